import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyFacts } from './any-facts.fixture.js';
import { decide } from './decide.js';
import { aPlacement, vettedWith } from './facts.fixture.js';
import { opportunityKinds, type PlacementFacts } from './facts.js';
import { recorded } from './recorder.fixture.js';
import { ruleBook } from './rule-book.js';
import { stages, type Rule, type Severity } from './rule.js';
import { standingRules } from './standing-rules.js';

/** Every number of the safeguarding reference. */
const reference = [
  [1, 14],
  [20, 25],
  [30, 40],
  [50, 55],
  [60, 71],
  [80, 85],
  [90, 99],
  [110, 114],
  [120, 124],
].flatMap(([from = 0, to = 0]) =>
  Array.from({ length: to - from + 1 }, (_, index) => `R${String(from + index).padStart(2, '0')}`),
);

const ids = [...ruleBook.map(({ id }) => id), ...standingRules.map(({ id }) => id)];
const numberOf = (id: string): string => id.replace(/[a-z]$/, '');

describe('every rule of the reference', () => {
  it.each(reference)('%s is there: judged, standing, or in parts', (number) => {
    expect(ids.filter((id) => id === number)).toHaveLength(1);
  });

  it('is there once, and no other', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids.map(numberOf))).toEqual(new Set(reference));
  });

  it('is marked "to confirm" where a human has to read the law', () => {
    const toConfirm = [...ruleBook, ...standingRules].filter((rule) => rule.toConfirm).map(({ id }) => id);
    const listed = ['R03', 'R06', 'R07', 'R11', 'R13', 'R23', 'R60', 'R61', 'R82', 'R96', 'R120'];
    const fromMemory = ['R31', 'R35a', 'R66', 'R68', 'R84', 'R85', 'R93', 'R97', 'R121', 'R122'];
    expect([...listed, ...fromMemory].filter((id) => !toConfirm.includes(id))).toEqual([]);
  });
});

const schema = readFileSync('apps/api/schema.graphql', 'utf8');
const migrationsFolder = 'libs/platform/src/database/migrations';
/** Every word of the migrations: names of tables and columns among them. */
const inDatabase = new Set(
  readdirSync(migrationsFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => readFileSync(`${migrationsFolder}/${file}`, 'utf8').match(/[a-z_]+/g) ?? []),
);

describe.each(standingRules.map((rule) => [rule.id, rule] as const))('standing rule %s', (_id, rule) => {
  it('says what it is, where it is from, and what keeps it or does not', () => {
    expect(rule.id).toMatch(/^R\d{2,3}[a-z]?$/);
    for (const text of [rule.title, rule.source, rule.keptBy, rule.notKeptYet])
      if (text !== null) expect(text).toMatch(/^\S.{7,}[^.\s]$/);
    expect(rule.keptBy ?? rule.notKeptYet).not.toBeNull();
  });

  it('says what may not be there exactly where it is kept by absence', () => {
    expect(rule.absent === undefined).toBe(!(rule.keptBy ?? '').includes('By absence'));
    expect(rule.absent ?? ['one']).not.toEqual([]);
  });

  it('names only operations, tables and columns that are there', () => {
    const named = `${rule.keptBy ?? ''} ${rule.notKeptYet ?? ''}`.match(/(?<=`)[a-zA-Z_]+(?=`)/g) ?? [];
    const missing = named.filter((name) => !new RegExp(`^  ${name}[(:]`, 'm').test(schema) && !inDatabase.has(name));
    expect(missing).toEqual([]);
  });
});

