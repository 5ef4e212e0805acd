import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placementDays } from '#calendar';
import { addDays, localDate, type LocalDate } from '#kernel';
import { hazards, opportunityKinds, ruleBook, type OpportunityKind, type StudentFacts } from '#safeguarding';
import { anApprovedEmployer } from './employer.fixture.js';
import { judge } from './judge.js';
import { openDaysOf } from './open-days.js';

const today = localDate('2026-09-14');

function aStudent(bornOn: LocalDate | null): StudentFacts {
  const unknown = { otherBookedDays: null, blackoutDays: null, permissions: null, notes: null };
  const unsaid = { needsAdjustments: null, isVulnerable: null, unpaidGround: null, tLevel: null };
  return { bornOn, yearGroup: 10, refusedEmployers: ['another'], ...unknown, ...unsaid };
}

function isOpen(
  bornOn: LocalDate | null,
  slot: { kind: OpportunityKind; isDangerous: boolean; from: LocalDate; to: LocalDate },
) {
  const days = openDaysOf(bornOn, today);
  const ranges = (slot.isDangerous ? days.withDanger : days.withoutDanger)[slot.kind];
  return ranges.some(({ startsOn, endsOn }) => startsOn <= slot.from && slot.to <= endsOn);
}

const anyDay = (from: string, days: number): fc.Arbitrary<LocalDate> =>
  fc.integer({ min: 0, max: days }).map((later) => addDays(localDate(from), later));

describe('the days on which adverts are open to a student', () => {
  it('are those on which the rules let the student apply, whatever the kind, the danger and the date of birth', () => {
    const anySlot = fc.record({
      kind: fc.constantFrom(...opportunityKinds),
      left: fc.subarray([...hazards]),
      from: anyDay('2026-09-14', 900),
      length: fc.integer({ min: 0, max: 12 }),
    });
    fc.assert(
      fc.property(anyDay('2006-01-01', 4_500), anySlot, (bornOn, { kind, left, from, length }) => {
        const to = addDays(from, length);
        const days = placementDays(from, to).map((on) => ({
          on,
          startsAt: null,
          finishesAt: null,
          breakMinutes: null,
        }));
        fc.pre(days.length > 0);
        const host = { ...anApprovedEmployer, kind, hazards: left, days };
        const decision = judge('APPLY', host, { student: aStudent(bornOn) }, today);
        expect(isOpen(bornOn, { kind, isDangerous: left.length > 0, from, to })).toBe(decision.outcome === 'ALLOWED');
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['Year 9 until the first of September', '2012-11-05', 'PLACEMENT', false, '2027-08-30', '2027-09-03', false],
    ['Year 10 from then on', '2012-11-05', 'PLACEMENT', false, '2027-09-01', '2027-09-03', true],
    ['a visit in Year 9', '2012-11-05', 'WORKPLACE_VISIT', false, '2027-03-01', '2027-03-01', true],
    ['danger up to the leaving date', '2011-03-14', 'PLACEMENT', true, '2027-06-25', '2027-06-25', false],
    ['danger after the leaving date', '2011-03-14', 'PLACEMENT', true, '2027-06-28', '2027-07-02', true],
    ['a weekend before the first open day', '2011-03-14', 'PLACEMENT', true, '2027-06-26', '2027-06-28', true],
  ] as const)('%s', (_, bornOn, kind, isDangerous, from, to, expected) => {
    expect(isOpen(localDate(bornOn), { kind, isDangerous, from: localDate(from), to: localDate(to) })).toBe(expected);
  });

  it.each([
    ['2012-11-05', '2026-09-14', ['2027-09-01 2029-08-31'], ['2029-06-30 2029-08-31']],
    ['2011-03-14', '2026-09-14', ['2026-09-14 2029-08-31'], ['2027-06-26 2029-08-31']],
    ['2008-03-14', '2026-09-14', ['2026-09-14 2027-08-31'], ['2026-09-14 2027-08-31']],
    ['2008-03-14', '2027-06-01', ['2027-06-01 2027-08-31'], ['2027-06-01 2027-08-31']],
    ['2011-03-14', '2027-06-01', ['2027-06-01 2029-08-31'], ['2027-06-26 2029-08-31']],
    ['2007-03-14', '2026-09-14', [], []],
  ])('of a placement, born %s and asked on %s, are %j, and %j with a danger', (bornOn, on, open, dangerous) => {
    const { withoutDanger, withDanger } = openDaysOf(localDate(bornOn), localDate(on));
    const [read, readWithDanger] = [withoutDanger.PLACEMENT, withDanger.PLACEMENT].map((ranges) =>
      ranges.map(({ startsOn, endsOn }) => `${startsOn} ${endsOn}`),
    );
    expect([read, readWithDanger]).toEqual([open, dangerous]);
  });

  it('are those of the day that is asked about, whatever was asked about before', () => {
    const of = (on: string) => openDaysOf(localDate('2008-03-14'), localDate(on)).withoutDanger.PLACEMENT;
    expect(of('2027-09-14')).toEqual([]);
    expect(of('2026-09-14')).toEqual([{ startsOn: localDate('2026-09-14'), endsOn: localDate('2027-08-31') }]);
  });

  it('are none while the date of birth is not known', () => {
    const days = openDaysOf(null, today);
    expect(opportunityKinds.flatMap((kind) => [...days.withDanger[kind], ...days.withoutDanger[kind]])).toEqual([]);
  });

  it('are all that the rules at APPLY read, beside what lists ask for by themselves', () => {
    // R67a by the state of the advert: a partner that has not agreed keeps it from being published, one that leaves takes it off show.
    const askedByLists = ['R35b', 'R36a', 'R67a', 'R71'];
    const read = ruleBook
      .filter(({ id, stages }) => stages.includes('APPLY') && !askedByLists.includes(id))
      .flatMap(({ inputs }) => inputs);
    // An advert has no other engagement than experience; see hostFacts.
    expect([...new Set(read)].sort()).toEqual(['days', 'engagement', 'hazards', 'student.bornOn']);
    const inLists = ruleBook.filter(({ id }) => askedByLists.includes(id)).flatMap(({ inputs }) => inputs);
    expect([...new Set(inLists)].sort()).toEqual([
      'decidedOn',
      'employerId',
      'hasHostAgreed',
      'isHostSuspended',
      'student.refusedEmployers',
      'vetting.approvedUntil',
      'vetting.state',
    ]);
  });
});
