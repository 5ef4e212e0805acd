import { isNotifyKey, type NotifySettings } from './notify-mail.js';

/** How letters go, and whence they come. */
export type MailSettings =
  | { readonly way: 'FOLDER'; readonly folder: string; readonly from: string }
  | { readonly way: 'SMTP'; readonly url: string; readonly from: string }
  | ({ readonly way: 'NOTIFY' } & NotifySettings);

/** Mail is asked for where nobody has said how it goes. */
export class MailNotSetUp extends Error {
  override readonly name = 'MailNotSetUp';
}

const ways = ['FOOTHOLD_MAIL_FOLDER', 'FOOTHOLD_SMTP_URL', 'FOOTHOLD_NOTIFY_KEY'] as const;
const inDevelopment = { folder: '.foothold/mail', from: 'foothold@localhost' };
const govUkNotify = 'https://api.notifications.service.gov.uk';

/**
 * The settings from environment variables: one of three ways, chosen by which variable is set. Nothing is taken for granted where NODE_ENV is
 * production, least of all a folder. Throws `MailNotSetUp` naming every variable that is missing, wrong or one too many.
 */
export function readMailSettings(env: NodeJS.ProcessEnv): MailSettings {
  const isProduction = env['NODE_ENV'] === 'production';
  const faults: string[] = [];
  const chosen = ways.filter((name) => (env[name] ?? '') !== '');
  if (chosen.length > 1) faults.push(`${chosen.join(' and ')} are set, and letters go one way`);
  const settings = readWay(chosen[0], env, isProduction, faults);
  if (faults.length > 0) throw new MailNotSetUp(`No letter can be sent: ${faults.join('; ')}.`);
  return settings;
}

function readWay(
  way: (typeof ways)[number] | undefined,
  env: NodeJS.ProcessEnv,
  isProduction: boolean,
  faults: string[],
): MailSettings {
  if (way === 'FOOTHOLD_NOTIFY_KEY') {
    const key = env['FOOTHOLD_NOTIFY_KEY'] ?? '';
    if (!isNotifyKey(key)) faults.push('FOOTHOLD_NOTIFY_KEY is not a key of GOV.UK Notify');
    const templateId = env['FOOTHOLD_NOTIFY_TEMPLATE'] ?? '';
    if (templateId === '') faults.push('FOOTHOLD_NOTIFY_TEMPLATE is not set');
    const url = env['FOOTHOLD_NOTIFY_URL'] ?? govUkNotify;
    if (!URL.canParse(url)) faults.push('FOOTHOLD_NOTIFY_URL is not an address');
    return { way: 'NOTIFY', key, templateId, url };
  }
  const from = env['FOOTHOLD_MAIL_FROM'] ?? (isProduction ? '' : inDevelopment.from);
  if (way === undefined && isProduction) faults.push(`none of ${ways.join(', ')} is set`);
  if (from === '') faults.push('FOOTHOLD_MAIL_FROM is not set');
  else if (!/^[^\s@<>]+@[^\s@<>]+$/.test(from)) faults.push('FOOTHOLD_MAIL_FROM is not a mail address');
  if (way === 'FOOTHOLD_SMTP_URL') {
    const url = env['FOOTHOLD_SMTP_URL'] ?? '';
    if (!/^smtps?:\/\/./.test(url)) faults.push('FOOTHOLD_SMTP_URL does not begin with smtp:// or smtps://');
    return { way: 'SMTP', url, from };
  }
  return { way: 'FOLDER', folder: env['FOOTHOLD_MAIL_FOLDER'] ?? inDevelopment.folder, from };
}
