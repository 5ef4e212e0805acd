import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jwtVerify } from 'jose';
import { aLetter } from './letter.fixture.js';
import { NotifyMail, NotifyRefused } from './notify-mail.js';

const service = '26785a09-ab16-4eb0-8407-a37497a57506';
const secret = '3d844edf-8d35-48ac-975b-e847b4f122b0';
const templateId = 'f33517ff-2a88-4f6e-b855-c550268ce08a';

interface Asked {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly authorization: string;
  readonly body: unknown;
}

const asked: Asked[] = [];
let answer: { status: number; body: string } = { status: 201, body: '{"id":"740e5834-3a29-46b4-9a6f-16142fde533a"}' };

/** Answers as the API's documentation says, for as long as one letter takes. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method, url: path, headers } = request;
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
    asked.push({ method, path, authorization: headers.authorization ?? '', body });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
});

let url: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const mail = (): NotifyMail => new NotifyMail({ url, key: `council-${service}-${secret}`, templateId });

describe('GOV.UK Notify', () => {
  it('is handed a letter as its template and reference, signed with the key’s secret', async () => {
    await mail().send(aLetter());
    const [{ method, path, authorization, body }] = asked as [Asked];
    expect({ method, path, body }).toEqual({
      method: 'POST',
      path: '/v2/notifications/email',
      body: {
        email_address: 'guardian@example.org',
        template_id: templateId,
        personalisation: { subject: 'Park Hall has a question for you', body: 'One line.\n\nAnother.' },
        reference: 'gln_1.1',
      },
    });
    const { payload } = await jwtVerify(authorization.replace('Bearer ', ''), new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      issuer: service,
      maxTokenAge: 30,
    });
    expect(payload.iss).toBe(service);
  });

  it.each([
    [429, 'RateLimitError', 'Exceeded rate limit for key type TEAM of 3000 requests per 60 seconds'],
    [400, 'ValidationError', 'email_address guardian@example.org Not a valid email address'],
    [403, 'AuthError', 'Invalid token: service not found'],
  ])(
    'says %s with the kind of error and never to whom, so that the letter is tried again',
    async (status, error, message) => {
      answer = { status, body: JSON.stringify({ status_code: status, errors: [{ error, message }] }) };
      await expect(mail().send(aLetter())).rejects.toThrow(new NotifyRefused(`${status} ${error}`));
    },
  );

  it('that answers with no JSON is refused by its status alone', async () => {
    answer = { status: 502, body: '<html>' };
    await expect(mail().send(aLetter())).rejects.toThrow(new NotifyRefused('502'));
  });

  it('takes keys of its own form only', () => {
    expect(() => new NotifyMail({ url, key: 'no key', templateId })).toThrow(NotifyRefused);
  });
});
