import { SignJWT } from 'jose';
import type { Letter, Mail } from './letter.js';

/** The service would not take a letter. Says what it answered, and never to whom the letter was to go. */
export class NotifyRefused extends Error {
  override readonly name = 'NotifyRefused';
}

/** How a key of GOV.UK Notify ends: the service's id, a hyphen, and the secret, both UUIDs. */
const keyPattern =
  /(?<service>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** How long the service may take to answer, in milliseconds. */
const patienceMs = 30_000;

/** How GOV.UK Notify is reached. */
export interface NotifySettings {
  /** https://api.notifications.service.gov.uk, or another server that speaks its API. */
  readonly url: string;
  /** As the service gives it out: a name, the service's id and a secret. */
  readonly key: string;
  /** A template whose subject is ((subject)) and whose message is ((body)). */
  readonly templateId: string;
}

/** True for a text that ends like a key of GOV.UK Notify. */
export function isNotifyKey(text: string): boolean {
  return keyPattern.test(text);
}

/**
 * Hands letters to GOV.UK Notify by its REST API (docs.notifications.service.gov.uk/rest-api.html): a JWT signed with the key's secret, one
 * POST a letter. The letter's id goes along as the reference, by which the council finds it again; the service does not drop a second of the same.
 */
export class NotifyMail implements Mail {
  private readonly secret: Uint8Array;
  private readonly service: string;

  /** Throws `NotifyRefused` on a key that cannot be one. */
  constructor(private readonly settings: NotifySettings) {
    const parts = keyPattern.exec(settings.key)?.groups;
    if (parts?.['service'] === undefined || parts['secret'] === undefined)
      throw new NotifyRefused('The key is not one of GOV.UK Notify.');
    this.service = parts['service'];
    this.secret = new TextEncoder().encode(parts['secret']);
  }

  async send({ messageId, to, subject, text }: Letter): Promise<void> {
    const response = await fetch(new URL('/v2/notifications/email', this.settings.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${await this.token()}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        email_address: to,
        template_id: this.settings.templateId,
        personalisation: { subject, body: text },
        reference: messageId,
      }),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (response.status !== 201) throw new NotifyRefused(`${response.status} ${await errorsOf(response)}`.trim());
    await response.arrayBuffer();
  }

  /** The service takes one for 30 seconds, so each letter gets its own. */
  private token(): Promise<string> {
    return new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(this.service)
      .setIssuedAt()
      .sign(this.secret);
  }
}

/** The kinds of error that were answered: "RateLimitError". Their messages are left out, since they may quote the address. */
async function errorsOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || !('errors' in body) || !Array.isArray(body.errors)) return '';
  const kinds = body.errors.map((each: unknown) =>
    typeof each === 'object' && each !== null && 'error' in each ? String(each.error) : '',
  );
  return kinds.join(', ');
}
