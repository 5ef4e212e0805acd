import type { INestApplicationContext } from '@nestjs/common';
import { placementDays } from '#calendar';
import { BlockedByRules, WarningsUnanswered } from '#clearances';
import { invariant, type Actor, type LocalDate } from '#kernel';
import {
  ConfirmAllocation,
  CountersignPermission,
  MarkAttendance,
  MoveAllocation,
  RecordPermission,
} from '#placements';
import { ScopedReads } from '#platform';
import { MoveReview, ReviewResolver, WriteReview } from '#reviews';
import { NotePlacement } from '#school-cover';
import { signInOf, weekOf, type Sample } from '../sample/index.js';
import { readAutumnPlace } from './outcomes.queries.js';
import { readyForTheDays } from './days-ahead.js';
import type { World } from './load-sample.js';
import { careersLeadSubject, employerSubject, safeguardingLeadSubject, type Cast } from './people.js';
import type { StoryClock } from './story-clock.js';
import { wayThere } from './way-there.js';
import { whatCameOfIt } from './what-came-of-it.js';

/**
 * One student's way from the offer to the review and what came of it, each step by the person whose it is. Returns it line by line.
 * @param folder where the page for the days is put down
 */
export async function followOneStudent(
  service: INestApplicationContext,
  cast: Cast,
  world: World,
  sample: Sample,
  roundId: string,
  clock: StoryClock,
  folder: string,
): Promise<string[]> {
  const { schoolYear } = sample;
  const week = weekOf('AUTUMN', schoolYear);
  const place = await readAutumnPlace(service.get(ScopedReads), roundId, week.endsOn);
  invariant(place !== undefined, 'somebody has a place in the autumn half-term');
  const { allocationId, upn, urn, slotId } = place;
  const slot = world.slots.find(({ id }) => id === slotId);
  const pupil = sample.schools.flatMap((school) => school.students).find((other) => other.upn === upn);
  invariant(slot !== undefined && pupil !== undefined, 'the place and its student are of the sample');

  const student = await cast.as(signInOf(pupil));
  const employer = await cast.as(employerSubject(slot.employer.key));
  const careersLead = await cast.as(careersLeadSubject(urn));
  const safeguardingLead = await cast.as(safeguardingLeadSubject(urn));
  const told: string[] = [
    `${pupil.givenName}, Year ${pupil.yearGroup}, is offered "${slot.opportunity.title}" at ${slot.employer.name}.`,
    await wayThere(service, student, slotId),
  ];

  clock.moveTo(`${schoolYear}-09-28T16:00:00Z`);
  await service.get(MoveAllocation).run(student, { allocationId, to: 'ACCEPTED', reason: null });
  await service.get(MoveAllocation).run(employer, { allocationId, to: 'HOST_AGREED', reason: null });
  told.push(`${pupil.givenName} accepts, and ${slot.employer.name} agrees without having seen a name.`);

  const refusal = await service
    .get(ConfirmAllocation)
    .run(careersLead, { allocationId, warnings: [] })
    .then(() => undefined, only(BlockedByRules));
  told.push(
    `The careers lead cannot confirm yet: ${refusal?.reasons.map(({ ruleId, words }) => `${words} (${ruleId})`).join(' ') ?? ''}`,
  );
  const permission = await service
    .get(RecordPermission)
    .run(careersLead, { allocationId, givenOn: `${schoolYear}-09-27` as LocalDate });
  await service.get(CountersignPermission).run(safeguardingLead, permission);
  // Beside a form on paper the school notes that the guardian was told of the risks, where there are any.
  const noted = {
    allocationId,
    kind: 'KEY_FINDINGS_TOLD',
    ground: null,
    tLevel: null,
    reason: null,
    edition: 1,
  } as const;
  await service.get(NotePlacement).run(careersLead, noted);
  told.push(
    "A guardian's form is recorded by the careers lead and countersigned by the safeguarding lead; then the rules allow it.",
    ...(await confirmThoughWarned(service, careersLead, allocationId)),
  );

  told.push(await readyForTheDays(service, student, careersLead, allocationId, folder));

  clock.moveTo(`${week.endsOn}T16:30:00Z`);
  const marks = placementDays(week.startsOn, week.endsOn).flatMap((onDay) =>
    (['AM', 'PM'] as const).map((session) => ({ onDay, session, mark: 'PRESENT' as const })),
  );
  const { state } = await service.get(MarkAttendance).run(employer, { allocationId, marks });
  told.push(`All ${marks.length} sessions of the half-term week are marked: the placement is ${state}.`);

  clock.moveTo(`${schoolYear}-11-02T17:00:00Z`);
  const promises = await service.get(ReviewResolver).claimsToAnswer(student, allocationId);
  const reviewId = await service.get(WriteReview).run(student, {
    allocationId,
    wasAsAdvertised: true,
    claims: promises.map(({ id: claimId }) => ({ claimId, answer: 'YES' as const })),
    tasks: 5,
    welcome: 5,
    learning: 4,
    hours: 4,
    travel: 3,
    body: 'I was given real things to do from the first day, and somebody always had time to show me how.',
    advice: 'Ask questions, they like it. Bring your own lunch.',
    feltSafe: true,
  });
  invariant(reviewId !== null, 'a review without a word of concern goes to moderation');
  await service.get(MoveReview).run(careersLead, { reviewId, to: 'PASSED_BY_SCHOOL', reason: null, edition: 1 });
  await service.get(MoveReview).run(world.coordinator, { reviewId, to: 'PUBLISHED', reason: null, edition: 1 });
  told.push(
    `${pupil.givenName} answers what the advert promised, ${promises.length} points, each with yes: "${promises[0]?.words ?? ''}" is the first.`,
    'The review is passed by the school and published by the programme; the advert shows a score once five from two schools are in.',
  );
  const attended = { allocationId, givenName: pupil.givenName, student, careersLead, employer, slot };
  return [...told, ...(await whatCameOfIt(service, cast, world, attended))];
}

/** The careers lead confirms, and says of each warning why. Returns what is told of the warnings: nothing where there are none. */
async function confirmThoughWarned(
  service: INestApplicationContext,
  careersLead: Actor,
  allocationId: string,
): Promise<string[]> {
  const confirm = service.get(ConfirmAllocation);
  const warned = await confirm
    .run(careersLead, { allocationId, warnings: [] })
    .then(() => undefined, only(WarningsUnanswered));
  if (warned === undefined) return [];
  const reason = 'We have talked about it with the employer, and look again before the week begins.';
  const rules = [...new Set(warned.warnings.map(({ ruleId }) => ruleId))];
  await confirm.run(careersLead, { allocationId, warnings: rules.map((ruleId) => ({ ruleId, reason })) });
  const words = warned.warnings.map(({ ruleId, words: said }) => `${said} (${ruleId})`);
  return [`They warn all the same, and the careers lead says why it goes ahead: ${words.join(' ')}`];
}

function only<Wanted extends Error>(wanted: abstract new (...args: never[]) => Wanted): (error: unknown) => Wanted {
  return (error) => {
    if (error instanceof wanted) return error;
    throw error;
  };
}
