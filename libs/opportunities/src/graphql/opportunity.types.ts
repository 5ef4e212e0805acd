import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { JobCategory, TaskKind } from '#interests';
import { connectionOf, DateScalar, DateTimeScalar, TimeScalar } from '#platform';
import type { Hazard, OpportunityKind } from '#safeguarding';
import { ActivityEnum, type Activity } from '#vetting';
import type { DayHalf, LunchCompany, OpportunityState } from '../domain/opportunity.js';
import type { SlotState } from '../domain/slot.js';
import { LunchCompanyEnum } from './advert.enums.js';
import {
  AdvertAccessType,
  AdvertClaimType,
  AdvertLearningType,
  AsAdvertisedType,
  ModerationFaultType,
  UsualHoursType,
} from './advert.types.js';
import {
  DayHalfEnum,
  HazardEnum,
  JobCategoryEnum,
  OpportunityKindEnum,
  OpportunityStateEnum,
  SlotStateEnum,
  TaskKindEnum,
} from './enums.js';
import { ListingFields } from './listing.types.js';

@ObjectType('HalfDay', { description: 'What a student does in one half of a day.' })
export class HalfDayType {
  @Field(() => Int, { description: 'Day of the placement, 1 to 5.' })
  day: number;

  @Field(() => DayHalfEnum, { description: 'Which half of it.' })
  half: DayHalf;

  @Field({ description: 'Where in the organisation.' })
  department: string;

  @Field({ description: 'What the student does.' })
  task: string;

  @Field({ description: 'Who the student is with, by their work.' })
  with: string;

  @Field(() => String, { nullable: true, description: 'Whom else the student meets, by their work.' })
  meets?: string | null;
}

@ObjectType('OwnHalfDay', { description: 'A half-day with the adult who is there, for its own employer.' })
export class OwnHalfDayType extends HalfDayType {
  @Field(() => ID, { nullable: true, description: 'The host adult who is there; null where it is the supervisor.' })
  hostAdultId?: string | null;
}

@ObjectType('AdvertPartner', { description: 'Another employer that has some days of a placement.' })
export class AdvertPartnerType {
  @Field({ description: 'Its name.' })
  employerName: string;

  @Field(() => String, { nullable: true, description: 'Roughly where those days are; null until it has said.' })
  area: string | null;

  @Field(() => [Int], { description: 'Days of the placement, 1 to 5.' })
  days: number[];
}

@ObjectType('Opportunity', { description: 'An advert in full.' })
export class OpportunityType extends ListingFields {
  @Field(() => OpportunityStateEnum, { description: 'Where it stands.' })
  state: OpportunityState;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was first published; null while it never was.' })
  publishedAt: string | null;

  @Field(() => [TaskKindEnum], {
    description: 'What students will mostly do; empty where the kind of work has to say enough.',
  })
  tasks: TaskKind[];

  @Field(() => [HalfDayType], { description: 'What the student will do.' })
  dayPlan: HalfDayType[];

  @Field({ description: 'Where, and with whom, the student has lunch.' })
  lunchPlan: string;

  @Field({ description: 'The part that is less fun.' })
  lessFun: string;

  @Field({ description: 'What to wear.' })
  whatToWear: string;

  @Field(() => [HazardEnum], { description: 'What is left of a danger after every control.' })
  hazards: Hazard[];

  @Field(() => Int, { description: 'One more with every edit; a permission is given for one version.' })
  version: number;

  @Field({ description: 'Steps, lifts, toilets at the site.' })
  access: string;

  @Field({ description: 'The work of the adult who looks after the student.' })
  supervisorJobTitle: string;

  @Field(() => [AdvertPartnerType], {
    description: 'Other employers where some of the days are spent; none for almost every advert.',
  })
  partners: AdvertPartnerType[];

  @Field({ description: 'What there is so that somebody can get in and take part.' })
  accessProvision: AdvertAccessType;

  @Field(() => LunchCompanyEnum, {
    nullable: true,
    description: 'With whom the student has lunch; null where it is not promised.',
  })
  lunchCompany: LunchCompany | null;

  @Field(() => UsualHoursType, { nullable: true, description: 'The usual hours; null where only slots say them.' })
  usualHours: UsualHoursType | null;

  @Field(() => [AdvertClaimType], {
    description: 'What it promises, as the questions that those who went are asked.',
  })
  claims: AdvertClaimType[];

  @Field(() => AsAdvertisedType, {
    nullable: true,
    description: 'What those who went to this employer say, on whichever of its adverts; null while too few have.',
  })
  asAdvertised: AsAdvertisedType | null;

  @Field({ description: 'What a student learns, and how.' })
  learning: AdvertLearningType;
}

