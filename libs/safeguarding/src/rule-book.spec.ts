import { describe, expect, it } from '@jest/globals';
import { opportunityKinds } from './facts.js';
import { renderRuleBook } from './render-rule-book.js';
import { ruleBook, ruleSetVersion } from './rule-book.js';
import { stages, type Severity, type Words } from './rule.js';
import { wordsForUnknown } from './words.js';

function sentencesOf({ student, school, employer }: Words): string[] {
  return [student, school, employer];
}

describe('the rule book', () => {
  it('holds the rules that it is known for', () => {
    const families = new Set(ruleBook.map(({ id }) => id.replace(/[a-z]$/, '')));
    expect([...families]).toEqual([
      'R01',
      'R02',
      'R12',
      'R20',
      'R21',
      'R22',
      'R32',
      'R33',
      'R50',
      'R52',
      'R62',
      'R67',
      'R71',
      'R63',
      'R91',
      'R114',
    ]);
  });

  it('knows which rules nobody may lift, and only warns of nothing', () => {
    const idsOf = (wanted: Severity): string[] =>
      ruleBook.filter(({ severity }) => severity === wanted).map(({ id }) => id);
    const never = ['R01', 'R02', 'R02a', 'R12', 'R12a', 'R20', 'R20a', 'R22', 'R22a', 'R32', 'R32a', 'R62', 'R71'];
    expect(idsOf('BLOCK_NEVER_LIFTED')).toEqual(never);
    expect(idsOf('BLOCK')).toEqual([
      'R21',
      'R33',
      'R50',
      'R50a',
      'R52',
      'R52a',
      'R67',
      'R63',
      'R91',
      'R114',
      'R114a',
      'R114b',
    ]);
    expect(idsOf('WARN')).toEqual(['R63a']);
  });

  it.each([
    ['PUBLISH', 'R02a R20 R20a R21 R22 R22a R32a R50a R67 R71 R114 R114a R114b'],
    ['APPLY', 'R01 R02 R32 R71'],
    ['ALLOCATE', 'R01 R02 R12 R12a R20 R20a R21 R22 R22a R32 R33 R71'],
    ['CONFIRM', 'R01 R02 R12 R12a R20 R20a R21 R22 R22a R32 R33 R50 R62 R67 R71 R63 R63a R91'],
  ] as const)('judges a placement at %s by %s', (stage, ids) => {
    const judging = ruleBook.filter((rule) => rule.appliesTo.includes('PLACEMENT') && rule.stages.includes(stage));
    expect(judging.map(({ id }) => id).join(' ')).toBe(ids);
  });

  it('is an edition of a month', () => {
    expect(ruleSetVersion).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
  });

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

  it('is one table with as many cells in every row', () => {
    const rows = renderRuleBook()
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(ruleBook.length + 2);
    expect(new Set(rows.map((row) => row.split(/(?<!\\)\|/).length)).size).toBe(1);
  });
});
