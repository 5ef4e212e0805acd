import { describe, expect, it } from '@jest/globals';
import { cells, roles, WrongState, type Role } from '#kernel';
import {
  answerByOf,
  holdsPlaces,
  requireMoveAt,
  slotRequestStates,
  slotRequestTransitions,
  stateAt,
  unansweredStates,
} from './slot-request.js';

const actors: readonly (Role | 'SYSTEM')[] = [...roles, 'SYSTEM'];
const answerBy = new Date('2026-09-21T08:00:00Z');
const inTime = answerBy;
const tooLate = new Date(answerBy.getTime() + 1);

const allowed = new Set([
  'OFFERED > REQUESTED by CAREERS_LEAD',
  'OFFERED > WITHDRAWN by CAREERS_LEAD',
  'OFFERED > EXPIRED by SYSTEM',
  'ACCEPTED > CANCELLED by EMPLOYER',
  'REQUESTED > ACCEPTED by EMPLOYER',
  'REQUESTED > DECLINED by EMPLOYER',
  'REQUESTED > WITHDRAWN by CAREERS_LEAD',
  'ACCEPTED > WITHDRAWN by CAREERS_LEAD',
  'REQUESTED > EXPIRED by SYSTEM',
]);

describe('the states of a request for places', () => {
  const table = cells(slotRequestTransitions, slotRequestStates, actors).map((cell) => ({
    ...cell,
    step: `${cell.from} > ${cell.to} by ${cell.role}`,
  }));

  it.each(table.filter(({ step }) => allowed.has(step)))('allow $step', ({ from, to, role }) => {
    expect(() => requireMoveAt({ state: from, answerBy }, to, role, inTime)).not.toThrow();
  });

  it.each(table.filter(({ step }) => !allowed.has(step)))(
    'do not allow $step',
    ({ from, to, role, allowed: isAllowed }) => {
      expect(isAllowed).toBe(false);
      expect(() => requireMoveAt({ state: from, answerBy }, to, role, inTime)).toThrow(WrongState);
    },
  );

  it('let nobody leave a state in which the places are free again', () => {
    const ends = slotRequestStates.filter((state) => !holdsPlaces[state]);
    expect(ends).toEqual(['DECLINED', 'WITHDRAWN', 'CANCELLED', 'EXPIRED']);
    expect(table.filter((cell) => cell.allowed && ends.includes(cell.from))).toEqual([]);
  });
});

describe('the time to answer', () => {
  it('is as many days as the employer promised', () => {
    expect(answerByOf(new Date('2026-10-20T08:30:00Z'), 7)).toEqual(new Date('2026-10-27T08:30:00Z'));
  });

  it('lasts up to its last instant', () => {
    expect(stateAt({ state: 'REQUESTED', answerBy }, inTime)).toBe('REQUESTED');
    expect(stateAt({ state: 'REQUESTED', answerBy }, tooLate)).toBe('EXPIRED');
  });

  it('does not undo an answer that came in time', () => {
    for (const state of slotRequestStates.filter((each) => !unansweredStates.includes(each))) {
      expect(stateAt({ state, answerBy }, tooLate)).toBe(state);
    }
  });

  it('refuses an answer that comes too late, and says that the request has expired', () => {
    for (const wanted of ['ACCEPTED', 'DECLINED'] as const) {
      const answer = (): void => requireMoveAt({ state: 'REQUESTED', answerBy }, wanted, 'EMPLOYER', tooLate);
      expect(answer).toThrow(
        expect.objectContaining({ currentState: 'EXPIRED', wantedState: wanted, allowedFrom: ['REQUESTED'] }),
      );
    }
  });
});
