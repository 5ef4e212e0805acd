import type { DayPage, DayPart, DayPartText } from '../domain/day-page.js';

/** How a page is made smaller: the size of its text, how much of what the employer wrote stands there, and how many lines of a way. */
export interface PageStep {
  readonly size: number;
  readonly characters: number;
  readonly wayLines: number;
}

const all = Number.POSITIVE_INFINITY;
const smallest = 7;

/** From all of it as it is best read to what fits whatever was written: first smaller, and only then shorter. */
export const pageSteps: readonly PageStep[] = [
  ...[9.5, 9, 8.5, 8, 7.5, smallest].map((size) => ({ size, characters: all, wayLines: all })),
  ...[400, 300, 220, 160, 110, 70].map((characters) => ({ size: smallest, characters, wayLines: all })),
  ...[8, 5, 3].map((wayLines) => ({ size: smallest, characters: 70, wayLines })),
  { size: 6, characters: 40, wayLines: 3 },
];

/** What may be shortened by its words; where to go, whom to ask for and how to get help never is. */
const shortenable: readonly DayPart[] = ['WORK', 'DAY_PLAN', 'LUNCH', 'CLOTHES'];
const ways: readonly DayPart[] = ['WAY_THERE', 'WAY_BACK'];

/** What stands where something is left out, and what it means. */
const dots = '…';
const rest = `${dots} the rest is on your page`;

/** The page at a step, with a note where anything of it is left out. O(length). */
export function pageAt(page: DayPage, { characters, wayLines }: PageStep): DayPage {
  const parts = page.parts.map((part) => shortened(part, characters, wayLines));
  const isWhole = parts.every(({ lines }, index) => lines === page.parts[index]?.lines);
  return isWhole ? page : { ...page, parts, notes: [rest, ...page.notes] };
}

function shortened(part: DayPartText, characters: number, wayLines: number): DayPartText {
  const { lines } = part;
  if (shortenable.includes(part.part) && lines.some(({ length }) => length > characters)) {
    return { ...part, lines: lines.map((line) => cut(line, characters)) };
  }
  if (!ways.includes(part.part) || lines.length <= wayLines + 1) return part;
  // The last line tells whose timetable it is.
  return { ...part, lines: [...lines.slice(0, wayLines), dots, ...lines.slice(-1)] };
}

/** A line of at most so many characters, and not in the middle of a word where there is a space. */
function cut(line: string, characters: number): string {
  if (line.length <= characters) return line;
  const space = line.lastIndexOf(' ', characters - 2);
  return `${line.slice(0, space > 0 ? space : characters - 2)} ${dots}`;
}
