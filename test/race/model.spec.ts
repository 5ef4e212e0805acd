import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  perform,
  setNow,
  students,
  tick,
  workOff,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

jest.setTimeout(1_800_000);

/** Sequences a run; a nightly one tries many more. The seed is printed, and FC_SEED repeats one. */
const numRuns = process.env['NIGHTLY'] === '1' ? 1_000 : 50;
const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2_147_483_647);
const start = Date.parse('2026-09-14T08:00:00Z');
const dayMs = 86_400_000;
const reason = 'The minibus is not to be had.';

let programme: TestProgramme;
let employer: TestEmployer;
let schools: TestSchool[];
let visitId: string;
let placementId: string;
let pupils: TestStudent[];

beforeAll(async () => {
  process.stdout.write(`model seed ${seed}, ${numRuns} sequences\n`);
  programme = await aProgramme();
  employer = await anEmployer(programme);
  schools = [await aSchool(programme), await aSchool(programme), await aSchool(programme)];
  visitId = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
  placementId = await anOpportunity(employer);
  const [school] = schools;
  if (school === undefined) throw new Error('there are schools');
  pupils = await students(school, Array(6).fill({}));
  // What silence does to adverts is tested elsewhere; here an employer that answers nothing stays on show.
  await asOwner(
    `insert into employer_answers (employer_id, programme_id, paused_for_silence_at) values ($1, $2, '2100-01-01')`,
    [employer.id, programme.id],
  );
});

afterAll(() => setNow());

interface Held {
  state: string;
  places: number;
  who: number;
  until: number;
}

interface Waiting {
  who: number;
  places: number;
  joined: number;
  isWaiting: boolean;
}

/** What is believed of one slot: nothing but numbers and words. */
class Model {
  now = start;
  isSuspended = false;
  held: Held[] = [];
  line: Waiting[] = [];
  /** By key: which request it made. */
  keys = new Map<string, { who: number; places: number; index: number }>();

  constructor(
    readonly capacity: number,
    readonly holding: readonly string[],
  ) {}

  get taken(): number {
    return this.held.filter(({ state }) => this.holding.includes(state)).reduce((sum, { places }) => sum + places, 0);
  }

  get free(): number {
    return this.capacity - this.taken;
  }

  /** Offers what is free, first come first served among those that fit; who was passed over stays. */
  offerAll(mayHave: (who: number) => boolean): void {
    if (this.isSuspended) {
      for (const each of this.line) each.isWaiting = false;
      return;
    }
    for (;;) {
      const next = this.line
        .filter(({ isWaiting, places, who }) => isWaiting && places <= this.free && mayHave(who))
        .sort((a, b) => a.joined - b.joined)[0];
      if (next === undefined) return;
      next.isWaiting = false;
      this.held.push({ state: 'OFFERED', places: next.places, who: next.who, until: this.now + 2 * dayMs });
    }
  }

  expire(states: readonly string[]): void {
    for (const each of this.held) if (states.includes(each.state) && each.until < this.now) each.state = 'EXPIRED';
  }
}

interface Real {
  readonly slotId: string;
  /** Ids in the order in which the model knows them. */
  readonly table: 'slot_request' | 'allocation';
}

/** What is saved of the slot, in the order in which it was made. */
async function saved({ slotId, table }: Real): Promise<{ id: string; state: string }[]> {
  return asOwner(`select id, state from ${table} where slot_id = $1 order by created_at, id`, [slotId]);
}

/** A step that is tried whether it is allowed or not: the model says what has to be answered. */
class Step implements fc.AsyncCommand<Model, Real> {
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
    const rows = await saved(real);
    const [slot] = await asOwner<{ taken: number; waiting: number }>(
      `select taken, (select count(*)::integer from waiting_place w where w.slot_id = s.id and w.state = 'WAITING') as waiting
       from slot s where id = $1`,
      [real.slotId],
    );
    expect({ states: rows.map(({ state }) => state), ...slot }).toEqual({
      states: model.held.map(({ state }) => state),
      taken: model.taken,
      waiting: model.line.filter(({ isWaiting }) => isWaiting).length,
    });
    expect(slot?.taken).toBeLessThanOrEqual(model.capacity);
  }

  toString(): string {
    return this.words;
  }
}

