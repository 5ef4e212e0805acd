import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Email } from 'postal-mime';

/** A mail that came in. */
export interface CaughtMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A mail server that delivers nothing. */
export interface MailCatcher {
  /** For FOOTHOLD_SMTP_URL. */
  readonly smtpUrl: string;
  /** A page that lists what came in. */
  readonly pageUrl: string;
  /** What came in, the oldest first. */
  readonly mails: readonly CaughtMail[];
  stop(): Promise<void>;
}

/** As many are kept; the oldest go first. */
const mostKept = 500;

/**
 * A mail server on loopback which keeps in memory what it is sent and shows it on a page, for development and the demo. Needs the
 * devDependencies smtp-server and postal-mime.
 * @param pagePort the port of the page; 0 for any free one
 */
export async function startMailCatcher(pagePort = 0): Promise<MailCatcher> {
  const [{ SMTPServer }, { default: PostalMime }] = await Promise.all([import('smtp-server'), import('postal-mime')]);
  const mails: CaughtMail[] = [];
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onData: (stream, _session, done) => {
      stream
        .toArray()
        .then((chunks: Buffer[]) => PostalMime.parse(Buffer.concat(chunks)))
        .then((mail) => {
          mails.push(caught(mail));
          if (mails.length > mostKept) mails.shift();
          done();
        }, done);
    },
  });
  const page = createServer((_request, response) => {
    response
      .writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
      .end(listOf(mails));
  });
  smtp.listen(0, '127.0.0.1');
  page.listen(pagePort, '127.0.0.1');
  await Promise.all([once(smtp.server, 'listening'), once(page, 'listening')]);
  return {
    smtpUrl: `smtp://127.0.0.1:${portOf(smtp.server)}`,
    pageUrl: `http://127.0.0.1:${portOf(page)}/`,
    mails,
    stop: async () => {
      page.closeAllConnections();
      await Promise.all([closed(page), new Promise<void>((resolve) => smtp.close(resolve))]);
    },
  };
}

function caught({ to, subject, text }: Email): CaughtMail {
  return { to: to?.[0]?.address ?? '', subject: subject ?? '', text: (text ?? '').trimEnd() };
}

/** The newest first, as plain text: nothing in a mail can become a page. */
function listOf(mails: readonly CaughtMail[]): string {
  const letters = mails.map(({ to, subject, text }) => `To: ${to}\nSubject: ${subject}\n\n${text}\n`);
  return [`${mails.length} letters, the newest first.\n`, ...letters.reverse()].join(`\n${'-'.repeat(80)}\n\n`);
}

function portOf(server: { address(): AddressInfo | string | null }): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
