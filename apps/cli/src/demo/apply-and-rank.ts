import type { INestApplicationContext } from '@nestjs/common';
import type { JobCategory } from '#interests';
import type { RoundId } from '#kernel';
import { ListPlacementOptions, RankApplications, SubmitApplication } from '#rounds';
import { rankChoices, signInOf, type SampleStudent } from '../sample/index.js';
import type { World } from './load-sample.js';
import type { Cast } from './people.js';

const statement = 'I would like to see how the work is really done, and to find out whether it is something for me.';

/**
 * One student looks through what is open to them, applies for some of it and ranks it. Returns how many applications were made: none
 * by a student to whom nothing is open.
 */
export async function applyAndRank(
  service: INestApplicationContext,
  cast: Cast,
  { slots, seed }: Pick<World, 'slots'> & { seed: number },
  roundId: RoundId,
  student: SampleStudent,
): Promise<number> {
  const actor = await cast.as(signInOf(student));
  const { rows } = await service.get(ListPlacementOptions).run(actor, roundId, { first: 100, after: null });
  const known = new Map(slots.map((slot) => [slot.id, slot]));
  const candidates = rows.flatMap(({ slot: { id }, way }) => {
    const slot = known.get(id);
    const { key: opportunityKey, jobCategory } = slot?.opportunity ?? {
      key: '',
      jobCategory: 'ADMINISTRATION' as JobCategory,
    };
    return slot === undefined
      ? []
      : [
          {
            key: id,
            opportunityKey,
            jobCategory,
            travelMinutes: Math.max(way.outMinutes, way.backMinutes),
          },
        ];
  });
  const choices = rankChoices(student, candidates, seed);
  const applicationIds: string[] = [];
  for (const slotId of choices) {
    const { id } = await service.get(SubmitApplication).run(actor, { roundId, slotId, statement, studentId: null });
    applicationIds.push(id);
  }
  if (applicationIds.length > 1)
    await service.get(RankApplications).run(actor, { roundId, applicationIds, studentId: null });
  return applicationIds.length;
}
