import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateScalar } from '#platform';
import type { ToldOutcome } from '../application/tell-outcomes.js';
import type { OutcomeKind } from '../domain/reason.js';
import type { NamedOutcomeRow, OutcomeRow } from '../persistence/outcome.queries.js';
import { OutcomeKindEnum } from './enums.js';
import { SlotFields, toSlotFields } from './slot-fields.js';

@ObjectType('OfferedPlace', { description: 'The place that a round gave a student.' })
export class OfferedPlaceType extends SlotFields {
  @Field(() => Int, {
    nullable: true,
    description: "The student's own rank of it; null for one that was added to the list.",
  })
  choiceRank: number | null;

  @Field(() => Int, { description: 'Minutes to get there, door to door.' })
  outMinutes: number;

  @Field(() => Int, { description: 'Minutes to get back.' })
  backMinutes: number;

  @Field({ description: 'True when the minutes come from the distance alone: say "about".' })
  isTravelRough: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day whose timetable the minutes are based on; null on foot and where no timetable was used.',
  })
  timetableOf: string | null;

  @Field({
    description: 'True when the fares are above what the family can spend: somebody has to see to a travel grant.',
  })
  needsTravelGrant: boolean;
}

@ObjectType({ isAbstract: true })
abstract class OutcomeFields {
  @Field(() => OutcomeKindEnum, { description: 'What came of it.' })
  kind: OutcomeKind;

  @Field(() => OfferedPlaceType, { nullable: true, description: 'The place; null for a student without one.' })
  place: OfferedPlaceType | null;

  @Field(() => [String], { description: 'Why, in sentences for the student, the most important first.' })
  reason: string[];
}

@ObjectType('Outcome', { description: 'What a round gave you, and why.' })
export class OutcomeType extends OutcomeFields {}

@ObjectType('StudentOutcome', { description: 'What a round gave a student of your school, and why.' })
export class StudentOutcomeType extends OutcomeFields {
  @Field(() => ID, { description: 'The student.' })
  studentId: string;

  @Field({ description: 'Given name.' })
  givenName: string;

  @Field({ description: 'Family name.' })
  familyName: string;

  @Field(() => Int, { description: 'Year group, 7 to 13.' })
  yearGroup: number;
}

@ObjectType('StudentOutcomeConnection', { description: 'A page of outcomes of your school.' })
export class StudentOutcomeConnection extends connectionOf(StudentOutcomeType) {}

/** An outcome as its student sees it. */
export function toOutcome({ row, slot, words }: ToldOutcome<OutcomeRow>): OutcomeType {
  const { choiceRank, outMinutes, backMinutes, isTravelRough, timetableOf, needsTravelGrant } = row;
  const isPlaced = slot !== null && outMinutes !== null && backMinutes !== null && isTravelRough !== null;
  const place = isPlaced
    ? { ...toSlotFields(slot), choiceRank, outMinutes, backMinutes, isTravelRough, timetableOf, needsTravelGrant }
    : null;
  return { kind: row.reason.cause.kind, place, reason: words };
}

/** An outcome as the staff of the student's school see it. */
export function toStudentOutcome(told: ToldOutcome<NamedOutcomeRow>): StudentOutcomeType {
  const { studentId, givenName, familyName, yearGroup } = told.row;
  return { ...toOutcome(told), studentId, givenName, familyName, yearGroup };
}
