import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { HourBand, Tier } from '#evaluation';
import type { LocalDate } from '#kernel';
import { OpportunityKindEnum } from '#opportunities';
import { connectionOf, DateScalar } from '#platform';
import type { OpportunityKind } from '#safeguarding';
import type { Quality } from '../domain/ledger.js';
import { HourBandEnum, TierEnum } from './enums.js';

@ObjectType({ description: 'The hours of one tier.' })
export class TierHours {
  @Field(() => TierEnum, { description: 'The tier.' })
  tier: Tier;

  @Field(() => Float, { description: 'Hours attended, breaks taken off.' })
  hours: number;
}

@ObjectType('LedgerEntry', { description: 'Something of the world of work that was attended.' })
export class LedgerEntryType {
  @Field(() => OpportunityKindEnum, { description: 'What kind it was.' })
  kind: OpportunityKind;

  @Field({ description: 'The advert.' })
  title: string;

  @Field({ description: 'Whose it was.' })
  employerName: string;

  @Field(() => DateScalar, { description: 'First day.' })
  startsOn: LocalDate;

  @Field(() => DateScalar, { description: 'Last day.' })
  endsOn: LocalDate;

  @Field(() => Float, { description: 'Hours attended, breaks taken off.' })
  hours: number;

  @Field(() => [Int], {
    description: 'Gatsby benchmarks that it speaks to: 5 encounters, 6 experiences of workplaces.',
  })
  benchmarks: number[];

  @Field(() => [String], { description: 'What was done in the half-days attended, by the plan of the advert.' })
  tasks: string[];

  @Field(() => [String], { description: 'Who was met in the half-days attended, by the plan of the advert.' })
  people: string[];

  @Field({ description: 'True when the employer has given feedback.' })
  hasFeedback: boolean;

  @Field({ description: 'True when the student has written a reflection, released or not.' })
  hasReflection: boolean;
}

@ObjectType('ExperienceQuality', { description: 'What really happened, as Gatsby benchmarks 5 and 6 ask for it.' })
export class QualityType implements Quality {
  @Field(() => Int, { description: 'Different employers met.' })
  employers: number;

  @Field(() => Int, { description: 'Different sizes among them: alone, under 50, under 250, larger.' })
  employerSizes: number;

  @Field(() => [Int], { description: 'School years with an encounter, by the calendar year in which they start.' })
  encounterYears: number[];

  @Field(() => Int, { description: 'Experiences of workplaces.' })
  workplaces: number;

  @Field(() => Int, { description: 'Of those, with feedback from the employer.' })
  withFeedback: number;

  @Field(() => Int, { description: 'Of those, with a reflection.' })
  withReflection: number;
}

@ObjectType({ isAbstract: true })
abstract class Hours {
  @Field(() => Float, {
    description: 'Hours that count towards fifty: up to Year 11, at all schools of the programme.',
  })
  hours: number;

  @Field(() => Float, { description: 'How many are left to fifty.' })
  hoursLeft: number;

  @Field(() => [TierHours], { description: 'Hours by tier.' })
  byTier: TierHours[];

  @Field(() => QualityType, { description: 'What really happened; to a school, at that school.' })
  quality: QualityType;
}

@ObjectType('MyLedger', { description: 'Your hours towards fifty, and what you did.' })
export class MyLedgerType extends Hours {
  @Field(() => [LedgerEntryType], { description: 'Everything that you attended, the earliest first.' })
  entries: LedgerEntryType[];
}

@ObjectType('StudentLedger', { description: 'The hours of a student of yours.' })
export class StudentLedgerType extends Hours {
  @Field(() => ID, { description: 'The student.' })
  studentId: string;

  @Field({ description: 'First name.' })
  givenName: string;

  @Field({ description: 'Family name.' })
  familyName: string;

  @Field(() => Int, { description: 'Year group.' })
  yearGroup: number;

  @Field(() => Float, { description: 'Of all hours, how many at another school. Where and what, that school keeps.' })
  hoursElsewhere: number;

  @Field(() => [LedgerEntryType], { description: 'What the student attended at your school, the earliest first.' })
  entries: LedgerEntryType[];
}

@ObjectType('StudentLedgerConnection', { description: 'A page of ledgers.' })
export class StudentLedgerConnection extends connectionOf(StudentLedgerType) {}

@ObjectType({ description: 'How many students are in a band.' })
export class BandCount {
  @Field(() => HourBandEnum, { description: 'The band.' })
  band: HourBand;

  @Field(() => Int, { description: 'Students.' })
  students: number;
}

@ObjectType({ isAbstract: true })
abstract class Spread {
  @Field(() => Int, { description: 'Students, those without an hour too.' })
  students: number;

  @Field(() => Int, { description: 'Students with fifty hours and more.' })
  reached: number;

  @Field(() => [BandCount], { description: 'How the hours are spread, the lowest band first.' })
  bands: BandCount[];
}

@ObjectType({ description: 'The hours of a year group.' })
export class YearGroupHours extends Spread {
  @Field(() => Int, { description: 'The year group that the students are in now.' })
  yearGroup: number;
}

@ObjectType('SchoolLedger', { description: 'The hours of your students.' })
export class SchoolLedgerType extends Spread {
  @Field(() => [YearGroupHours], { description: 'The same by year group.' })
  byYearGroup: YearGroupHours[];

  @Field(() => Int, { description: 'Students with an encounter with an employer in this school year (benchmark 5).' })
  withEncounterThisYear: number;

  @Field(() => Int, { description: 'Students with an experience of a workplace (benchmark 6).' })
  withWorkplace: number;

  @Field(() => Int, { description: 'Students of whom an employer has said how they did.' })
  withFeedback: number;

  @Field(() => Int, { description: 'Students who have reflected on one.' })
  withReflection: number;
}