const typename = async (token: string, mutation: string, input: object): Promise<string> =>
  (await attempt(token, mutation, input)).__typename;

/** Ends a step that changes nothing: one of these has to be the answer. */
function answers(answer: string, ...expected: readonly string[]): void {
  expect(expected).toContain(answer);
}

/** The request or place that a number means at this point, if there is any. */
function chosen(model: Model, pick: number): { held: Held; index: number } | undefined {
  if (model.held.length === 0) return undefined;
  const index = pick % model.held.length;
  const held = model.held[index];
  return held === undefined ? undefined : { held, index };
}

const idAt = async (real: Real, index: number): Promise<string> => (await saved(real))[index]?.id ?? '';

const leadOf = (who: number): string => schools[who]?.lead ?? '';

const pick = fc.nat(30);
const anybody = fc.nat(2);
const someDays = fc.integer({ min: 1, max: 9 });

/** Steps of either kind of slot. */
const passing = [
  someDays.map(
    (days) =>
      new Step(`${days} days pass`, async (model) => {
        model.now += days * dayMs;
        await setNow(new Date(model.now).toISOString());
      }),
  ),
];

let suspensionId = '';

/** Takes two people of two roles. */
async function liftSuspension(): Promise<void> {
  for (const token of [programme.coordinator, schools[0]?.safeguardingLead ?? ''])
    await perform(token, 'agreeToLiftSuspension', { suspensionId });
}

const suspensions = fc.constant(
  new Step('the employer is suspended, or that is lifted', async (model) => {
    if (model.isSuspended) await liftSuspension();
    else
      ({ suspensionId } = await perform(
        programme.coordinator,
        'suspendHost',
        { hostId: employer.id, reason },
        'suspensionId',
      ));
    model.isSuspended = !model.isSuspended;
  }),
);

const visitHolding = ['OFFERED', 'REQUESTED', 'ACCEPTED'];

function answered(
  words: string,
  mutation: string,
  from: readonly string[],
  to: string,
  by: 'EMPLOYER' | 'SCHOOL',
): fc.Arbitrary<Step> {
  return pick.map(
    (at) =>
      new Step(`${words} ${at}`, async (model, real) => {
        const found = chosen(model, at);
        if (found === undefined) return;
        const { held, index } = found;
        const isLate = ['OFFERED', 'REQUESTED'].includes(held.state) && held.until < model.now;
        const input = {
          slotRequestId: await idAt(real, index),
          ...(['ACCEPTED', 'REQUESTED'].includes(to) ? {} : { reason }),
        };
        const answer = await typename(by === 'EMPLOYER' ? employer.token : leadOf(held.who), mutation, input);
        const isHeldUp = to === 'ACCEPTED' && model.isSuspended;
        if (!from.includes(held.state) || isLate || isHeldUp) return answers(answer, 'WrongState');
        expect(answer).toBe('SlotRequestStatePayload');
        held.state = to;
        if (to === 'REQUESTED') held.until = model.now + 7 * dayMs;
      }),
  );
}

