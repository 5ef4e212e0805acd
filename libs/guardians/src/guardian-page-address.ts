import { MailNotSetUp } from '#mail';

const inDevelopment = 'http://127.0.0.1:3000/permission';

/**
 * The address that a letter leads to, from FOOTHOLD_GUARDIAN_PAGE; what stands behind the # is never sent to a server. Throws `MailNotSetUp`
 * where that is no address, or not set in production.
 */
export function guardianPage(token: string, env: NodeJS.ProcessEnv): string {
  const page = env['FOOTHOLD_GUARDIAN_PAGE'] ?? (env['NODE_ENV'] === 'production' ? '' : inDevelopment);
  if (!URL.canParse(page)) throw new MailNotSetUp('No letter can be sent: FOOTHOLD_GUARDIAN_PAGE is not an address.');
  return `${page}#${token}`;
}
