import { pdfPage } from '#certificates';
import type { DayPage } from '../domain/day-page.js';
import { pageAt, pageSteps } from './page-fit.js';

const ink = '#1d2733';
const margin = 42;

/** A line or paragraph as it is set, with the space below it. */
interface SetText {
  readonly text: string;
  readonly font: 'bold' | 'plain';
  readonly size: number;
  readonly below: number;
}

/** The page as PDF, in English and on one sheet. `madeAt` is all of it that does not follow from what it says. */
export function dayPagePdf(page: DayPage, madeAt: Date): Promise<Buffer> {
  return pdfPage({ title: page.heading, madeAt, layout: 'portrait', margin }, (sheet) => {
    sheet.fillColor(ink);
    for (const { text, font, size, below } of fitting(sheet, page)) {
      sheet.font(font).fontSize(size).text(text);
      sheet.y += below;
    }
  });
}

/** The page at the first step at which it fits the sheet. O(steps x length). */
function fitting(sheet: PDFKit.PDFDocument, page: DayPage): readonly SetText[] {
  const steps = pageSteps.map((step) => () => setAt(pageAt(page, step), step.size));
  const found = steps.find((set) => heightOf(sheet, set()) <= sheet.page.height - 2 * margin);
  return (found ?? steps.at(-1))?.() ?? [];
}

function setAt({ heading, parts, notes }: DayPage, size: number): readonly SetText[] {
  const gap = size * 0.35;
  return [
    { text: heading, font: 'bold', size: size + 7, below: gap * 2 },
    ...parts.flatMap(({ label, lines }): SetText[] => [
      { text: label, font: 'bold', size, below: 0 },
      ...lines.map((text, index): SetText => ({
        text,
        font: 'plain',
        size,
        below: index === lines.length - 1 ? gap : 0,
      })),
    ]),
    ...notes.map((text): SetText => ({ text, font: 'plain', size: Math.min(size, 8), below: 0 })),
  ];
}

function heightOf(sheet: PDFKit.PDFDocument, texts: readonly SetText[]): number {
  const width = sheet.page.width - 2 * margin;
  return texts.reduce((sum, { text, font, size, below }) => {
    return sum + sheet.font(font).fontSize(size).heightOfString(text, { width }) + below;
  }, 0);
}