const visitSteps = [
  ...passing,
  suspensions,
  fc.tuple(anybody, fc.integer({ min: 1, max: 8 }), fc.option(fc.nat(3))).map(
    ([who, places, key]) =>
      new Step(`school ${who} asks for ${places}${key === null ? '' : ` under key ${key}`}`, async (model, real) => {
        const idempotencyKey = key === null ? null : `${real.slotId}-${key}`;
        const input = { slotId: real.slotId, places, staffLead: 'Dana Reid', note: '', idempotencyKey };
        const answer = await typename(leadOf(who), 'requestSlot', input);
        const before = idempotencyKey === null ? undefined : model.keys.get(`${who} ${idempotencyKey}`);
        if (before !== undefined)
          return answers(answer, before.places === places ? 'RequestSlotPayload' : 'IdempotencyConflict');
        if (model.isSuspended) return answers(answer, 'WrongState');
        if (places > model.free) return answers(answer, 'NotEnoughPlaces');
        expect(answer).toBe('RequestSlotPayload');
        model.held.push({ state: 'REQUESTED', places, who, until: model.now + 7 * dayMs });
        if (idempotencyKey !== null)
          model.keys.set(`${who} ${idempotencyKey}`, { who, places, index: model.held.length - 1 });
      }),
  ),
  answered('the employer accepts', 'acceptSlotRequest', ['REQUESTED'], 'ACCEPTED', 'EMPLOYER'),
  answered('the employer declines', 'declineSlotRequest', ['REQUESTED'], 'DECLINED', 'EMPLOYER'),
  answered('the employer cancels', 'cancelSlotRequest', ['ACCEPTED'], 'CANCELLED', 'EMPLOYER'),
  answered('the school withdraws', 'withdrawSlotRequest', visitHolding, 'WITHDRAWN', 'SCHOOL'),
  answered('the school takes the offer', 'takeOfferedPlaces', ['OFFERED'], 'REQUESTED', 'SCHOOL'),
  fc.tuple(anybody, fc.integer({ min: 1, max: 8 })).map(
    ([who, places]) =>
      new Step(`school ${who} waits for ${places}`, async (model, real) => {
        const input = { slotId: real.slotId, places, staffLead: 'Dana Reid' };
        const answer = await typename(leadOf(who), 'joinWaitingListAsGroup', input);
        if (model.isSuspended) return answers(answer, 'WrongState', 'NotFound');
        if (places <= model.free) return answers(answer, 'PlacesAreFree');
        if (model.line.some((each) => each.isWaiting && each.who === who)) return answers(answer, 'AlreadyWaiting');
        expect(answer).toBe('JoinWaitingListPayload');
        model.line.push({ who, places, joined: model.now, isWaiting: true });
      }),
  ),
  fc.constant(
    new Step('the worker comes round', async (model) => {
      await tick('expire-slot-requests');
      model.expire(['OFFERED', 'REQUESTED']);
      await workOff('offer-free-places');
      await tick('offer-free-places');
      model.offerAll(() => true);
    }),
  ),
];

const placeHolding = ['OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED'];

function moved(
  words: string,
  mutation: string,
  from: readonly string[],
  to: string,
  by: 'STUDENT' | 'EMPLOYER' | 'SCHOOL',
): fc.Arbitrary<Step> {
  return pick.map(
    (at) =>
      new Step(`${words} ${at}`, async (model, real) => {
        const found = chosen(model, at);
        if (found === undefined) return;
        const { held, index } = found;
        const tokens = { STUDENT: pupils[held.who]?.token, EMPLOYER: employer.token, SCHOOL: leadOf(0) };
        const isYes = ['ACCEPTED', 'HOST_AGREED'].includes(to);
        const input = { allocationId: await idAt(real, index), ...(isYes ? {} : { reason }) };
        const answer = await typename(tokens[by] ?? '', mutation, input);
        const isLate = held.state === 'OFFERED' && held.until < model.now;
        if (!from.includes(held.state) || isLate) return answers(answer, 'WrongState');
        expect(answer).toBe('AllocationStatePayload');
        held.state = to;
      }),
  );
}

const isPlaced = (model: Model, who: number): boolean =>
  model.held.some((held) => held.who === who && placeHolding.includes(held.state));

