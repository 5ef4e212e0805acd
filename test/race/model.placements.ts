import { expect } from '@jest/globals';
import fc from 'fast-check';
import { asOwner, attempt, tick, workOff } from '#testing';
import { dayMs } from './model.js';
import { answers, commonSteps, idAt, pick, reason, Step, typename, type Cast } from './model.steps.js';

export const placeHolding = ['OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED'];

type Party = 'STUDENT' | 'EMPLOYER' | 'SCHOOL';

/** Steps of students in a placement's only slot and in its line, of their school and of their host. */
export function placementSteps(cast: Cast): fc.Arbitrary<Step>[] {
  const { employer, schools, pupils } = cast;
  const lead = schools[0]?.lead ?? '';
  const tokenOf = (by: Party, who: number): string =>
    ({ STUDENT: pupils[who]?.token, EMPLOYER: employer.token, SCHOOL: lead })[by] ?? '';

  function moved(words: string, mutation: string, from: readonly string[], to: string, by: Party): fc.Arbitrary<Step> {
    return pick.map(
      (number) =>
        new Step(`${words} ${number}`, async (model, real) => {
          const found = model.chosen(number, from);
          if (found === undefined) return;
          const { held, at, index } = found;
          const isYes = ['ACCEPTED', 'HOST_AGREED'].includes(to);
          const input = { allocationId: await idAt(real, at, index), ...(isYes ? {} : { reason }) };
          const answer = await typename(tokenOf(by, held.who), mutation, input);
          const isLate = held.state === 'OFFERED' && held.until < model.now;
          if (!from.includes(held.state) || isLate) return answers(answer, 'WrongState');
          expect(answer).toBe('AllocationStatePayload');
          held.state = to;
        }),
    );
  }

  const acts = [
    moved('the student accepts', 'acceptAllocation', ['OFFERED'], 'ACCEPTED', 'STUDENT'),
    moved('the student declines', 'declineAllocation', ['OFFERED', 'ACCEPTED'], 'DECLINED', 'STUDENT'),
    moved('the host agrees', 'agreeAllocation', ['ACCEPTED'], 'HOST_AGREED', 'EMPLOYER'),
    moved('the host declines', 'declineAllocationAsHost', ['ACCEPTED', 'HOST_AGREED'], 'DECLINED_BY_HOST', 'EMPLOYER'),
    moved('the school withdraws', 'withdrawAllocation', placeHolding, 'WITHDRAWN', 'SCHOOL'),
    pick.map(
      (number) =>
        new Step(`the school confirms ${number}`, async (model, real) => {
          const found = model.chosen(number, ['HOST_AGREED']);
          if (found === undefined) return;
          const { held, at, index } = found;
          const allocationId = await idAt(real, at, index);
          await attempt(lead, 'noteUnpaidGround', { allocationId, ground: 'SHADOWING' });
          const answer = await typename(lead, 'confirmAllocation', { allocationId });
          if (held.state !== 'HOST_AGREED') return answers(answer, 'WrongState');
          if (model.isSuspended) return answers(answer, 'HostNotVerified');
          expect(answer).toBe('AllocationStatePayload');
          held.state = 'CONFIRMED';
        }),
    ),
    fc.tuple(pick, fc.constantFrom<Party>('STUDENT', 'SCHOOL')).map(
      ([number, by]) =>
        new Step(`${by} has ${number} back that was declined`, async (model, real) => {
          const found = model.chosen(number, ['DECLINED']);
          if (found === undefined) return;
          const { held, at, index } = found;
          const slot = model.slot(at);
          const input = { allocationId: await idAt(real, at, index) };
          const answer = await typename(tokenOf(by, held.who), 'restoreAllocation', input);
          if (held.state !== 'DECLINED') return answers(answer, 'WrongState');
          if (held.isRestored) return answers(answer, 'RestoredBefore');
          if (slot.isCancelled || slot.free < 1 || model.isPlaced(held.who)) return answers(answer, 'PlaceGone');
          expect(answer).toBe('AllocationStatePayload');
          held.state = 'OFFERED';
          held.isRestored = true;
          held.until = model.now + 2 * dayMs;
        }),
    ),
    fc.nat(5).map(
      (who) =>
        new Step(`student ${who} waits`, async (model, real) => {
          const slot = model.slot(0);
          const answer = await typename(pupils[who]?.token ?? '', 'joinWaitingList', { slotId: real.slotIds[0] });
          // Of an advert that is not on show, a student sees at most what they have had to do with.
          if (model.isSuspended) return answers(answer, 'WrongState', 'NotFound');
          if (slot.isCancelled) return answers(answer, 'WrongState');
          if (model.isPlaced(who)) return answers(answer, 'WrongState');
          if (slot.free > 0) return answers(answer, 'PlacesAreFree');
          if (slot.isInLine(who)) return answers(answer, 'AlreadyWaiting');
          expect(answer).toBe('JoinWaitingListPayload');
          slot.wait(who, 1, model.now);
        }),
    ),
    fc.nat(5).map(
      (who) =>
        new Step(`student ${who} leaves the line`, async (model, real) => {
          const [place] = await asOwner<{ id: string }>(
            'select id from waiting_place where slot_id = $1 and student_id = $2 order by joined_at desc limit 1',
            [real.slotIds[0], pupils[who]?.id],
          );
          if (place === undefined) return;
          const answer = await typename(pupils[who]?.token ?? '', 'leaveWaitingList', { waitingPlaceId: place.id });
          const waiting = model.slot(0).waiting.find((each) => each.who === who);
          expect(answer).toBe(waiting === undefined ? 'WrongState' : 'LeaveWaitingListPayload');
          if (waiting !== undefined) waiting.isWaiting = false;
        }),
    ),
    fc.constant(
      new Step('the worker comes round', async (model) => {
        await tick('expire-offers');
        await workOff('offer-free-places');
        await tick('offer-free-places');
        model.comeRound(['OFFERED'], (who) => !model.isPlaced(who));
      }),
    ),
  ];
  // What takes a slot out of play for a while comes up half as often.
  return [...commonSteps(cast, 4, 'CANCELLED_BY_HOST'), ...acts, ...acts];
}