@ObjectType('OwnSlot', { description: 'A slot, for its own employer.' })
export class OwnSlotType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => SlotStateEnum, { description: 'Whether places may be taken.' })
  state: SlotState;

  @Field(() => DateScalar, { description: 'Its first day.' })
  startsOn: string;

  @Field(() => DateScalar, { description: 'Its last day.' })
  endsOn: string;

  @Field(() => TimeScalar, { description: 'When each day starts.' })
  startsAt: string;

  @Field(() => TimeScalar, { description: 'When each day finishes.' })
  finishesAt: string;

  @Field(() => Int, { description: 'Minutes of break in each day.' })
  breakMinutes: number;

  @Field(() => Int, { description: 'All its places.' })
  capacity: number;

  @Field(() => Int, { description: 'Places that are held.' })
  taken: number;

  @Field(() => String, { nullable: true, description: 'Why it was cancelled.' })
  stateReason: string | null;

  @Field(() => Int, { description: 'Fewest that may come together.' })
  minimumGroup: number;

  @Field(() => Int, { nullable: true, description: 'Most places that one school may hold; null for all of them.' })
  mostPerSchool: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The first school that it is kept for; null for none.',
    deprecationReason: 'Use reservedSchoolIds. Goes after 2027-04-01.',
  })
  reservedSchoolId: string | null;

  @Field(() => [ID], { description: 'The schools that it is kept for by name.' })
  reservedSchoolIds: string[];

  @Field({ description: 'Whether it is kept for schools with little on offer near them.' })
  isForLowSupply: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'From that day on it is open to all; null keeps it.' })
  releasedOn: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From when on schools can ask; null is at once.' })
  bookingOpensAt: string | null;

  @Field(() => Int, { description: 'Schools can ask until so many hours before it begins.' })
  bookingClosesHoursBefore: number;

  @Field(() => Int, { description: 'How soon you promise to answer a request, in days.' })
  answerWithinDays: number;
}

@ObjectType('OpportunityFile', { description: 'An advert with all that belongs to it, for its own employer.' })
export class OpportunityFileType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => OpportunityStateEnum, { description: 'Where it stands.' })
  state: OpportunityState;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn.' })
  stateReason: string | null;

  @Field(() => OpportunityKindEnum, { description: 'Which experience it is.' })
  kind: OpportunityKind;

  @Field({ description: 'What it is called.' })
  title: string;

  @Field({ description: 'What it is about.' })
  summary: string;

  @Field(() => JobCategoryEnum, { description: 'The kind of work.' })
  category: JobCategory;

  @Field(() => ActivityEnum, { description: 'What is done there, for vetting.' })
  activity: Activity;

  @Field(() => ID, { description: 'The site.' })
  siteId: string;

  @Field(() => ID, { description: 'The host adult who looks after the students.' })
  supervisorId: string;

  @Field(() => ID, { description: 'The host adult who stands in for them.' })
  deputyId: string;

  @Field(() => [TaskKindEnum], {
    description: 'What students will mostly do; empty where the kind of work has to say enough.',
  })
  tasks: TaskKind[];

  @Field(() => [HalfDayType], { description: 'What the student will do.' })
  dayPlan: HalfDayType[];

  @Field({ description: 'Where, and with whom, the student has lunch.' })
  lunchPlan: string;

  @Field({ description: 'The part that is less fun.' })
  lessFun: string;

  @Field({ description: 'What to wear.' })
  whatToWear: string;

  @Field(() => [Int], { description: 'Year groups that are welcome, 7 to 13.' })
  yearGroups: number[];

  @Field(() => [HazardEnum], { description: 'What is left of a danger after every control.' })
  hazards: Hazard[];

  @Field(() => Int, { description: 'One more with every edit.' })
  version: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was first published; null while it never was.' })
  publishedAt: string | null;

  @Field(() => [OwnHalfDayType], { description: 'The plan with the adults who are there.' })
  plan: OwnHalfDayType[];

  @Field({ description: 'What there is so that somebody can get in and take part.' })
  accessProvision: AdvertAccessType;

  @Field(() => LunchCompanyEnum, {
    nullable: true,
    description: 'With whom the student has lunch; null where it is not promised.',
  })
  lunchCompany: LunchCompany | null;

  @Field(() => UsualHoursType, { nullable: true, description: 'The usual hours; null where only slots say them.' })
  usualHours: UsualHoursType | null;

  @Field(() => [AdvertClaimType], {
    description: 'What it promises, as the questions that those who went are asked.',
  })
  claims: AdvertClaimType[];

  @Field({ description: 'What a student learns, and how.' })
  learning: AdvertLearningType;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which the employer last said that all of it holds.',
  })
  confirmedOn: string | null;

  @Field(() => Int, { nullable: true, description: 'How many days ago that was.' })
  confirmedDaysAgo: number | null;

  @Field({ description: 'True when it has slots still to come and none of them has a place left.' })
  isFull: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which it is shown again; null unless you said one.',
  })
  pausedUntil: string | null;

  @Field({
    description: 'True when a coordinator has let the present words pass, so that publishing shows them at once.',
  })
  isApproved: boolean;

  @Field(() => [ModerationFaultType], { description: 'What the coordinator asks you to mend, all of it.' })
  moderationFaults: ModerationFaultType[];

  @Field(() => [OwnSlotType], { description: 'All its slots, also cancelled and past ones, by date.' })
  slots: OwnSlotType[];
}

@ObjectType('OpportunityFileConnection', { description: 'A page of adverts, newest first.' })
export class OpportunityFileConnection extends connectionOf(OpportunityFileType) {}

@ObjectType('AdvertToModerate', { description: 'An advert that waits for a coordinator to read it.' })
export class AdvertToModerateType {
  @Field(() => ID, { description: 'The advert.' })
  id: string;

  @Field(() => DateTimeScalar, { description: 'Since when it waits.' })
  submittedAt: string;

  @Field({ description: 'True when none of its versions has been let pass before.' })
  isFirst: boolean;

  @Field({ description: 'The advert as readers would see it.' })
  opportunity: OpportunityType;
}

@ObjectType('AdvertToModerateConnection', { description: 'A page of adverts that wait, the longest waiting first.' })
export class AdvertToModerateConnection extends connectionOf(AdvertToModerateType) {}
