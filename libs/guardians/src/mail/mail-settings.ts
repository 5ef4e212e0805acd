/** Where letters go, and whence they lead. */
export interface MailSettings {
  /** Letters are laid here, one file each, for a mail server to collect. */
  readonly folder: string;
  /** The address that they come from. */
  readonly from: string;
  /** The page that a link opens. */
  readonly pageUrl: string;
}

/** Names of the variables, and what is taken in development where they are not set. */
const variables = {
  folder: ['FOOTHOLD_MAIL_FOLDER', '.foothold/mail'],
  from: ['FOOTHOLD_MAIL_FROM', 'foothold@localhost'],
  pageUrl: ['FOOTHOLD_GUARDIAN_PAGE', 'http://127.0.0.1:3000/permission'],
} as const satisfies Record<keyof MailSettings, readonly [string, string]>;

/** Mail to guardians is asked for where nobody has said how it goes. */
export class MailNotSetUp extends Error {
  override readonly name = 'MailNotSetUp';
}

/**
 * The settings from environment variables; nothing is taken for granted where NODE_ENV is production, least of all a folder. Throws `MailNotSetUp`
 * naming every variable that is missing or is no address.
 */
export function readMailSettings(env: NodeJS.ProcessEnv): MailSettings {
  const faults: string[] = [];
  const read = (setting: keyof MailSettings): string => {
    const [name, inDevelopment] = variables[setting];
    const value = env[name] ?? (env['NODE_ENV'] === 'production' ? '' : inDevelopment);
    if (value === '') faults.push(`${name} is not set`);
    else if (setting === 'pageUrl' && !URL.canParse(value)) faults.push(`${name} is not an address`);
    else if (setting === 'from' && !/^[^\s@<>]+@[^\s@<>]+$/.test(value)) faults.push(`${name} is not a mail address`);
    return value;
  };
  const settings = { folder: read('folder'), from: read('from'), pageUrl: read('pageUrl') };
  if (faults.length > 0) throw new MailNotSetUp(`Nothing can be sent to guardians: ${faults.join('; ')}.`);
  return settings;
}
