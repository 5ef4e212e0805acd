import { expect } from '@jest/globals';
import fc from 'fast-check';
import { tick, workOff } from '#testing';
import { dayMs, type Model } from './model.js';
import { answers, commonSteps, idAt, pick, reason, Step, typename, type Cast, type Real } from './model.steps.js';

export const visitHolding = ['OFFERED', 'REQUESTED', 'ACCEPTED'];

const unanswered = ['OFFERED', 'REQUESTED'];
const school = fc.nat(2);
const places = fc.integer({ min: 1, max: 8 });
const key = fc.option(fc.nat(3));
/** The first of the two slots is asked for more often, so that it is full at times. */
const slotAt = fc.constantFrom(0, 0, 1);
const who = { staffLead: 'Dana Reid', note: '' };

/** Steps of schools that come with groups to two slots, and of their host. */
export function visitSteps(cast: Cast): fc.Arbitrary<Step>[] {
  const { employer, schools } = cast;
  const leadOf = (number: number): string => schools[number]?.lead ?? '';

  function answered(
    words: string,
    mutation: string,
    from: readonly string[],
    to: string,
    by: 'EMPLOYER' | 'SCHOOL',
  ): fc.Arbitrary<Step> {
    return pick.map(
      (number) =>
        new Step(`${words} ${number}`, async (model, real) => {
          const found = model.chosen(number, from);
          if (found === undefined) return;
          const { held, at, index } = found;
          const isLate = unanswered.includes(held.state) && held.until < model.now;
          const input = {
            slotRequestId: await idAt(real, at, index),
            ...(['ACCEPTED', 'REQUESTED'].includes(to) ? {} : { reason }),
          };
          const answer = await typename(by === 'EMPLOYER' ? employer.token : leadOf(held.who), mutation, input);
          const isHeldUp = to === 'ACCEPTED' && model.isSuspended;
          if (!from.includes(held.state) || isLate || isHeldUp) return answers(answer, 'WrongState');
          if (to === 'REQUESTED' && model.isSuspended) return answers(answer, 'BlockedByRules');
          expect(answer).toBe('SlotRequestStatePayload');
          held.state = to;
          if (to === 'REQUESTED') held.until = model.now + 7 * dayMs;
        }),
    );
  }

  /** Asks for places in slots of the model, all or nothing. */
  async function ask(
    model: Model,
    real: Real,
    asked: {
      readonly by: number;
      readonly mutation: 'requestSlot' | 'requestGroup';
      readonly wanted: readonly { readonly at: number; readonly places: number }[];
      readonly key: number | null;
    },
  ): Promise<void> {
    const { by, mutation, wanted } = asked;
    const idempotencyKey = asked.key === null ? null : `${real.slotIds[0]}-${asked.key}`;
    const slots = wanted.map((each) => ({ slotId: real.slotIds[each.at], places: each.places }));
    const where = mutation === 'requestSlot' ? slots[0] : { slots };
    const answer = await typename(leadOf(by), mutation, { ...where, ...who, idempotencyKey });
    const payload = mutation === 'requestSlot' ? 'RequestSlotPayload' : 'RequestGroupPayload';
    const request = `${mutation} ${JSON.stringify(wanted)}`;
    const before = idempotencyKey === null ? undefined : model.keys.get(`${by} ${idempotencyKey}`);
    if (before !== undefined) return answers(answer, before === request ? payload : 'IdempotencyConflict');
    const there = wanted.map((each) => ({ slot: model.slot(each.at), places: each.places }));
    if (model.isSuspended || there.some(({ slot }) => slot.isCancelled)) return answers(answer, 'WrongState');
    if (there.some((each) => each.places > each.slot.free))
      return answers(answer, mutation === 'requestSlot' ? 'NotEnoughPlaces' : 'GroupDoesNotFit');
    expect(answer).toBe(payload);
    for (const each of there) each.slot.hold('REQUESTED', by, each.places, model.now + 7 * dayMs);
    if (idempotencyKey !== null) model.keys.set(`${by} ${idempotencyKey}`, request);
  }

  const asks = [
    fc.tuple(school, slotAt, places, key).map(
      ([by, at, wanted, underKey]) =>
        new Step(`school ${by} asks for ${wanted} in slot ${at} under key ${underKey}`, (model, real) =>
          ask(model, real, {
            by,
            mutation: 'requestSlot',
            wanted: [{ at, places: wanted }],
            key: underKey,
          }),
        ),
    ),
    fc.tuple(school, places, places, key).map(
      ([by, first, second, underKey]) =>
        new Step(`school ${by} asks for ${first} and ${second} together under key ${underKey}`, (model, real) =>
          ask(model, real, {
            by,
            mutation: 'requestGroup',
            wanted: [
              { at: 0, places: first },
              { at: 1, places: second },
            ],
            key: underKey,
          }),
        ),
    ),
    fc.tuple(school, slotAt, places).map(
      ([by, at, wanted]) =>
        new Step(`school ${by} waits for ${wanted} in slot ${at}`, async (model, real) => {
          const slot = model.slot(at);
          const input = { slotId: real.slotIds[at], places: wanted, staffLead: who.staffLead };
          const answer = await typename(leadOf(by), 'joinWaitingListAsGroup', input);
          // Of an advert that is not on show, a school sees at most what it has had to do with.
          if (model.isSuspended) return answers(answer, 'WrongState', 'NotFound');
          if (slot.isCancelled) return answers(answer, 'WrongState');
          if (wanted <= slot.free) return answers(answer, 'PlacesAreFree');
          if (slot.isInLine(by)) return answers(answer, 'AlreadyWaiting');
          expect(answer).toBe('JoinWaitingListPayload');
          slot.wait(by, wanted, model.now);
        }),
    ),
  ];

  const acts = [
    answered('the employer accepts', 'acceptSlotRequest', ['REQUESTED'], 'ACCEPTED', 'EMPLOYER'),
    answered('the employer declines', 'declineSlotRequest', ['REQUESTED'], 'DECLINED', 'EMPLOYER'),
    answered('the employer cancels', 'cancelSlotRequest', ['ACCEPTED'], 'CANCELLED', 'EMPLOYER'),
    answered('the school withdraws', 'withdrawSlotRequest', visitHolding, 'WITHDRAWN', 'SCHOOL'),
    answered('the school takes the offer', 'takeOfferedPlaces', ['OFFERED'], 'REQUESTED', 'SCHOOL'),
    fc.constant(
      new Step('the worker comes round', async (model) => {
        await tick('expire-slot-requests');
        await workOff('offer-free-places');
        await tick('offer-free-places');
        model.comeRound(unanswered, () => true);
      }),
    ),
  ];
  // What takes a slot out of play for a while comes up half as often, and those who ask and wait more often.
  return [...commonSteps(cast, 16, 'CANCELLED'), ...asks, ...asks, ...asks, ...acts, ...acts];
}
