import { MailNotSetUp } from '#mail';

const inDevelopment = 'http://127.0.0.1:3000/day-page';

/**
 * The address that a letter leads to, from FOOTHOLD_DAY_PAGE; what stands behind the # is never sent to a server. Throws `MailNotSetUp` where
 * that is no address, or not set in production.
 */
export function dayPageAddress(token: string, env: NodeJS.ProcessEnv): string {
  const page = env['FOOTHOLD_DAY_PAGE'] ?? (env['NODE_ENV'] === 'production' ? '' : inDevelopment);
  if (!URL.canParse(page)) throw new MailNotSetUp('No letter can be sent: FOOTHOLD_DAY_PAGE is not an address.');
  return `${page}#${token}`;
}
