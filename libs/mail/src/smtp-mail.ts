import { createTransport, type Transporter } from 'nodemailer';
import { compose } from './compose.js';
import type { Letter, Mail } from './letter.js';

/** How long a mail server may take to answer, in milliseconds: a job that waits longer is better tried again. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Hands letters to a mail server (RFC 5321), over one connection that is kept while letters follow each other. */
export class SmtpMail implements Mail {
  private readonly transport: Transporter;

  /** @param url `smtp://user:password@host:587` (encrypted where the server offers it) or `smtps://…:465` */
  constructor(
    url: string,
    private readonly from: string,
  ) {
    this.transport = createTransport({ url, pool: true, maxConnections: 1, ...patience });
  }

  async send(letter: Letter): Promise<void> {
    await this.transport.sendMail(compose(letter, this.from));
  }

  /** Ends the connection once what is under way has gone. */
  close(): void {
    this.transport.close();
  }
}
