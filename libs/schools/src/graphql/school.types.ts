import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateScalar, enumOf } from '#platform';
import { blackoutKinds, type BlackoutKind } from '../domain/blackout-day.js';

@ObjectType('Programme', { description: "One place's running scheme for a school year." })
export class ProgrammeType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'What it is called.' })
  name: string;

  @Field({ description: 'The place that it is for.' })
  area: string;

  @Field(() => Int, {
    description: 'The calendar year in which its school year starts: 2026 for September 2026 to August 2027.',
  })
  schoolYear: number;
}

@ObjectType('School', { description: 'A school that takes part in a programme.' })
export class SchoolType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'Unique reference number of the register of schools in England: six digits.' })
  urn: string;

  @Field({ description: 'Its name.' })
  name: string;

  @Field({ description: 'Its postcode.' })
  postcode: string;

  @Field({
    description:
      'True when the directory has no place for the postcode itself: distances are then counted from the middle of its sector or district.',
  })
  roughLocation: boolean;
}

@ObjectType('SchoolConnection', { description: 'A page of schools.' })
export class SchoolConnection extends connectionOf(SchoolType) {}

@ObjectType('Term', { description: 'A term of a school; every day is included in what it bounds.' })
export class TermType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'What the school calls it.' })
  name: string;

  @Field(() => DateScalar, { description: 'Its first day.' })
  startsOn: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day of half-term; null when there is none.' })
  halfTermFrom: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day of half-term; null when there is none.' })
  halfTermTo: string | null;

  @Field(() => DateScalar, { description: 'Its last day.' })
  endsOn: string;
}

/** What a day is kept free for, as the schema names it. */
export const BlackoutKindEnum = enumOf(blackoutKinds);
registerEnumType(BlackoutKindEnum, {
  name: 'BlackoutKind',
  description: 'What a school keeps a day free for.',
  valuesMap: {
    INSET: { description: 'Staff are trained, and no student is in school.' },
    EXAM: { description: 'An exam, or a mock.' },
    TRIP: { description: 'A trip.' },
    OTHER: { description: 'What the words say.' },
  },
});

@ObjectType('BlackoutDay', { description: 'A day that a school keeps free of placements.' })
export class BlackoutDayType {
  @Field(() => DateScalar, { description: 'The day.' })
  onDay: string;

  @Field(() => BlackoutKindEnum, { description: 'What it is kept free for.' })
  kind: BlackoutKind;

  @Field({ description: 'Why: an exam, say.' })
  reason: string;

  @Field(() => [Int], { nullable: true, description: 'The year groups that it is kept free for; null for all.' })
  yearGroups: number[] | null;
}

@ObjectType('SchoolFile', { description: 'A school with its terms: for its own staff.' })
export class SchoolFileType extends SchoolType {
  @Field(() => [TermType], { description: 'Its terms, in the order of time.' })
  terms: TermType[];

  @Field(() => [BlackoutDayType], { description: 'The days that it keeps free of placements, in the order of time.' })
  blackoutDays: BlackoutDayType[];
}
