import { pdfPage } from '#certificates';
import type { DayPage } from '../domain/day-page.js';

const ink = '#1d2733';

/** The page as PDF, in English. `madeAt` is all of it that does not follow from what it says. */
export function dayPagePdf({ heading, parts, notes }: DayPage, madeAt: Date): Promise<Buffer> {
  return pdfPage({ title: heading, madeAt, layout: 'portrait', margin: 42 }, (page) => {
    page.fillColor(ink).font('bold').fontSize(17).text(heading).moveDown(0.4);
    for (const { label, lines } of parts) {
      page.font('bold').fontSize(9.5).text(label);
      page.font('plain').fontSize(9.5);
      for (const line of lines) page.text(line);
      page.moveDown(0.3);
    }
    page.fontSize(8);
    for (const note of notes) page.text(note);
  });
}