const placementSteps = [
  ...passing,
  suspensions,
  moved('the student accepts', 'acceptAllocation', ['OFFERED'], 'ACCEPTED', 'STUDENT'),
  moved('the student declines', 'declineAllocation', ['OFFERED', 'ACCEPTED'], 'DECLINED', 'STUDENT'),
  moved('the host agrees', 'agreeAllocation', ['ACCEPTED'], 'HOST_AGREED', 'EMPLOYER'),
  moved('the host declines', 'declineAllocationAsHost', ['ACCEPTED', 'HOST_AGREED'], 'DECLINED_BY_HOST', 'EMPLOYER'),
  moved('the school withdraws', 'withdrawAllocation', placeHolding, 'WITHDRAWN', 'SCHOOL'),
  fc.nat(5).map(
    (who) =>
      new Step(`student ${who} waits`, async (model, real) => {
        const answer = await typename(pupils[who]?.token ?? '', 'joinWaitingList', { slotId: real.slotId });
        if (model.isSuspended) return answers(answer, 'WrongState', 'NotFound');
        if (isPlaced(model, who)) return answers(answer, 'WrongState');
        if (model.free > 0) return answers(answer, 'PlacesAreFree');
        if (model.line.some((each) => each.isWaiting && each.who === who)) return answers(answer, 'AlreadyWaiting');
        expect(answer).toBe('JoinWaitingListPayload');
        model.line.push({ who, places: 1, joined: model.now, isWaiting: true });
      }),
  ),
  fc.nat(5).map(
    (who) =>
      new Step(`student ${who} leaves the line`, async (model, real) => {
        const [place] = await asOwner<{ id: string }>(
          'select id from waiting_place where slot_id = $1 and student_id = $2 order by joined_at desc limit 1',
          [real.slotId, pupils[who]?.id],
        );
        if (place === undefined) return;
        const answer = await typename(pupils[who]?.token ?? '', 'leaveWaitingList', { waitingPlaceId: place.id });
        const waiting = model.line.find((each) => each.isWaiting && each.who === who);
        expect(answer).toBe(waiting === undefined ? 'WrongState' : 'LeaveWaitingListPayload');
        if (waiting !== undefined) waiting.isWaiting = false;
      }),
  ),
  fc.constant(
    new Step('the worker comes round', async (model) => {
      await tick('expire-offers');
      model.expire(['OFFERED']);
      await workOff('offer-free-places');
      await tick('offer-free-places');
      model.offerAll((who) => !isPlaced(model, who));
    }),
  ),
];

async function runAll(
  steps: readonly fc.Arbitrary<Step>[],
  begin: () => Promise<{ model: Model; real: Real }>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.commands([...steps], { maxCommands: 25 }), async (commands) => {
      await setNow(new Date(start).toISOString());
      const { model, real } = await begin();
      try {
        await fc.asyncModelRun(() => ({ model, real }), commands);
      } finally {
        if (model.isSuspended) await liftSuspension();
        // The students are needed again.
        await asOwner(`update allocation set state = 'WITHDRAWN' where slot_id = $1`, [real.slotId]);
        await asOwner(
          `update waiting_place set state = 'LEFT', ended_at = now() where slot_id = $1 and state = 'WAITING'`,
          [real.slotId],
        );
      }
    }),
    { numRuns, seed, endOnFailure: process.env['NIGHTLY'] !== '1' },
  );
}

const far = { startsOn: '2027-06-14', endsOn: '2027-06-18', answerWithinDays: 7 };

describe('whatever happens to a slot, in whatever order', () => {
  it('a visit is held by whom the model says, and never by more than it has places for', () =>
    runAll(visitSteps, async () => {
      const slotId = await aSlot(employer, visitId, { ...far, capacity: 12, startsAt: '09:30' });
      return { model: new Model(12, visitHolding), real: { slotId, table: 'slot_request' } };
    }));

  it('a placement is held by whom the model says, and each free place goes on once', () =>
    runAll(placementSteps, async () => {
      const slotId = await aSlot(employer, placementId, { ...far, capacity: 2 });
      const model = new Model(2, placeHolding);
      for (const [who, pupil] of pupils.slice(0, 2).entries()) {
        await aPlaceInSlot(pupil, slotId, 'ACCEPTED');
        await asOwner(`update allocation set created_at = to_timestamp($2) where slot_id = $1 and student_id = $3`, [
          slotId,
          start / 1_000 + who,
          pupil.id,
        ]);
        model.held.push({ state: 'ACCEPTED', places: 1, who, until: Infinity });
      }
      model.now += 5_000;
      return { model, real: { slotId, table: 'allocation' } };
    }));
});
