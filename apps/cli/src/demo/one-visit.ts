import type { INestApplicationContext } from '@nestjs/common';
import { MoveSlotRequest, RequestSlot } from '#bookings';
import { invariant } from '#kernel';
import type { World } from './load-sample.js';
import { careersLeadSubject, employerSubject, type Cast } from './people.js';

/** A careers lead books a visit for a group and the employer accepts. Returns what was booked, in a sentence. */
export async function bookOneVisit(service: INestApplicationContext, cast: Cast, world: World): Promise<string> {
  const school = world.schools[0];
  const visit = world.slots.find(({ opportunity }) => opportunity.kind === 'WORKPLACE_VISIT');
  invariant(school !== undefined && visit !== undefined, 'the sample has a school and a workplace visit');
  const { request, remainingPlaces } = await service
    .get(RequestSlot)
    .run(await cast.as(careersLeadSubject(school.sample.urn)), {
      slotId: visit.id,
      places: Math.min(12, visit.sample.capacity),
      staffLead: 'The head of Year 10',
      note: 'Twelve students of Year 10, two members of staff.',
      idempotencyKey: null,
    });
  const employer = await cast.as(employerSubject(visit.employer.key));
  await service.get(MoveSlotRequest).run(employer, { slotRequestId: request.id, to: 'ACCEPTED', reason: null });
  return (
    `${school.sample.name} has ${request.places} places for "${visit.opportunity.title}" at ${visit.employer.name} ` +
    `on ${visit.sample.startsOn}; ${remainingPlaces} are left.`
  );
}
