import { inHours } from '#evaluation';
import { doneIn, minutesOf } from '#ledger';
import type { IssuedCertificate } from '../application/issue-certificate.use-case.js';
import { monthOf, printedCode } from '../domain/certificate.js';
import { pdfPage } from './pdf-page.js';

const ink = '#1d2733';
const mostTasks = 6;

/** One line each: what is longer is cut, so that it stays a page. */
const oneLine = { lineBreak: true, height: 18, ellipsis: true };

/** A certificate as one page of A4, wide. `issuedAt` is all of it that does not follow from what it says. */
export function certificatePdf(certificate: IssuedCertificate, issuedAt: Date): Promise<Buffer> {
  const terms = { title: 'Certificate of experience', madeAt: issuedAt, layout: 'landscape', margin: 64 } as const;
  return pdfPage(terms, (page) => write(page, certificate));
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