/** Who is judged by what: `!` blocks for good, `?` warns. */
const cells = {
  PUBLISH: {
    PLACEMENT:
      'R02a! R20! R20a! R21 R22! R22a! R23 R23a R25? R32a! R50a R51a R67 R67a R71! R35b R114 R114a R114b R114c R114d',
    WORKPLACE_VISIT: 'R20! R20a! R21 R22! R22a! R23 R23a R32a! R52a R67 R71! R35b R114 R114c R114d',
    SCHOOL_VISIT: 'R71! R114 R114c R114d',
    VIRTUAL: 'R71! R114 R114c R114d',
  },
  BOOK: {
    PLACEMENT: 'R11 R84 R67 R67a R71! R35b',
    WORKPLACE_VISIT: 'R05 R11 R84 R52 R67 R71! R35b',
    SCHOOL_VISIT: 'R11 R84 R71! R80 R81? R82',
    VIRTUAL: 'R11 R84 R71! R81? R83!',
  },
  APPLY: {
    PLACEMENT: 'R01! R02! R08 R32! R67a R71! R35b R36a',
    WORKPLACE_VISIT: 'R01! R08 R32! R71! R35b R36a',
    SCHOOL_VISIT: 'R01! R08 R71! R36a',
    VIRTUAL: 'R01! R08 R71! R36a',
  },
  ALLOCATE: {
    PLACEMENT: 'R01! R02! R06 R07 R08 R12! R12a! R20! R20a! R21 R22! R22a! R23 R23a R32! R33 R67a R71! R35b R36a',
    WORKPLACE_VISIT: 'R01! R08 R12! R12a! R20! R20a! R21 R22! R22a! R23 R23a R32! R33 R71! R35b R36a',
    SCHOOL_VISIT: 'R01! R08 R12! R12a! R71! R36a',
    VIRTUAL: 'R01! R08 R12! R12a! R71! R36a',
  },
  CONFIRM: {
    PLACEMENT:
      'R01! R02! R03! R09? R10? R13 R14? R04! R40 R06 R07 R08 R12! R12a! R11 R84 R55? R20! R20a! R21 R22! R22a! R23 R23a R24? R25? R32! R33 R30 R31 R34 R35 R35a R37 R50 R51 R53 R53a R54 R54a R62! R67 R67a R71! R36a R60 R61 R63 R63a? R64 R66? R69 R69a R39? R91 R91a!',
    WORKPLACE_VISIT:
      'R01! R05 R08 R12! R12a! R11 R84 R20! R20a! R21 R22! R22a! R23 R23a R32! R33 R35 R52 R62! R67 R71! R36a R60 R61 R63 R63a? R64 R66? R85',
    SCHOOL_VISIT: 'R01! R08 R12! R12a! R11 R84 R71! R36a R63a? R80 R81? R82',
    VIRTUAL: 'R01! R08 R12! R12a! R11 R84 R71! R36a R81? R83!',
  },
} as const;

const signs: Readonly<Record<Severity, string>> = { BLOCK: '', BLOCK_NEVER_LIFTED: '!', WARN: '?' };
const walk = stages.flatMap((stage) => opportunityKinds.map((kind) => ({ stage, kind })));

describe('what is judged', () => {
  it.each(walk)('at $stage of a $kind is what the table says, with its effect', ({ stage, kind }) => {
    const facts: PlacementFacts = { ...aPlacement, kind };
    const asked = ruleBook.flatMap((rule) => {
      const always = { ...rule, validFrom: null, validTo: null, check: () => 'fail' } as Rule;
      const { reasons } = decide(stage, facts, [always]);
      return reasons.map(({ ruleId, severity }) => `${ruleId}${signs[severity]}`);
    });
    expect(asked.join(' ')).toBe(cells[stage][kind]);
  });
});

describe('the inputs that a rule names', () => {
  const samples = [
    ...fc.sample(anyFacts, { numRuns: 1_500, seed: 20_261 }),
    aPlacement,
    { ...aPlacement, vetting: vettedWith({}, { tier: 'HIGH' }) },
  ];

  it.each(ruleBook.map((rule) => [rule.id, rule] as const))('are all that %s reads, and no more', (_id, rule) => {
    const read = new Set<string>();
    for (const sample of samples) {
      const watching = recorded(sample);
      const [day] = sample.days;
      if (rule.judged === 'ONCE') rule.check(watching.facts);
      else if (day !== undefined) rule.check(watching.facts, day);
      for (const name of watching.read) read.add(name);
    }
    if (rule.judged === 'EACH_DAY') read.add('days');
    expect([...read].sort()).toEqual([...rule.inputs].sort());
  });
});
