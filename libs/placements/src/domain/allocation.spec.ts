import { describe, expect, it } from '@jest/globals';
import { cells, requireMove, roles, WrongState } from '#kernel';
import {
  allocationStates,
  allocationTransitions,
  confirmedStates,
  eventOf,
  holdsPlace,
  pendingStates,
} from './allocation.js';

const table = cells(allocationTransitions, allocationStates, [...roles, 'SYSTEM'] as const).map((cell) => ({
  ...cell,
  step: `${cell.from} to ${cell.to} by ${cell.role}`,
}));

const allowed = [
  'OFFERED to EXPIRED by SYSTEM',
  'DECLINED to OFFERED by STUDENT',
  'DECLINED to OFFERED by CAREERS_LEAD',
  'OFFERED to CANCELLED_BY_HOST by EMPLOYER',
  'ACCEPTED to CANCELLED_BY_HOST by EMPLOYER',
  'HOST_AGREED to CANCELLED_BY_HOST by EMPLOYER',
  'CONFIRMED to CANCELLED_BY_HOST by EMPLOYER',
  'OFFERED to ACCEPTED by STUDENT',
  'OFFERED to DECLINED by STUDENT',
  'ACCEPTED to DECLINED by STUDENT',
  'ACCEPTED to HOST_AGREED by EMPLOYER',
  'ACCEPTED to DECLINED_BY_HOST by EMPLOYER',
  'HOST_AGREED to DECLINED_BY_HOST by EMPLOYER',
  'HOST_AGREED to CONFIRMED by CAREERS_LEAD',
  'OFFERED to WITHDRAWN by CAREERS_LEAD',
  'OFFERED to WITHDRAWN by SAFEGUARDING_LEAD',
  'ACCEPTED to WITHDRAWN by CAREERS_LEAD',
  'ACCEPTED to WITHDRAWN by SAFEGUARDING_LEAD',
  'HOST_AGREED to WITHDRAWN by CAREERS_LEAD',
  'HOST_AGREED to WITHDRAWN by SAFEGUARDING_LEAD',
  'CONFIRMED to WITHDRAWN by CAREERS_LEAD',
  'CONFIRMED to WITHDRAWN by SAFEGUARDING_LEAD',
  'CONFIRMED to ATTENDED by CAREERS_LEAD',
  'CONFIRMED to ATTENDED by EMPLOYER',
  'DID_NOT_ATTEND to ATTENDED by CAREERS_LEAD',
  'DID_NOT_ATTEND to ATTENDED by EMPLOYER',
  'CONFIRMED to DID_NOT_ATTEND by CAREERS_LEAD',
  'CONFIRMED to DID_NOT_ATTEND by EMPLOYER',
  'ATTENDED to DID_NOT_ATTEND by CAREERS_LEAD',
  'ATTENDED to DID_NOT_ATTEND by EMPLOYER',
];

describe('an allocation', () => {
  it('is moved by student, host and school, each at their turn, and by nobody else', () => {
    const steps = table.filter((cell) => cell.allowed).map(({ step }) => step);
    expect(steps.sort()).toEqual([...allowed].sort());
  });

  it.each(table.filter(({ step }) => !allowed.includes(step)))('does not go from $step', ({ from, to, role }) => {
    expect(() => requireMove('Allocation', allocationTransitions, from, to, role)).toThrow(WrongState);
  });

  it('that has given its place back is over, but for one that was declined by mistake', () => {
    const ends = allocationStates.filter((state) => !holdsPlace[state]);
    expect(ends).toEqual(['DECLINED', 'DECLINED_BY_HOST', 'WITHDRAWN', 'CANCELLED_BY_HOST', 'EXPIRED']);
    const back = table.filter((cell) => cell.allowed && ends.includes(cell.from));
    expect(new Set(back.map(({ from, to }) => `${from} to ${to}`))).toEqual(new Set(['DECLINED to OFFERED']));
  });

  it('tells host and student of each other only once the school has confirmed it', () => {
    expect(confirmedStates).toEqual(['CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND']);
  });

  it('may be permitted while it holds a place whose days are not settled', () => {
    const settled = ['ATTENDED', 'DID_NOT_ATTEND'];
    expect(pendingStates).toEqual(allocationStates.filter((state) => holdsPlace[state] && !settled.includes(state)));
  });

  it('is told of in dotted past tense', () => {
    expect(eventOf('DECLINED_BY_HOST')).toBe('allocation.declined-by-host');
  });
});
