import { describe, expect, it } from '@jest/globals';
import { MailNotSetUp, readMailSettings } from './mail-settings.js';

const key = 'live-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0';
const from = { FOOTHOLD_MAIL_FROM: 'foothold@school.example' };

function inProduction(env: NodeJS.ProcessEnv): unknown {
  try {
    return readMailSettings({ NODE_ENV: 'production', ...env });
  } catch (error) {
    return error instanceof MailNotSetUp ? error.message : error;
  }
}

describe('the settings of the mail', () => {
  it('choose one of three ways by the variable that is set', () => {
    expect(inProduction({ ...from, FOOTHOLD_MAIL_FOLDER: '/var/mail' })).toEqual({
      way: 'FOLDER',
      folder: '/var/mail',
      from: 'foothold@school.example',
    });
    expect(inProduction({ ...from, FOOTHOLD_SMTP_URL: 'smtp://mail.example:587' })).toEqual({
      way: 'SMTP',
      url: 'smtp://mail.example:587',
      from: 'foothold@school.example',
    });
    expect(inProduction({ FOOTHOLD_NOTIFY_KEY: key, FOOTHOLD_NOTIFY_TEMPLATE: 'template' })).toEqual({
      way: 'NOTIFY',
      key,
      templateId: 'template',
      url: 'https://api.notifications.service.gov.uk',
    });
  });

  it('have to be set in production, every one that is missing, wrong or one too many named at once', () => {
    expect(inProduction({})).toBe(
      'No letter can be sent: none of FOOTHOLD_MAIL_FOLDER, FOOTHOLD_SMTP_URL, FOOTHOLD_NOTIFY_KEY is set; FOOTHOLD_MAIL_FROM is not set.',
    );
    expect(
      inProduction({ FOOTHOLD_MAIL_FROM: 'nobody', FOOTHOLD_SMTP_URL: 'mail.example', FOOTHOLD_NOTIFY_KEY: key }),
    ).toBe(
      'No letter can be sent: FOOTHOLD_SMTP_URL and FOOTHOLD_NOTIFY_KEY are set, and letters go one way; ' +
        'FOOTHOLD_MAIL_FROM is not a mail address; FOOTHOLD_SMTP_URL does not begin with smtp:// or smtps://.',
    );
    expect(inProduction({ FOOTHOLD_NOTIFY_KEY: 'key', FOOTHOLD_NOTIFY_URL: 'here' })).toBe(
      'No letter can be sent: FOOTHOLD_NOTIFY_KEY is not a key of GOV.UK Notify; FOOTHOLD_NOTIFY_TEMPLATE is not set; ' +
        'FOOTHOLD_NOTIFY_URL is not an address.',
    );
  });

  it('lead to a folder of the checkout in development', () => {
    expect(readMailSettings({})).toMatchObject({ way: 'FOLDER', folder: '.foothold/mail' });
  });
});
