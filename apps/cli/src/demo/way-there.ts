import type { INestApplicationContext } from '@nestjs/common';
import type { Actor, StudentId } from '#kernel';
import { JourneyQueries, travelSite } from '#rounds';
import { PlanJourneys, toJourneyPlan, type PlannedJourneyType } from '#travel';

/** A student's way to a slot and back in one sentence, by the timetable in use. */
export async function wayThere(service: INestApplicationContext, student: Actor, slotId: string): Promise<string> {
  const ends = await service.get(JourneyQueries).ends(student, slotId, student.studentId as StudentId);
  const plan = ends === undefined ? null : await service.get(PlanJourneys).run(ends.traveller, travelSite(ends.slot));
  if (plan === null) return 'No timetable covers the way there.';
  const { timetableOf, out, back } = toJourneyPlan(plan);
  const there = out === null ? 'no way there in time' : `there ${legsOf(out)}`;
  const home = back === null ? 'no way home' : `home ${legsOf(back)}`;
  return `The way: ${there}; ${home}. Based on the (made-up) timetable of ${timetableOf}.`;
}

function legsOf({ leavesAt, arrivesAt, legs }: PlannedJourneyType): string {
  const rides = legs.flatMap(({ route, from, departsAt }) =>
    route === null ? [] : [`${route} from ${from} at ${departsAt}`],
  );
  return `${leavesAt} to ${arrivesAt} ${rides.length === 0 ? 'on foot' : `by ${rides.join(', then ')}`}`;
}
