import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

/** The fonts of PDF itself know only the letters of Western Europe; names come from everywhere. */
const fontFile = (name: string): string => createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

/** What a document is called, when it was made, and how its pages lie. */
export interface PdfTerms {
  readonly title: string;
  /** All of the document that does not follow from what is written. */
  readonly madeAt: Date;
  readonly layout: 'portrait' | 'landscape';
  readonly margin: number;
}

/** A document of A4 pages in English, with the fonts `plain` and `bold`. */
export function pdfPage(
  { title, madeAt, layout, margin }: PdfTerms,
  write: (page: PDFKit.PDFDocument) => void,
): Promise<Buffer> {
  const page = new PDFDocument({
    size: 'A4',
    layout,
    margin,
    lang: 'en-GB',
    displayTitle: true,
    info: { Title: title, Author: 'Foothold', CreationDate: madeAt, ModDate: madeAt },
  });
  const whole = collected(page);
  page.registerFont('plain', fontFile('DejaVuSans')).registerFont('bold', fontFile('DejaVuSans-Bold'));
  write(page);
  page.end();
  return whole;
}

function collected(page: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    page.on('data', (part: Buffer) => parts.push(part));
    page.on('end', () => resolve(Buffer.concat(parts)));
    page.on('error', reject);
  });
}
