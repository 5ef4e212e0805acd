import { addDays, type LocalDate } from '#kernel';
import { opportunityKinds } from './facts.js';
import { ruleBook, ruleSetVersion } from './rule-book.js';
import type { Lifter } from './lifting-facts.js';
import type { Rule, Severity } from './rule.js';
import { noDaySet } from './settings.js';
import type { StandingRule } from './standing-rule.js';
import { standingRules } from './standing-rules.js';
import { evidenceNames } from './words.js';

/** What stands over the rules wherever they are shown. */
export const noLegalAdvice =
  'It is no legal advice. Rules that are marked "to confirm" still have to be compared with the text of the law in force.';

const consequences: Readonly<Record<Severity | 'NONE', string>> = {
  BLOCK: 'blocks',
  BLOCK_NEVER_LIFTED: 'blocks, nobody may lift it',
  WARN: 'warns',
  NONE: 'permits',
};

const lifterNames: Readonly<Record<Lifter, string>> = {
  SAFEGUARDING_LEAD: 'the school’s safeguarding lead',
  COORDINATOR: 'the programme’s coordinator',
};

interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string;
}

const columns: readonly Column<Rule>[] = [
  { head: 'id', cell: ({ id }) => id },
  { head: 'rule', cell: ({ title }) => title },
  { head: 'for', cell: ({ appliesTo }) => (appliesTo.length === opportunityKinds.length ? 'all' : listed(appliesTo)) },
  { head: 'at', cell: ({ stages }) => listed(stages) },
  { head: 'judged', cell: ({ judged }) => (judged === 'EACH_DAY' ? 'on each day' : 'once') },
  { head: 'effect', cell: ({ severity }) => consequences[severity] },
  { head: 'lifted by', cell: ({ liftedBy }) => (liftedBy === undefined ? 'nobody' : lifterNames[liftedBy]) },
  { head: 'reads', cell: ({ inputs }) => inputs.map((name) => `\`${name}\``).join(' ') },
  { head: 'facts from', cell: ({ evidenceBy }) => evidenceNames[evidenceBy] },
  { head: 'void after', cell: ({ expiresWith }) => expiresWith },
  { head: 'in force', cell: inForce },
  { head: 'source', cell: ({ source }) => source },
  { head: 'to confirm', cell: ({ toConfirm }) => yesOrNo(toConfirm) },
];

const standingColumns: readonly Column<StandingRule>[] = [
  { head: 'id', cell: ({ id }) => id },
  { head: 'rule', cell: ({ title }) => title },
  { head: 'a breach', cell: ({ severity }) => consequences[severity] },
  { head: 'kept by', cell: ({ keptBy }) => keptBy ?? '–' },
  { head: 'not kept yet', cell: ({ notKeptYet }) => notKeptYet ?? '–' },
  { head: 'source', cell: ({ source }) => source },
  { head: 'to confirm', cell: ({ toConfirm }) => yesOrNo(toConfirm) },
];

/** The whole rule book as a Markdown page with two tables, the same text every time. O(rules). */
export function renderRuleBook(): string {
  return [
    '# Safeguarding rules',
    '',
    `Edition ${ruleSetVersion}. This page is generated from \`libs/safeguarding\`: change the rules there, not here.`,
    `${noLegalAdvice} The dates and`,
    'numbers that they turn on stand in `libs/safeguarding/src/settings.ts`.',
    '',
    '## Judged on the facts of a placement or visit',
    '',
    'What is not known blocks in the same way as what fails, until it is known. Each day is judged by the rules in force on that day.',
    'A block can be lifted for one place, before it is confirmed or while it is on hold, by whoever the table names, with a reason and for as long',
    'as what the rule reads stays the same; what nobody may lift is lifted by nobody, and a warning needs no lifting.',
    '',
    ...table(columns, ruleBook),
    '',
    '## Kept by the way the service is built, or by what people do',
    '',
    'What nothing keeps yet says so.',
    '',
    ...table(standingColumns, standingRules),
    '',
  ].join('\n');
}

function inForce({ validFrom, validTo }: Rule): string {
  if (validFrom === noDaySet) return 'from a day that is not set yet';
  if (validTo === lastDayBeforeNone) return 'until a day that is not set yet';
  if (validFrom === null && validTo === null) return 'always';
  return [validFrom === null ? '' : `from ${validFrom}`, validTo === null ? '' : `to ${validTo}`].join(' ').trim();
}

const lastDayBeforeNone: LocalDate = addDays(noDaySet, -1);

function yesOrNo(answer: boolean): string {
  return answer ? 'yes' : 'no';
}

function listed(names: readonly string[]): string {
  return names.map((name) => name.toLowerCase().replaceAll('_', ' ')).join(', ');
}

function table<Row>(of: readonly Column<Row>[], rows: readonly Row[]): string[] {
  return [
    line(of.map(({ head }) => head)),
    line(of.map(() => '---')),
    ...rows.map((each) => line(of.map(({ cell }) => cell(each)))),
  ];
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
