import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDate, WrongState } from '#kernel';
import { allocationStates, confirmedStates, type AllocationState } from '#placements';
import { authorRoles } from './message.js';
import {
  daysOpenAfterwards,
  readableStates,
  requireWriter,
  standingOf,
  threadStandings,
  threadWriters,
} from './thread.js';

const lastDay = localDate('2026-10-30');
const facts = (state: AllocationState, isHostInGoodStanding = true) => ({ state, lastDay, isHostInGoodStanding });

describe('the thread of a booking', () => {
  it.each(allocationStates)('is open while it is %s only if host and student know each other', (state) => {
    expect(standingOf(facts(state), lastDay) === 'OPEN').toBe(confirmedStates.includes(state));
  });

  it('closes fourteen days after the last day', () => {
    expect(daysOpenAfterwards).toBe(14);
    expect(standingOf(facts('ATTENDED'), localDate('2026-11-13'))).toBe('OPEN');
    expect(standingOf(facts('ATTENDED'), localDate('2026-11-14'))).toBe('CLOSED');
  });

  it('is open until then and never again', () => {
    const day = fc.integer({ min: -400, max: 400 });
    fc.assert(
      fc.property(day, fc.constantFrom(...confirmedStates), (days, state) => {
        const standing = standingOf(facts(state), addDays(lastDay, days));
        expect(standing).toBe(days <= daysOpenAfterwards ? 'OPEN' : 'CLOSED');
      }),
    );
  });

  it('is paused while the host is not in good standing, so that only the school may write', () => {
    expect(standingOf(facts('CONFIRMED', false), lastDay)).toBe('PAUSED');
    expect(threadWriters.PAUSED).toEqual(['CAREERS_LEAD', 'SAFEGUARDING_LEAD']);
    expect(standingOf(facts('WITHDRAWN', false), lastDay)).toBe('ENDED');
  });

  const cells = allocationStates.flatMap((state) =>
    authorRoles.flatMap((role) => [true, false].map((isHostInGoodStanding) => ({ state, role, isHostInGoodStanding }))),
  );

  it.each(cells)(
    'may be written by $role while it is $state (host in good standing: $isHostInGoodStanding) or says why not',
    (cell) => {
      const { state, role, isHostInGoodStanding } = cell;
      const writing = (): void => requireWriter(facts(state, isHostInGoodStanding), lastDay, role);
      const isSchool = role === 'CAREERS_LEAD' || role === 'SAFEGUARDING_LEAD';
      if (confirmedStates.includes(state) && (isHostInGoodStanding || isSchool)) expect(writing).not.toThrow();
      else expect(writing).toThrow(WrongState);
    },
  );

  it('is never written by an adult outside the school while the school could not read it', () => {
    for (const standing of threadStandings) {
      const writers: readonly string[] = threadWriters[standing];
      if (writers.includes('EMPLOYER'))
        expect(writers).toEqual(expect.arrayContaining(['CAREERS_LEAD', 'SAFEGUARDING_LEAD']));
    }
    for (const role of authorRoles) {
      for (const state of readableStates(role)) expect(readableStates('SAFEGUARDING_LEAD')).toContain(state);
    }
  });

  it('stays readable for the school whatever becomes of the booking, and for the others while it stands', () => {
    expect(readableStates('CAREERS_LEAD')).toEqual(allocationStates);
    expect(readableStates('SAFEGUARDING_LEAD')).toEqual(allocationStates);
    expect(readableStates('STUDENT')).toEqual(confirmedStates);
    expect(readableStates('EMPLOYER')).toEqual(confirmedStates);
  });
});
