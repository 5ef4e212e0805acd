import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { aDay, aGroup, aPlacement, anAdult, dates } from '../facts.fixture.js';
import type { HostAdult, PlacementFacts } from '../facts.js';
import { findingOf } from '../finding-of.fixture.js';
import type { GroupFacts } from '../school-facts.js';

const visiting = (
  kind: PlacementFacts['kind'],
  group: Partial<GroupFacts> | null,
  changes: Partial<PlacementFacts> = {},
): PlacementFacts => ({
  ...aPlacement,
  kind,
  student: null,
  group: group && { ...aGroup, ...group },
  ...changes,
});

describe('R80, staff throughout', () => {
  it('are named', () => {
    expect(findingOf('R80', 'BOOK', visiting('SCHOOL_VISIT', {}))).toBe('ok');
    expect(findingOf('R80', 'BOOK', visiting('SCHOOL_VISIT', { hasStaffLead: false }))).toBe('FAIL');
    expect(findingOf('R80', 'BOOK', visiting('SCHOOL_VISIT', null))).toBe('UNKNOWN');
  });
});

describe('R81, the purpose', () => {
  it('is agreed', () => {
    expect(findingOf('R81', 'BOOK', visiting('VIRTUAL', {}))).toBe('ok');
    expect(findingOf('R81', 'BOOK', visiting('SCHOOL_VISIT', { isPurposeAgreed: false }))).toBe('FAIL');
    expect(findingOf('R81', 'BOOK', visiting('SCHOOL_VISIT', { isPurposeAgreed: null }))).toBe('UNKNOWN');
    expect(findingOf('R81', 'BOOK', visiting('SCHOOL_VISIT', null))).toBe('UNKNOWN');
  });
});

describe('R82, the same visitor', () => {
  const three = dates('2026-10-01', '2026-10-02', '2026-10-05');
  const visitor = (
    changes: Partial<HostAdult> = {},
    others: Partial<PlacementFacts> = {},
    on = '2026-10-06',
  ): PlacementFacts =>
    visiting(
      'SCHOOL_VISIT',
      {},
      {
        days: [aDay(on)],
        rota: [{ on: localDate(on), adultIds: ['visitor'] }],
        hostAdults: [anAdult('visitor', { daysWithUnder16: three, ...changes }), anAdult('other')],
        yearGroupsWelcome: [11, 12],
        ...others,
      },
    );

  it('comes on three days in 30, and not on a fourth', () => {
    expect(findingOf('R82', 'BOOK', visitor())).toBe('FAIL 2026-10-06');
    expect(findingOf('R82', 'BOOK', visitor({ daysWithUnder16: three.slice(1) }))).toBe('ok');
    expect(findingOf('R82', 'BOOK', visitor({}, {}, '2026-10-30'))).toBe('FAIL 2026-10-30');
    expect(findingOf('R82', 'BOOK', visitor({}, {}, '2026-10-31'))).toBe('ok');
  });

  it('counts the days of this booking as well', () => {
    const here = dates('2026-10-06', '2026-10-07', '2026-10-08', '2026-10-09');
    const rota = here.map((on) => ({ on, adultIds: ['visitor'] }));
    const facts = visitor({ daysWithUnder16: [] }, { days: here.map((on) => aDay(on)), rota });
    expect(findingOf('R82', 'BOOK', facts)).toBe('FAIL 2026-10-06 2026-10-07 2026-10-08 2026-10-09');
    const shared = rota.map((day, index) => (index === 3 ? { ...day, adultIds: ['other'] } : day));
    expect(findingOf('R82', 'BOOK', { ...facts, rota: shared })).toBe('ok');
  });

  it('is the worst of those who come together', () => {
    const rota = [{ on: localDate('2026-10-06'), adultIds: ['visitor', 'other'] }];
    const other = (changes: Partial<HostAdult>): PlacementFacts =>
      visitor({}, { rota, hostAdults: [anAdult('visitor', { daysWithUnder16: [] }), anAdult('other', changes)] });
    expect(findingOf('R82', 'BOOK', other({ daysWithUnder16: three }))).toBe('FAIL 2026-10-06');
    expect(findingOf('R82', 'BOOK', other({ daysWithUnder16: null }))).toBe('UNKNOWN 2026-10-06');
    expect(findingOf('R82', 'BOOK', other({ daysWithUnder16: [] }))).toBe('ok');
  });

  it('may come on more while a school’s decision lasts', () => {
    expect(findingOf('R82', 'BOOK', visitor({ contactDecisionUntil: localDate('2026-10-06') }))).toBe('ok');
    expect(findingOf('R82', 'BOOK', visitor({ contactDecisionUntil: localDate('2026-10-05') }))).toBe(
      'FAIL 2026-10-06',
    );
  });

  it('is of no account to Years 12 and 13, nor to those who do not come', () => {
    expect(findingOf('R82', 'BOOK', visitor({}, { yearGroupsWelcome: [12, 13] }))).toBe('ok');
    const rota = [{ on: localDate('2026-10-06'), adultIds: ['other'] }];
    expect(findingOf('R82', 'BOOK', visitor({}, { rota }))).toBe('ok');
  });

  it('was of no account before 1 September 2026, with staff present', () => {
    const august = dates('2026-08-26', '2026-08-27', '2026-08-28');
    expect(findingOf('R82', 'BOOK', visitor({ daysWithUnder16: august }, {}, '2026-08-31'))).toBe('ok');
    expect(findingOf('R82', 'BOOK', visitor({ daysWithUnder16: august }, {}, '2026-09-01'))).toBe('FAIL 2026-09-01');
  });

  it('is unknown while nobody knows who comes, or where they were', () => {
    for (const others of [{ yearGroupsWelcome: null }, { rota: null }, { hostAdults: null }, { rota: [] }])
      expect(findingOf('R82', 'BOOK', visitor({}, others))).toBe('UNKNOWN 2026-10-06');
    expect(findingOf('R82', 'BOOK', visitor({ daysWithUnder16: null }))).toBe('UNKNOWN 2026-10-06');
  });
});

describe('R83, never alone on a screen', () => {
  const two = [anAdult('one'), anAdult('two')];
  it.each([
    [true, [], 'ok'],
    [true, null, 'ok'],
    [false, two, 'ok'],
    [false, [anAdult('one'), anAdult('one')], 'FAIL'],
    [false, [], 'FAIL'],
    [false, null, 'UNKNOWN'],
    [null, [], 'UNKNOWN'],
    [null, two, 'ok'],
  ] as const)('staff in the room: %s', (hasStaffLead, hostAdults, finding) => {
    const facts = visiting('VIRTUAL', hasStaffLead === null ? null : { hasStaffLead }, { hostAdults });
    expect(findingOf('R83', 'BOOK', facts)).toBe(finding);
  });
});

describe('R85, enough staff', () => {
  it.each([
    [20, 1, true, 'ok'],
    [21, 1, true, 'FAIL'],
    [40, 2, true, 'ok'],
    [41, 2, true, 'FAIL'],
    [1, 0, true, 'FAIL'],
    [20, 2, false, 'FAIL'],
    [20, null, true, 'UNKNOWN'],
    [20, null, false, 'FAIL'],
  ] as const)('%i students with %s staff, led: %s: %s', (students, staff, hasStaffLead, finding) => {
    expect(findingOf('R85', 'CONFIRM', visiting('WORKPLACE_VISIT', { students, staff, hasStaffLead }))).toBe(finding);
  });

  it('is unknown while there is no group', () => {
    expect(findingOf('R85', 'CONFIRM', visiting('WORKPLACE_VISIT', null))).toBe('UNKNOWN');
  });
});
