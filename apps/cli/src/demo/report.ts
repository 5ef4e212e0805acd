import type { OutcomeLine } from './outcomes.queries.js';

const groupNames = ['most in need of help', 'some need of help', 'everybody else'];

/** The result of a round in figures: a page of plain text. Pure. */
export function reportOf(outcomes: readonly OutcomeLine[]): string {
  const placed = outcomes.filter(({ isPlaced }) => isPlaced);
  const firsts = placed.filter(({ choiceRank }) => choiceRank === 1);
  const topThree = placed.filter(({ choiceRank }) => choiceRank !== null && choiceRank <= 3);
  const added = placed.filter(({ choiceRank }) => choiceRank === null);
  const minutes = placed
    .map(({ outMinutes, backMinutes }) => Math.max(outMinutes ?? 0, backMinutes ?? 0))
    .sort((a, b) => a - b);
  const rough = placed.filter(({ isTravelRough }) => isTravelRough === true);
  return [
    `${placed.length} of ${outcomes.length} students are placed, ${outcomes.length - placed.length} are not.`,
    `Of those placed, ${share(firsts, placed)} have their first choice, ${share(topThree, placed)} one of their first three; ${added.length} have a place that the service added to their list.`,
    `Travel each way, the longer of the two: ${quantile(minutes, 0.5)} minutes in the middle, ${quantile(minutes, 0.9)} for nine in ten, ${quantile(minutes, 1)} at most (${share(rough, placed)} are rough estimates).`,
    '',
    ...table('By school', outcomes, ({ school }) => school),
    '',
    ...table('By priority group', outcomes, ({ priorityClass }) => groupNames[priorityClass] ?? String(priorityClass)),
    '',
    ...table('By year group', outcomes, ({ yearGroup }) => `Year ${yearGroup}`),
    '',
    'Why the others have no place',
    ...count(outcomes.filter(({ isPlaced }) => !isPlaced).map(({ cause }) => causeWords[cause] ?? cause)),
  ].join('\n');
}

const causeWords: Record<string, string> = {
  REFUSED_EVERYWHERE: 'others came first wherever they could have gone',
  TOO_FEW_PLACES: 'fewer places than students wherever they could have gone',
  NOTHING_OPEN: 'everything on their lists was closed',
  NONE_WITHIN_REACH: 'nothing within their minutes of travel',
  NONE_OPEN_TO_STUDENT: 'no placement is open to their year group',
  BARRED_BY_RULES: 'the safeguarding rules do not allow a placement yet',
  NONE_OFFERED: 'no placement is offered',
  ALL_TAKEN: 'everything was taken before',
  RULED_OUT: 'they ruled out what was possible',
  ALREADY_PLACED: 'placed already',
};

function table(heading: string, outcomes: readonly OutcomeLine[], groupOf: (line: OutcomeLine) => string): string[] {
  const groups = [...new Set(outcomes.map(groupOf))].sort();
  const width = Math.max(heading.length, ...groups.map(({ length }) => length));
  const rows = groups.map((group) => {
    const own = outcomes.filter((line) => groupOf(line) === group);
    const placed = own.filter(({ isPlaced }) => isPlaced);
    const firsts = placed.filter(({ choiceRank }) => choiceRank === 1);
    return `  ${group.padEnd(width)}  ${String(placed.length).padStart(3)} of ${String(own.length).padStart(3)}  ${share(placed, own).padStart(5)}   ${share(firsts, placed).padStart(5)}`;
  });
  return [`${heading.padEnd(width + 2)}     placed             first choice`, ...rows];
}

function count(words: readonly string[]): string[] {
  return [...new Set(words)]
    .sort()
    .map((word) => `  ${String(words.filter((other) => other === word).length).padStart(3)}  ${word}`);
}

function share(part: readonly unknown[], whole: readonly unknown[]): string {
  return whole.length === 0 ? '–' : `${Math.round((100 * part.length) / whole.length)} %`;
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? 0;
}
