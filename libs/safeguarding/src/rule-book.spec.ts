import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { opportunityKinds } from './facts.js';
import { renderRuleBook } from './render-rule-book.js';
import { ruleBook, ruleSetVersion } from './rule-book.js';
import { stages, type Words } from './rule.js';
import { standingRules } from './standing-rules.js';
import { wordsForUnknown } from './words.js';

function sentencesOf({ student, school, employer, ...others }: Words): string[] {
  return [student, school, employer, ...Object.values(others)];
}

describe('the rule book', () => {
  it('has no two rules of one id in force on the same day', () => {
    const ids = ruleBook.filter(({ validTo }) => validTo === null).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const rule of ruleBook)
      for (const other of ruleBook)
        if (rule !== other && rule.id === other.id)
          expect(
            (rule.validTo ?? '9') < (other.validFrom ?? '0') || (other.validTo ?? '9') < (rule.validFrom ?? '0'),
          ).toBe(true);
  });

  it('judges every kind at every stage at which it can be blocked', () => {
    for (const kind of opportunityKinds)
      for (const stage of stages)
        expect(ruleBook.some((rule) => rule.appliesTo.includes(kind) && rule.stages.includes(stage))).toBe(true);
  });
});

describe.each(ruleBook.map((rule) => [rule.id, rule] as const))('rule %s', (_id, rule) => {
  it('says what it is, where it is from, when it ends and what it needs', () => {
    expect(rule.id).toMatch(/^R\d{2,3}[a-z]?$/);
    for (const text of [rule.title, rule.source, rule.expiresWith, rule.needs]) expect(text).toMatch(/^\S.{7,}[^.\s]$/);
  });

  it('is for some kind at some stage, each named once', () => {
    expect(rule.appliesTo.length).toBeGreaterThan(0);
    expect(rule.stages.length).toBeGreaterThan(0);
    expect(new Set(rule.appliesTo).size).toBe(rule.appliesTo.length);
    expect(new Set(rule.stages).size).toBe(rule.stages.length);
  });

  it('has a sentence for every reader, when it fails and when it is unknown, without ids', () => {
    for (const sentence of [...sentencesOf(rule.words), ...sentencesOf(wordsForUnknown(rule))]) {
      expect(sentence).toMatch(/^[A-Z].{10,}\.$/);
      expect(sentence).not.toMatch(/R\d|[a-z]{3}_|\d{4}-\d\d|undefined|null/);
    }
  });

  it('may not end before it begins', () => {
    expect((rule.validFrom ?? '0') <= (rule.validTo ?? '9')).toBe(true);
  });

  it('has a row of its own on the page', () => {
    const rows = renderRuleBook()
      .split('\n')
      .filter((line) => line.startsWith(`| ${rule.id} |`));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(rule.title);
    expect(rows[0]).toContain(rule.source);
  });
});

describe('the page of the rules', () => {
  it('says in its head that it is generated and is no legal advice', () => {
    const head = renderRuleBook().split('\n|')[0] ?? '';
    expect(head).toContain('generated');
    expect(head).toContain('no legal advice');
    expect(head).toContain(ruleSetVersion);
  });

  it('is two tables, each with as many cells in every row', () => {
    const rows = renderRuleBook()
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(ruleBook.length + standingRules.length + 4);
    const widths = rows.map((row) => row.split(/(?<!\\)\|/).length);
    expect(new Set(widths.slice(0, ruleBook.length + 2)).size).toBe(1);
    expect(new Set(widths.slice(ruleBook.length + 2)).size).toBe(1);
  });

  it('says when each rule is in force, and what has no day yet', () => {
    const page = renderRuleBook();
    const cellOf = (id: string): string => page.split('\n').find((line) => line.startsWith(`| ${id} |`)) ?? '';
    expect(cellOf('R01')).toContain('| always |');
    expect(cellOf('R06')).toContain('| until a day that is not set yet |');
    expect(cellOf('R07')).toContain('| from a day that is not set yet |');
    expect(cellOf('R60')).toContain('| to 2026-08-31 |');
    expect(cellOf('R61')).toContain('| from 2026-09-01 |');
    expect(cellOf('R02')).toContain('| placement | apply, allocate, confirm | on each day |');
    expect(cellOf('R71')).toContain('| all | publish, book, apply, allocate, confirm | once |');
    expect(cellOf('R02')).toMatch(
      /nobody may lift it \| nobody \| `days` `student.bornOn` \| the school .* \| yes \|$/,
    );
    expect(cellOf('R14')).toMatch(/\| warns \| nobody \|.*\| no \|$/);
    expect(cellOf('R32')).toContain('| blocks, nobody may lift it |');
    expect(cellOf('R32')).toContain('| blocks, nobody may lift it | nobody |');
    expect(cellOf('R14')).toContain('| warns | nobody |');
    expect(cellOf('R50')).toContain('| blocks | the programme’s coordinator |');
    expect(cellOf('R91')).toContain('| blocks | the school’s safeguarding lead |');
    expect(cellOf('R91a')).toContain('| blocks, nobody may lift it | nobody |');
    expect(cellOf('R36')).toContain('| permits |');
    expect(cellOf('R110')).toContain('| – | they are the operator’s');
    expect(cellOf('R112')).toContain('| – | Our policy | no |');
    expect(cellOf('R65')).toMatch(/\| yes \|$/);
  });

  it('is the page that is in docs', () => {
    expect(renderRuleBook()).toBe(readFileSync('docs/rules.md', 'utf8'));
  });
});
