import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { ruleBook, type Decision, type Reason } from '#safeguarding';
import { actors, blockersOf, earliestReadyOn, liftedIn, usualDays, waitingStates } from './blocker.js';

const words = { student: 'For you.', school: 'For the school.', employer: 'For the employer.' };
const reason = (ruleId: string, changes: Partial<Reason> = {}): Reason => ({
  ruleId,
  severity: 'BLOCK',
  finding: 'FAIL',
  days: [],
  words,
  ...changes,
});
const decision = (...reasons: Reason[]): Decision => ({ outcome: 'BLOCKED', reasons, ruleSetVersion: '2026-11' });
const today = localDate('2026-10-01');

describe('what still blocks a place', () => {
  it.each([
    ['OFFERED', 'STUDENT'],
    ['ACCEPTED', 'EMPLOYER'],
    ['HOST_AGREED', 'SCHOOL'],
  ] as const)('is first the yes that is missing: %s waits for the %s', (state, mustAct) => {
    expect(blockersOf(state, decision())).toMatchObject([{ ruleId: null, mustAct }]);
  });

  it('is nothing but rules for a place that was confirmed and is held', () => {
    expect(blockersOf('CONFIRMED', decision(reason('R91')))).toEqual([
      {
        ruleId: 'R91',
        key: 'R91',
        mustAct: 'GUARDIAN',
        words: 'For the school.',
        liftedBy: 'SAFEGUARDING_LEAD',
      },
    ]);
  });

  it('names for every rule of the book somebody who can act', () => {
    for (const { id } of ruleBook) {
      const [blocker] = blockersOf('CONFIRMED', decision(reason(id, { finding: 'UNKNOWN' })));
      expect(actors).toContain(blocker?.mustAct);
      expect(blocker?.mustAct).not.toBe('NOBODY');
    }
  });

  it('leaves out what only warns', () => {
    expect(blockersOf('CONFIRMED', decision(reason('R67', { severity: 'WARN' })))).toEqual([]);
  });

  it('leaves out what was lifted, which is shown beside it', () => {
    const lifted = { ruleId: 'R67', by: 'COORDINATOR', at: '2026-09-14T08:00:00Z', reason: 'Seen twice.' } as const;
    const partly = decision(reason('R67', { lifted }), reason('R91'));
    expect(blockersOf('CONFIRMED', partly)).toMatchObject([{ ruleId: 'R91' }]);
    expect(liftedIn(partly)).toEqual([{ ...lifted, words: 'For the school.' }]);
    expect(liftedIn(decision(reason('R91')))).toEqual([]);
  });

  it('says of each rule whose office it is to lift it, and of a missing yes that nobody may', () => {
    for (const { id, liftedBy = null } of ruleBook)
      expect(blockersOf('OFFERED', decision(reason(id)))).toMatchObject([{ liftedBy: null }, { liftedBy }]);
  });

  it('can be helped by nobody where the student may not go at all', () => {
    expect(blockersOf('CONFIRMED', decision(reason('R02')))).toMatchObject([{ mustAct: 'NOBODY' }]);
    expect(earliestReadyOn('CONFIRMED', blockersOf('CONFIRMED', decision(reason('R02'))), today)).toBeNull();
  });
});

describe('the earliest day on which a place can be ready', () => {
  it('comes after the steps that are left, one after the other', () => {
    const days = waitingStates.map((state) => earliestReadyOn(state, blockersOf(state, decision()), today));
    expect(days).toEqual(['2026-10-09', '2026-10-07', '2026-10-02', '2026-10-01']);
  });

  it('comes after the slowest of what the rules need, all at once', () => {
    const blockers = blockersOf('CONFIRMED', decision(reason('R91'), reason('R67')));
    expect(earliestReadyOn('CONFIRMED', blockers, today)).toBe('2026-10-08');
    expect(usualDays.GUARDIAN).toBe(7);
  });
});
