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
  setNow,
  students,
} from '#testing';
import { answersToMeet } from './model.answers.js';
import { placeHolding, placementSteps } from './model.placements.js';
import { Model, SlotModel, start } from './model.js';
import { liftSuspension, met, type Cast, type Real, type Step } from './model.steps.js';
import { visitHolding, visitSteps } from './model.visits.js';

// A nightly run takes most of an hour, and longer on a machine that is busy.
jest.setTimeout(6 * 3_600_000);

/** Sequences a run; a nightly one tries many more. The seed is printed, and FC_SEED repeats one. */
const isNightly = process.env['NIGHTLY'] === '1';
const numRuns = isNightly ? 1_000 : 50;
const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2_147_483_647);
const far = { startsOn: '2027-06-14', endsOn: '2027-06-18', answerWithinDays: 7 };

let cast: Cast;
let visitId: string;
let placementId: string;

beforeAll(async () => {
  process.stdout.write(`model seed ${seed}, ${numRuns} sequences\n`);
  const programme = await aProgramme();
  const employer = await anEmployer(programme);
  const school = await aSchool(programme);
  // Over school age, so that nobody else has to sign.
  const pupils = await students(school, Array(6).fill({ born_on: '2009-11-05', year_group: '12' }));
  cast = { programme, employer, schools: [school, await aSchool(programme), await aSchool(programme)], pupils };
  visitId = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
  placementId = await anOpportunity(employer);
  // What silence does to adverts is tested elsewhere; here an employer that answers nothing stays on show.
  await asOwner(
    `insert into employer_answers (employer_id, programme_id, paused_for_silence_at) values ($1, $2, '2100-01-01')`,
    [employer.id, programme.id],
  );
});

afterAll(() => setNow());

async function runAll(
  steps: readonly fc.Arbitrary<Step>[],
  begin: () => Promise<{ model: Model; real: Real }>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.commands([...steps], { maxCommands: 35, size: 'max' }), async (commands) => {
      await setNow(new Date(start).toISOString());
      const { model, real } = await begin();
      try {
        await fc.asyncModelRun(() => ({ model, real }), commands);
      } finally {
        if (model.isSuspended) await liftSuspension(cast);
        // The students are needed again.
        await asOwner(`update allocation set state = 'WITHDRAWN' where slot_id = any($1)`, [real.slotIds]);
        await asOwner(
          `update waiting_place set state = 'LEFT', ended_at = now() where slot_id = any($1) and state = 'WAITING'`,
          [real.slotIds],
        );
      }
    }),
    { numRuns, seed, endOnFailure: !isNightly },
  );
}

describe('whatever happens to slots, in whatever order', () => {
  it('visits are held by whom the model says, groups in both or in neither, and never by more than there are places for', () =>
    runAll(visitSteps(cast), async () => {
      const visit = { ...far, startsAt: '09:30' };
      const slotIds = [
        await aSlot(cast.employer, visitId, { ...visit, capacity: 12 }),
        await aSlot(cast.employer, visitId, { ...visit, capacity: 9 }),
      ];
      const model = new Model([new SlotModel(12, visitHolding), new SlotModel(9, visitHolding)]);
      return { model, real: { slotIds, table: 'slot_request' } };
    }));

  it('a placement is held by whom the model says, and each free place goes on once', () =>
    runAll(placementSteps(cast), async () => {
      const slotId = await aSlot(cast.employer, placementId, { ...far, capacity: 2 });
      const slot = new SlotModel(2, placeHolding);
      for (const [who, pupil] of cast.pupils.slice(0, 2).entries()) {
        await aPlaceInSlot(pupil, slotId, 'ACCEPTED');
        await asOwner(`update allocation set created_at = to_timestamp($2) where slot_id = $1 and student_id = $3`, [
          slotId,
          start / 1_000 + who,
          pupil.id,
        ]);
        slot.hold('ACCEPTED', who, 1, Infinity);
      }
      const model = new Model([slot]);
      model.now += 5_000;
      return { model, real: { slotIds: [slotId], table: 'allocation' } };
    }));

  it('has met what the stories are about, and in the long run every answer there is', () => {
    const { often, seldom } = answersToMeet;
    const wanted = isNightly ? [...often, ...seldom] : often;
    expect(wanted.filter((answer) => !met.has(answer))).toEqual([]);
  });
});
