import { opportunityKinds } from './facts.js';
import { ruleBook, ruleSetVersion } from './rule-book.js';
import type { Rule, Severity } from './rule.js';
import { evidenceNames } from './words.js';

const consequences: Readonly<Record<Severity, string>> = {
  BLOCK: 'blocks',
  BLOCK_NEVER_LIFTED: 'blocks, nobody may lift it',
  WARN: 'warns',
};

const columns: readonly { readonly head: string; readonly cell: (rule: Rule) => string }[] = [
  { head: 'id', cell: ({ id }) => id },
  { head: 'rule', cell: ({ title }) => title },
  { head: 'for', cell: ({ appliesTo }) => (appliesTo.length === opportunityKinds.length ? 'all' : listed(appliesTo)) },
  { head: 'at', cell: ({ stages }) => listed(stages) },
  { head: 'judged', cell: ({ judged }) => (judged === 'EACH_DAY' ? 'on each day' : 'once') },
  { head: 'effect', cell: ({ severity }) => consequences[severity] },
  { head: 'facts from', cell: ({ evidenceBy }) => evidenceNames[evidenceBy] },
  { head: 'void after', cell: ({ expiresWith }) => expiresWith },
  { head: 'in force', cell: inForce },
  { head: 'source', cell: ({ source }) => source },
  { head: 'to confirm', cell: ({ toConfirm }) => (toConfirm ? 'yes' : 'no') },
];

/** The whole rule book as a Markdown page with one table, the same text every time. O(rules). */
export function renderRuleBook(): string {
  return [
    '# Safeguarding rules',
    '',
    `Edition ${ruleSetVersion}. This page is generated from \`libs/safeguarding\`: change the rules there, not here.`,
    'It is no legal advice. Rules that are marked "to confirm" still have to be compared with the text of the law in force.',
    'What is not known blocks in the same way as what fails, until it is known.',
    '',
    row(columns.map(({ head }) => head)),
    row(columns.map(() => '---')),
    ...ruleBook.map((rule) => row(columns.map(({ cell }) => cell(rule)))),
    '',
  ].join('\n');
}

function inForce({ validFrom, validTo }: Rule): string {
  if (validFrom === null && validTo === null) return 'always';
  return [validFrom === null ? '' : `from ${validFrom}`, validTo === null ? '' : `to ${validTo}`].join(' ').trim();
}

function listed(names: readonly string[]): string {
  return names.map((name) => name.toLowerCase().replaceAll('_', ' ')).join(', ');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
