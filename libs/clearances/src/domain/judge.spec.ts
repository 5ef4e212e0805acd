import { describe, expect, it } from '@jest/globals';
import { localDate, localTime } from '#kernel';
import type { Lifting, StudentFacts } from '#safeguarding';
import { anApprovedEmployer } from './employer.fixture.js';
import { bookingFacts, judge, judged, type EmployerFacts } from './judge.js';

const today = localDate('2027-06-01');
const [first, second] = [localDate('2027-07-05'), localDate('2027-07-06')];

/** An approved employer with these changes, on these days from nine to five. */
function anEmployer(
  changes: Partial<EmployerFacts> = {},
  ...days: EmployerFacts['days'][number]['on'][]
): EmployerFacts {
  const [startsAt, finishesAt, breakMinutes] = [null, null, null];
  return { ...anApprovedEmployer, days: days.map((on) => ({ on, startsAt, finishesAt, breakMinutes })), ...changes };
}

const student: StudentFacts = {
  bornOn: localDate('2011-10-01'),
  yearGroup: 10,
  refusedEmployers: [],
  otherBookedDays: null,
  blackoutDays: null,
  permissions: null,
  notes: null,
  needsAdjustments: null,
  isVulnerable: null,
  unpaidGround: null,
  tLevel: null,
};

const good = anEmployer({}, first, second);
const unvetted: Partial<EmployerFacts> = { vetting: null };
const onHold: Partial<EmployerFacts> = {
  vetting: { state: 'SUSPENDED', approvedUntil: null, tier: 'LOW', declaration: null },
};
const said = (...[own, ...partners]: [EmployerFacts, ...EmployerFacts[]]): string[] => {
  const { outcome, reasons } = judge('APPLY', { ...own, partners }, { student }, today);
  return [outcome, ...reasons.map(({ ruleId, finding }) => `${ruleId} ${finding}`)];
};

describe('what the rules say of a place', () => {
  it('is of the employer alone where it has no partners', () => {
    expect(judge('APPLY', good, { student }, today).outcome).toBe('ALLOWED');
    expect(said(good)).toEqual(['ALLOWED']);
    expect(said({ ...good, ...unvetted })).toEqual(['UNKNOWN', 'R35b UNKNOWN']);
    expect(said({ ...good, ...onHold })).toEqual(['BLOCKED', 'R35b FAIL']);
  });

  it('leaves open what is left out', () => {
    const { outcome, reasons } = judge('APPLY', good, {}, today);
    expect(outcome).toBe('UNKNOWN');
    expect(reasons.map(({ ruleId }) => ruleId)).toContain('R36a');
    expect(judge('APPLY', { ...good, partners: [good] }, {}, today).outcome).toBe('UNKNOWN');
  });

  it('is kept with the facts that it rests on', () => {
    expect(judged('APPLY', good, { student }, today)).toEqual({
      decision: judge('APPLY', good, { student }, today),
      facts: { host: good, student },
    });
  });

  it('is, of a group, of how many would come, led by a member of staff', () => {
    const group = { students: 12, hasStaffLead: true, staff: null };
    expect(bookingFacts(null, 12)).toEqual({ school: null, group: { ...group, isPurposeAgreed: null } });
    expect(bookingFacts(null, 12, true).group).toEqual({ ...group, isPurposeAgreed: true });
  });

  it('is of each partner for its own days, who adds reasons and takes none away', () => {
    const partner = (changes: Partial<EmployerFacts>): EmployerFacts => anEmployer(changes, second);
    expect(said(good, partner({}))).toEqual(['ALLOWED']);
    expect(said(good, partner(unvetted))).toEqual(['UNKNOWN', 'R35b UNKNOWN']);
    expect(said(good, partner({}), partner(onHold))).toEqual(['BLOCKED', 'R35b FAIL']);
    expect(said({ ...good, ...onHold }, partner({}))).toEqual(['BLOCKED', 'R35b FAIL']);
    expect(said({ ...good, ...onHold }, partner(unvetted))).toEqual(['BLOCKED', 'R35b FAIL', 'R35b UNKNOWN']);
    expect(said(good, partner({ isHostSuspended: true }), partner(unvetted))).toEqual([
      'BLOCKED',
      'R35b UNKNOWN',
      'R71 FAIL',
    ]);
  });

  it('counts hours towards a T Level over all days of it, and not over those of a partner alone', () => {
    const times = { startsAt: localTime('09:00'), finishesAt: localTime('16:30'), breakMinutes: 30 };
    const [whole, half] = [[first, second], [second]].map((days) => ({
      ...good,
      days: days.map((on) => ({ on, ...times })),
    }));
    const warned = (hoursElsewhere: number): string[] => {
      const tLevel = { route: 'OTHER', hoursElsewhere, remoteHoursElsewhere: 0 } as const;
      const host = { ...(whole as EmployerFacts), partners: [half as EmployerFacts] };
      const { reasons } = judge('CONFIRM', host, { student: { ...student, tLevel } }, today);
      return reasons.filter(({ ruleId }) => ruleId === 'R10').map(({ finding }) => finding);
    };
    expect([warned(301), warned(300)]).toEqual([[], ['FAIL']]);
  });

  it('is allowed where a block was lifted, at every employer that it stands at, and not where nobody may lift it', () => {
    const lifting = (ruleId: string): Lifting => ({
      ruleId,
      by: 'COORDINATOR',
      at: '2026-09-14T08:00:00Z',
      reason: 'The vetting ends this week.',
    });
    const liftings = [lifting('R35b'), lifting('R71')];
    const partly = (...partners: EmployerFacts[]): string[] => {
      const host = { ...good, ...unvetted, partners };
      const { outcome, reasons } = judge('APPLY', host, { student, liftings }, today);
      return [outcome, ...reasons.map(({ ruleId, lifted }) => `${ruleId} ${lifted?.by ?? 'stands'}`)];
    };
    const partner = (changes: Partial<EmployerFacts>): EmployerFacts => anEmployer(changes, second);
    expect(partly()).toEqual(['ALLOWED', 'R35b COORDINATOR']);
    expect(partly(partner(unvetted))).toEqual(['ALLOWED', 'R35b COORDINATOR']);
    expect(partly(partner({ isHostSuspended: true }))).toEqual(['BLOCKED', 'R35b COORDINATOR', 'R71 stands']);
  });

  it('names the days of a partner alone where only they are in question', () => {
    const dangerous = anEmployer({ hazards: ['NOISE'] }, second);
    const young = { ...student, bornOn: localDate('2011-10-01') };
    const { reasons } = judge('APPLY', { ...good, partners: [dangerous] }, { student: young }, today);
    expect(reasons.map(({ days }) => days)).toEqual([[second]]);
  });
});
