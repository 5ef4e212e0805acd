import type { INestApplicationContext } from '@nestjs/common';
import type { RoundId } from '#kernel';
import { CreateRound, fairMode, MoveRound, ProposeRound, PublishRound, RunProposal } from '#rounds';
import { weekOf, type Sample } from '../sample/index.js';
import { applyAndRank } from './apply-and-rank.js';
import type { World } from './load-sample.js';
import type { Cast } from './people.js';
import { eachAtOnce, type Progress } from './progress.js';
import type { StoryClock } from './story-clock.js';

/** More at once gains nothing on two cores, with the database on one of them. */
const atOnce = 8;

/** Takes a round from its plan to the offers: the students apply and rank while it is open. */
export async function runRound(
  service: INestApplicationContext,
  cast: Cast,
  world: World,
  sample: Sample,
  clock: StoryClock,
  progress: Progress,
): Promise<RoundId> {
  const { coordinator } = world;
  const round = await service.get(CreateRound).run(coordinator, {
    name: `Placements ${sample.schoolYear}/${(sample.schoolYear + 1) % 100}`,
    slotsFrom: weekOf('AUTUMN', sample.schoolYear).startsOn,
    slotsTo: weekOf('SUMMER', sample.schoolYear).endsOn,
    maxChoices: 10,
  });
  await service.get(MoveRound).run(coordinator, { roundId: round.id, to: 'OPEN' });

  const students = sample.schools.flatMap((school) => school.students);
  clock.moveTo(`${sample.schoolYear}-09-15T15:30:00Z`);
  await progress.step(
    `${students.length} students look through what is open to them, apply and rank`,
    async (report) => {
      let done = 0;
      await eachAtOnce(students, atOnce, async (student) => {
        await applyAndRank(service, cast, { slots: world.slots, seed: sample.seed }, round.id, student);
        report(++done, students.length);
      });
    },
  );

  clock.moveTo(`${sample.schoolYear}-09-25T16:00:00Z`);
  await service.get(MoveRound).run(coordinator, { roundId: round.id, to: 'CLOSED' });
  await progress.step('The round is matched', async () => {
    const asked = { roundId: round.id, mode: fairMode, basis: 'AFRESH' } as const;
    const { id } = await service.get(ProposeRound).run(coordinator, asked);
    // No worker is there yet: this is what one would do, and when one comes it finds it done.
    await service.get(RunProposal).run(id);
  });
  await progress.step('The round is published', () =>
    service.get(PublishRound).run(coordinator, { roundId: round.id, proposalId: null }),
  );
  return round.id;
}
