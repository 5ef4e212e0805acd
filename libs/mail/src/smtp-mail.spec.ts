import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { ChosenMail } from './chosen-mail.js';
import { aLetter } from './letter.fixture.js';

const arrived: { mail: Email; to: string[] }[] = [];
let refuses = false;

const server = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  authOptional: true,
  onRcptTo: (_address, _session, done) => {
    done(refuses ? Object.assign(new Error('Come back later'), { responseCode: 450 }) : null);
  },
  onData: (stream, { envelope }, done) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
        arrived.push({ mail, to: envelope.rcptTo.map(({ address }) => address) });
        done();
      });
    });
  },
});

let mail: ChosenMail;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  mail = new ChosenMail(() => ({ way: 'SMTP', url: `smtp://127.0.0.1:${port}`, from: 'foothold@school.example' }));
});

afterAll(async () => {
  mail.onModuleDestroy();
  await new Promise<void>((resolve) => {
    server.close(resolve);
  });
});

describe('a mail server', () => {
  it('is handed each letter whole, for one reader', async () => {
    await mail.send(aLetter({ text: 'سلام\n\n.\n\nA line that is a dot ends nothing.' }));
    expect(arrived).toHaveLength(1);
    expect(arrived[0]?.to).toEqual(['guardian@example.org']);
    expect(arrived[0]?.mail).toMatchObject({
      messageId: '<gln_1.1@school.example>',
      subject: 'Park Hall has a question for you',
      from: { address: 'foothold@school.example', name: 'Foothold' },
    });
    expect(arrived[0]?.mail.text?.trimEnd()).toBe('سلام\n\n.\n\nA line that is a dot ends nothing.');
  });

  it('that takes no letter now is asked again: the same letter, under the same id', async () => {
    refuses = true;
    await expect(mail.send(aLetter({ messageId: 'gln_2.1' }))).rejects.toThrow('450');
    refuses = false;
    await mail.send(aLetter({ messageId: 'gln_2.1' }));
    expect(arrived.map((each) => each.mail.messageId)).toEqual([
      '<gln_1.1@school.example>',
      '<gln_2.1@school.example>',
    ]);
  });
});
