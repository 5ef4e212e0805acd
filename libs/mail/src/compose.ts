import type { SendMailOptions } from 'nodemailer';
import type { Letter } from './letter.js';

/** A letter in the terms of nodemailer, which writes it as an internet message (RFC 5322 with MIME). */
export function compose({ messageId, to, subject, text, writtenAt }: Letter, from: string): SendMailOptions {
  return {
    messageId: `<${messageId}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    date: writtenAt,
    from: { name: 'Foothold', address: from },
    // As an address and not as a text, which could name more than one.
    to: { name: '', address: to },
    subject,
    text,
    // Answering machines leave such letters alone (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    // Letters are made from our own words; nothing in them is ever a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
