import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { HourBand, Tier } from '#evaluation';
import type { ProgrammeSums, YearGroupSums } from '../domain/programme-sums.js';
import { HourBandEnum, TierEnum } from './enums.js';

const withheld = { nullable: true } as const;

@ObjectType({ description: 'How many students of a programme are in a band.' })
export class ProgrammeBandCount {
  @Field(() => HourBandEnum, { description: 'The band.' })
  band: HourBand;

  @Field(() => Int, { ...withheld, description: 'Students; null where that is withheld.' })
  students: number | null;
}

@ObjectType({ description: 'The hours of a programme in one tier.' })
export class ProgrammeTierHours {
  @Field(() => TierEnum, { description: 'The tier.' })
  tier: Tier;

  @Field(() => Int, { ...withheld, description: 'Students with hours in it; null where that is withheld.' })
  students: number | null;

  @Field(() => Float, {
    ...withheld,
    description: 'Their hours attended, breaks taken off; null where the students are withheld.',
  })
  hours: number | null;
}

@ObjectType({ isAbstract: true })
abstract class Facts {
  @Field(() => Int, { ...withheld, description: 'Students, those without an hour too; null where that is withheld.' })
  students: number | null;

  @Field(() => Int, { ...withheld, description: 'Students with fifty hours and more; null where that is withheld.' })
  reached: number | null;

  @Field(() => Int, {
    ...withheld,
    description:
      'Students with an encounter with an employer in this school year (benchmark 5); null where that is withheld.',
  })
  withEncounterThisYear: number | null;

  @Field(() => Int, {
    ...withheld,
    description: 'Students with an experience of a workplace (benchmark 6); null where that is withheld.',
  })
  withWorkplace: number | null;
}

@ObjectType({ description: 'The hours of one year group of a programme.' })
export class ProgrammeYearGroup extends Facts implements YearGroupSums {
  @Field(() => Int, { description: 'The year group that the students are in now.' })
  yearGroup: number;
}

@ObjectType('ProgrammeLedger', { description: 'The hours of the students of a programme, of no one of them.' })
export class ProgrammeLedgerType extends Facts implements ProgrammeSums {
  @Field(() => [ProgrammeBandCount], { description: 'How the hours are spread, the lowest band first.' })
  bands: ProgrammeBandCount[];

  @Field(() => [ProgrammeTierHours], { description: 'Hours by the tier in which they were had.' })
  byTier: ProgrammeTierHours[];

  @Field(() => [ProgrammeYearGroup], { description: 'The facts by year group, the youngest first.' })
  byYearGroup: ProgrammeYearGroup[];

  @Field(() => Int, {
    ...withheld,
    description: 'Of those with a workplace, students of whom an employer has said how they did; null where withheld.',
  })
  withFeedback: number | null;

  @Field(() => Int, {
    ...withheld,
    description: 'Of those with a workplace, students who have reflected on one; null where withheld.',
  })
  withReflection: number | null;
}
