import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LedgerStatusEnum, type LedgerStatus } from '#contacts';
import { DateScalar, DateTimeScalar } from '#platform';
import type { LiftedBlock, OpeningInDigest, WaitingConcern } from '../domain/safeguarding-digest.js';

@ObjectType('LiftedBlockInDigest', { description: 'A safeguarding rule that was lifted for one placement.' })
export class LiftedBlockType implements Omit<LiftedBlock, 'allocationId' | 'liftingId' | 'schoolId'> {
  @Field(() => ID, { description: 'The placement; why, and by whom, is in its clearance.' })
  allocationId: string;

  @Field({ description: 'The rule.' })
  ruleId: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  liftedAt: string;
}

@ObjectType('NearMiss', { description: 'An adult at a workplace of your students who is close to regulated activity.' })
export class NearMissType {
  @Field(() => ID, { description: 'The adult; see decideOnContact.' })
  hostAdultId: string;

  @Field(() => ID, { description: 'Whose adult it is.' })
  employerId: string;

  @Field(() => Int, { description: 'Most days with a child under 16 in any thirty, over all schools.' })
  mostDaysInThirty: number;

  @Field(() => LedgerStatusEnum, { description: 'NEAR with one day left; REACHED where schools have to decide.' })
  status: LedgerStatus;
}

@ObjectType('WaitingConcern', { description: 'A concern in which nobody has taken a step for over a working day.' })
export class WaitingConcernType implements Omit<WaitingConcern, 'concernId' | 'schoolId'> {
  @Field(() => ID, { description: 'See concern.' })
  concernId: string;

  @Field(() => DateTimeScalar, { description: 'When it was raised.' })
  raisedAt: string;
}

@ObjectType('OpeningInDigest', { description: 'That a coordinator opened who a student is.' })
export class OpeningInDigestType implements Omit<OpeningInDigest, 'openingId' | 'studentId' | 'schoolId'> {
  @Field(() => ID, { description: 'See identityOpenings, which has the reason.' })
  openingId: string;

  @Field(() => ID, { description: 'The student.' })
  studentId: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  openedAt: string;
}

@ObjectType('SafeguardingDigest', { description: 'What a safeguarding lead looks over once a week, as it is now.' })
export class SafeguardingDigestType {
  @Field(() => DateScalar, { description: 'The first of the seven days.' })
  from: string;

  @Field(() => DateScalar, { description: 'The last of them: today.' })
  to: string;

  @Field(() => [WaitingConcernType], { description: 'Concerns that wait now, however old, the oldest first.' })
  concernsWaiting: WaitingConcernType[];

  @Field(() => [LiftedBlockType], { description: 'Rules that were lifted on those days.' })
  blocksLifted: LiftedBlockType[];

  @Field(() => [NearMissType], { description: 'As the ledger of days stands now, with what is booked ahead.' })
  nearMisses: NearMissType[];

  @Field(() => [OpeningInDigestType], { description: 'Students whose names a coordinator opened on those days.' })
  identitiesOpened: OpeningInDigestType[];
}
