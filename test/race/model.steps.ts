import { expect } from '@jest/globals';
import fc from 'fast-check';
import {
  asOwner,
  attempt,
  perform,
  setNow,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';
import { dayMs, type Model, type SlotModel } from './model.js';

/** Who acts in the model's stories. */
export interface Cast {
  readonly programme: TestProgramme;
  readonly employer: TestEmployer;
  readonly schools: readonly TestSchool[];
  readonly pupils: readonly TestStudent[];
}

/** What the model's slots are in the service, in the same order. */
export interface Real {
  readonly slotIds: readonly string[];
  readonly table: 'slot_request' | 'allocation';
}

export const reason = 'The minibus is not to be had.';

/** Every answer that a run has had, by what was asked: what was never met was not tested. */
export const met = new Set<string>();

/** What is saved of a slot, in the order in which it was made. */
async function saved({ slotIds, table }: Real, at: number): Promise<{ id: string; state: string }[]> {
  return asOwner(`select id, state from ${table} where slot_id = $1 order by created_at, id`, [slotIds[at]]);
}

export const idAt = async (real: Real, at: number, index: number): Promise<string> =>
  (await saved(real, at))[index]?.id ?? '';

async function standing(real: Real, at: number): Promise<object> {
  const [slot] = await asOwner<{ taken: number; capacity: number; waiting: number }>(
    `select taken, capacity, (select count(*)::integer from waiting_place w where w.slot_id = s.id and w.state = 'WAITING') as waiting
     from slot s where id = $1`,
    [real.slotIds[at]],
  );
  return { states: (await saved(real, at)).map(({ state }) => state), ...slot };
}

const believed = ({ held, taken, capacity, waiting }: SlotModel): object => ({
  states: held.map(({ state }) => state),
  taken,
  capacity,
  waiting: waiting.length,
});

/** A step that is tried whether it is allowed or not: the model says what has to be answered. */
export class Step implements fc.AsyncCommand<Model, Real> {
  constructor(
    private readonly words: string,
    private readonly act: (model: Model, real: Real) => Promise<void>,
  ) {}

  check(): boolean {
    return true;
  }

  async run(model: Model, real: Real): Promise<void> {
    // Every step in a second of its own, so that lines have an order.
    model.now += 1_000;
    await setNow(new Date(model.now).toISOString());
    await this.act(model, real);
    for (const [at, slot] of model.slots.entries()) {
      expect(await standing(real, at)).toEqual(believed(slot));
      expect(slot.taken).toBeLessThanOrEqual(slot.capacity);
    }
  }

  toString(): string {
    return this.words;
  }
}

export async function typename(token: string, mutation: string, input: object): Promise<string> {
  const { __typename: answer } = await attempt(token, mutation, input);
  met.add(`${mutation}: ${answer}`);
  return answer;
}

/** Ends a step that changes nothing: one of these has to be the answer. */
export function answers(answer: string, ...expected: readonly string[]): void {
  expect(expected).toContain(answer);
}

export const pick = fc.nat(30);

/** Takes two people of two roles. */
export async function liftSuspension({ programme, schools }: Cast): Promise<void> {
  const [open] = await asOwner<{ id: string }>(
    'select id from suspension where programme_id = $1 and lifted_at is null',
    [programme.id],
  );
  for (const token of [programme.coordinator, schools[0]?.safeguardingLead ?? ''])
    await perform(token, 'agreeToLiftSuspension', { suspensionId: open?.id });
}

/** Steps of either kind of slot: time, and what the employer and the programme do to it. `mostPlaces`: how far capacities go. */
export function commonSteps(cast: Cast, mostPlaces: number, cancelled: string): fc.Arbitrary<Step>[] {
  const { employer, programme } = cast;
  const slotAt = fc.nat(1);
  return [
    fc.integer({ min: 1, max: 9 }).map(
      (days) =>
        new Step(`${days} days pass`, async (model) => {
          model.now += days * dayMs;
          await setNow(new Date(model.now).toISOString());
        }),
    ),
    fc.constant(
      new Step('the employer is suspended, or that is lifted', async (model) => {
        if (model.isSuspended) await liftSuspension(cast);
        else await perform(programme.coordinator, 'suspendHost', { hostId: employer.id, reason });
        model.isSuspended = !model.isSuspended;
      }),
    ),
    fc.tuple(slotAt, fc.integer({ min: 1, max: mostPlaces })).map(
      ([pickOfSlot, capacity]) =>
        new Step(`slot ${pickOfSlot} has ${capacity} places from now on`, async (model, real) => {
          const at = pickOfSlot % model.slots.length;
          const slot = model.slot(at);
          const answer = await typename(employer.token, 'setSlotCapacity', { slotId: real.slotIds[at], capacity });
          if (slot.isCancelled) return answers(answer, 'WrongState');
          if (capacity < slot.taken) return answers(answer, 'PlacesTaken');
          expect(answer).toBe('SetSlotCapacityPayload');
          slot.capacity = capacity;
        }),
    ),
    fc.tuple(slotAt, fc.boolean()).map(
      ([pickOfSlot, hasReason]) =>
        new Step(`slot ${pickOfSlot} is cancelled${hasReason ? ' with a reason' : ''}`, async (model, real) => {
          const at = pickOfSlot % model.slots.length;
          const slot = model.slot(at);
          // A cancelled slot has little more to tell: not before something has happened in it.
          if (slot.held.length < 2) return;
          const input = { slotId: real.slotIds[at], ...(hasReason && { reason }) };
          const answer = await typename(employer.token, 'cancelSlot', input);
          if (slot.isCancelled) return answers(answer, 'WrongState');
          if (slot.taken > 0 && !hasReason) return answers(answer, 'PlacesTaken');
          expect(answer).toBe('CancelSlotPayload');
          slot.cancel(cancelled);
        }),
    ),
  ];
}
