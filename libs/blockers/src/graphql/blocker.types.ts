import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { BlockingReasonType, BlockLiftingType, LifterEnum } from '#clearances';
import { connectionOf, DateScalar, DateTimeScalar, enumOf } from '#platform';
import type { Lifter } from '#safeguarding';
import type { BlockedPlace } from '../application/list-blockers.js';
import { actors, waitingStates, type MustAct, type WaitingState } from '../domain/blocker.js';

/** Who must act, as the schema names them. */
export const MustActEnum = enumOf(actors);
registerEnumType(MustActEnum, {
  name: 'MustAct',
  description: 'Who can take a blocker away.',
  valuesMap: {
    STUDENT: { description: 'The student.' },
    EMPLOYER: { description: 'The employer.' },
    SCHOOL: { description: 'Your school.' },
    SAFEGUARDING_LEAD: { description: 'The safeguarding lead of your school.' },
    GUARDIAN: { description: 'A guardian, or the student where over school age.' },
    COORDINATOR: { description: 'The coordinator of the programme.' },
    NOBODY: { description: 'Nobody: the student may not go there.' },
  },
});

/** States in which a place waits, as the schema names them. */
export const WaitingStateEnum = enumOf(waitingStates);
registerEnumType(WaitingStateEnum, {
  name: 'WaitingState',
  description: 'How far a place has come that is not ready yet.',
  valuesMap: {
    OFFERED: { description: 'The student has not answered.' },
    ACCEPTED: { description: 'The employer has not answered.' },
    HOST_AGREED: { description: 'Your school has not confirmed it.' },
    CONFIRMED: { description: 'It was confirmed and is on hold.' },
  },
});

@ObjectType('Blocker', { description: 'One thing that stands between a student and a placement.' })
export class BlockerType {
  @Field(() => String, { nullable: true, description: "The rule; null where somebody's yes is missing." })
  ruleId: string | null;

  @Field(() => MustActEnum, { description: 'Who must act.' })
  mustAct: MustAct;

  @Field({ description: 'What is wrong, and the next step.' })
  words: string;

  @Field(() => DateTimeScalar, {
    description: 'Since when it stands in the way, as far as that was noticed: to ten minutes.',
  })
  since: string;

  @Field(() => LifterEnum, {
    nullable: true,
    description: 'Whose office it is to lift it for this place, with a reason; null where nobody may. See liftBlock.',
  })
  liftedBy: Lifter | null;
}

@ObjectType('LiftedBlock', { description: 'A rule that would block a placement, but for somebody who lifted it.' })
export class LiftedBlockType extends BlockLiftingType {
  @Field({ description: 'The rule.' })
  ruleId: string;

  @Field({ description: 'What is wrong.' })
  words: string;
}

@ObjectType('BlockedPlacement', { description: 'A place of a student of your school that is not ready.' })
export class BlockedPlacementType {
  @Field(() => ID, { description: 'The allocation.' })
  allocationId: string;

  @Field(() => ID, { description: 'The student.' })
  studentId: string;

  @Field({ description: 'Given name.' })
  givenName: string;

  @Field({ description: 'Family name.' })
  familyName: string;

  @Field({ description: 'The advert of the placement.' })
  opportunityTitle: string;

  @Field({ description: 'Whose placement it is.' })
  employerName: string;

  @Field(() => DateScalar, { description: 'Its first day.' })
  startsOn: string;

  @Field(() => WaitingStateEnum, { description: 'How far it has come.' })
  state: WaitingState;

  @Field(() => DateTimeScalar, { description: 'Since when it waits like this.' })
  since: string;

  @Field(() => [BlockerType], { description: 'Everything that blocks it, as things stand now.' })
  blockers: BlockerType[];

  @Field(() => [LiftedBlockType], {
    description: 'What would block it as well, but was lifted: by whom, when and why.',
  })
  lifted: LiftedBlockType[];

  @Field(() => [BlockingReasonType], {
    description:
      'What the rules warn of; it blocks nothing. Whoever confirms the place has to say of each why it goes ahead all the same: to be answered while `answered` is null.',
  })
  warnings: BlockingReasonType[];

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The earliest day on which it could be ready if everybody set to it today; null when nobody can help it.',
  })
  earliestReadyOn: string | null;

  @Field({ description: 'True when that is before its first day or, once it has begun, not after its last.' })
  canBeSaved: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When somebody was last reminded.' })
  remindedAt: string | null;
}

@ObjectType('BlockedPlacementConnection', { description: 'A page of places that are not ready, the soonest first.' })
export class BlockedPlacementConnection extends connectionOf(BlockedPlacementType) {}

@InputType({ description: 'Reminds everybody who must act on some places.' })
export class RemindOfBlockersInput {
  @Field(() => [ID], { description: 'Up to 100 places on your board.' })
  @ArrayMinSize(1, { message: 'must name at least one place' })
  @ArrayMaxSize(100, { message: 'must name at most 100 places' })
  allocationIds: string[];
}

@ObjectType({ description: 'Those who must act are being reminded.' })
export class RemindOfBlockersPayload {
  @Field(() => [ID], {
    description:
      'The places of which somebody is reminded: not those that wait for a careers lead alone, nor those of the last 24 hours.',
  })
  allocationIds: string[];
}

/** A place of the board as the schema shows it. */
export function toBlockedPlacement({
  place,
  blockers,
  lifted,
  warnings,
  earliestReadyOn,
  canBeSaved,
}: BlockedPlace): BlockedPlacementType {
  const { id, student, opportunityTitle, employerName, startsOn, state, since, remindedAt } = place;
  const { id: studentId, givenName, familyName } = student;
  const who = { allocationId: id, studentId, givenName, familyName };
  const what = { opportunityTitle, employerName, startsOn, state, since, remindedAt };
  const says = {
    blockers: [...blockers],
    lifted: [...lifted],
    warnings: warnings.map((warning) => ({ ...warning, days: [...warning.days] })),
  };
  return { ...who, ...what, ...says, earliestReadyOn, canBeSaved };
}
