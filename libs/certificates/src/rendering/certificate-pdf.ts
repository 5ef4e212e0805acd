import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { inHours } from '#evaluation';
import { doneIn, minutesOf } from '#ledger';
import type { IssuedCertificate } from '../application/issue-certificate.use-case.js';
import { monthOf, printedCode } from '../domain/certificate.js';

/** The fonts of PDF itself know only the letters of Western Europe; names come from everywhere. */
const fontFile = (name: string): string => createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

const ink = '#1d2733';
const mostTasks = 6;

/** One line each: what is longer is cut, so that it stays a page. */
const oneLine = { lineBreak: true, height: 18, ellipsis: true };

/** A certificate as one page of A4, wide. `issuedAt` is all of it that does not follow from what it says. */
export function certificatePdf(certificate: IssuedCertificate, issuedAt: Date): Promise<Buffer> {
  const page = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 64,
    lang: 'en-GB',
    displayTitle: true,
    info: { Title: 'Certificate of experience', Author: 'Foothold', CreationDate: issuedAt, ModDate: issuedAt },
  });
  const whole = collected(page);
  page.registerFont('plain', fontFile('DejaVuSans')).registerFont('bold', fontFile('DejaVuSans-Bold'));
  write(page, certificate);
  page.end();
  return whole;
}

function write(
  page: PDFKit.PDFDocument,
  { givenName, familyName, schoolName, activity, code }: IssuedCertificate,
): void {
  const { tasks } = doneIn(activity);
  page.fillColor(ink).font('plain').fontSize(16).text('Certificate of experience').moveDown(1.5);
  page.font('bold').fontSize(30).text(`${givenName} ${familyName}`).moveDown(0.3);
  page.font('plain').fontSize(14).text(schoolName, oneLine).moveDown(1.2);
  const hours = `${inHours(minutesOf(activity))} hours`;
  page.fontSize(16).text(`was at ${activity.employerName} for ${hours} in ${monthOf(activity.startsOn)}:`);
  page.font('bold').text(activity.title, oneLine).moveDown(1);
  page.font('plain').fontSize(12);
  for (const task of tasks.slice(0, mostTasks)) page.text(`· ${task}`, oneLine);
  page
    .moveDown(1.5)
    .fontSize(11)
    .text('The hours are those of the register. Whoever is shown this can check it with the code');
  page.font('bold').fontSize(14).text(printedCode(code));
}

function collected(page: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    page.on('data', (part: Buffer) => parts.push(part));
    page.on('end', () => resolve(Buffer.concat(parts)));
    page.on('error', reject);
  });
}
