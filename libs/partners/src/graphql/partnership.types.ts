import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, IsInt, Max, Min } from 'class-validator';
import { HalfDayType } from '#opportunities';
import { connectionOf, DateScalar, enumOf, TimeScalar } from '#platform';
import { ActivityEnum, type Activity } from '#vetting';
import { partnershipStates, type PartnershipState } from '../domain/partnership.js';

/** The states of a partnership as the schema names them. */
export const PartnershipStateEnum = enumOf(partnershipStates);
registerEnumType(PartnershipStateEnum, {
  name: 'PartnershipState',
  description: 'How far an employer’s part in another’s placement has come.',
  valuesMap: {
    INVITED: { description: 'Waits for the partner’s answer; the advert cannot be shown.' },
    ACCEPTED: { description: 'The partner has these days.' },
    DECLINED: { description: 'The partner said no; to be removed before the advert can be shown.' },
    WITHDRAWN: { description: 'The partner took its yes back; to be removed before the advert can be shown again.' },
    REMOVED: { description: 'Taken out.' },
  } satisfies Readonly<Record<PartnershipState, { description: string }>>,
});

@InputType({ description: 'Asks another employer to have some days of a placement.' })
export class InvitePartnerInput {
  @Field(() => ID, { description: 'A placement of yours that is not shown.' })
  opportunityId: string;

  @Field(() => ID, { description: 'A verified employer of your programme, as its adverts name it.' })
  employerId: string;

  @Field(() => [Int], { description: 'Days of the plan, 1 to 5, each once; one at least is left for you.' })
  @ArrayNotEmpty({ message: 'must name a day' })
  @ArrayMaxSize(5, { message: 'must hold at most 5 days' })
  @IsInt({ each: true, message: 'must be whole numbers' })
  @Min(1, { each: true, message: 'must be 1 or more' })
  @Max(5, { each: true, message: 'must be 5 or less' })
  days: number[];
}

@InputType({ description: 'Accepts days of another employer’s placement.' })
export class AcceptPartnershipInput {
  @Field(() => ID, { description: 'An invitation to you.' })
  partnershipId: string;

  @Field(() => ID, { description: 'The site of yours where those days are spent.' })
  siteId: string;

  @Field(() => ActivityEnum, { description: 'What is done there: the days go by your vetting for it at that site.' })
  activity: Activity;

  @Field(() => ID, { description: 'The adult of that site who looks after the students.' })
  supervisorId: string;

  @Field(() => ID, { description: 'Another adult of that site, who takes turns.' })
  deputyId: string;
}

@InputType({ description: 'Selects a partnership.' })
export class PartnershipInput {
  @Field(() => ID, { description: 'A partnership of yours.' })
  partnershipId: string;
}

@ObjectType({ description: 'The step was taken.' })
export class PartnershipPayload {
  @Field(() => ID, { description: 'The partnership.' })
  partnershipId: string;

  @Field(() => PartnershipStateEnum, { description: 'How it stands now.' })
  state: PartnershipState;
}

@ObjectType('SharedSlot', { description: 'Dates of a shared placement that are not over.' })
export class SharedSlotType {
  @Field(() => DateScalar, { description: 'Its first day.' })
  startsOn: string;

  @Field(() => DateScalar, { description: 'Its last day.' })
  endsOn: string;

  @Field(() => TimeScalar, { description: 'When each day starts.' })
  startsAt: string;

  @Field(() => TimeScalar, { description: 'When each day finishes.' })
  finishesAt: string;

  @Field(() => Int, { description: 'How many students are confirmed.' })
  students: number;
}

@ObjectType('Partnership', { description: 'An employer’s part in another’s placement, for the two of them.' })
export class PartnershipType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'True where the advert is yours, false where you are the partner.' })
  isYours: boolean;

  @Field(() => ID, { description: 'The advert.' })
  opportunityId: string;

  @Field({ description: 'What it is called.' })
  title: string;

  @Field(() => ID, { description: 'Whose advert it is.' })
  employerId: string;

  @Field({ description: 'Its name.' })
  employerName: string;

  @Field(() => ID, { description: 'Who has the days.' })
  partnerId: string;

  @Field({ description: 'Its name.' })
  partnerName: string;

  @Field(() => PartnershipStateEnum, { description: 'How it stands.' })
  state: PartnershipState;

  @Field(() => [Int], { description: 'Days of the placement, 1 to 5.' })
  days: number[];

  @Field(() => [HalfDayType], { description: 'The plan of those days.' })
  plan: HalfDayType[];

  @Field(() => String, { nullable: true, description: 'The partner’s site; null until it has named one.' })
  siteName: string | null;

  @Field(() => [SharedSlotType], { description: 'Its dates that are not over, in order.' })
  slots: SharedSlotType[];
}

@ObjectType('PartnershipConnection', { description: 'A page of partnerships.' })
export class PartnershipConnection extends connectionOf(PartnershipType) {}
