import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import type { LocalDate } from '#kernel';
import { DateScalar, enumOf, IsLocalDate, Sensitive } from '#platform';
import { releaseAnswers, type ReleaseAnswer } from '../domain/adjustments-release.js';

/** What somebody has said, as the schema names it. */
export const ReleaseAnswerEnum = enumOf(releaseAnswers);
registerEnumType(ReleaseAnswerEnum, {
  name: 'AdjustmentsReleaseAnswer',
  description: 'What somebody has said to the host’s reading of what a student needs.',
  valuesMap: {
    NOTHING: { description: 'Nothing, which is a no.' },
    GIVEN: { description: 'Yes, to the text as it stands.' },
    REFUSED: { description: 'No, or not any more. Of somebody at home only the school is told.' },
    OUTDATED: { description: 'Yes, to a text that has changed since; it counts no more.' },
    TO_COUNTERSIGN: { description: 'Yes, on a form that a second member of staff has still to see.' },
    NOT_NEEDED: { description: 'Nobody is asked: past the school leaving date a student decides alone.' },
  } satisfies Readonly<Record<ReleaseAnswer, { readonly description: string }>>,
});

@ObjectType('AdjustmentsRelease', {
  description: 'What a student needs at work, and who has said that the host of a place may read it.',
})
export class AdjustmentsReleaseType {
  @Field(() => ID, { description: 'The place.' })
  allocationId: string;

  @Field(() => String, { nullable: true, description: 'What the host would have to do; null where there is nothing.' })
  @Sensitive('NEEDS')
  adjustments: string | null;

  @Field(() => String, { nullable: true, description: 'Of the text; to be sent back with a yes.' })
  version: string | null;

  @Field(() => ReleaseAnswerEnum, { description: 'What the student has said.' })
  studentSays: ReleaseAnswer;

  @Field(() => ReleaseAnswerEnum, { description: 'What those at home have said; one no outweighs a yes.' })
  guardianSays: ReleaseAnswer;

  @Field({
    description: 'True when the host reads it as soon as the place is confirmed, and to the day after its last.',
  })
  isReleased: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'A form from home that was typed in; null unless you are of the school.',
  })
  formId: string | null;
}

@InputType({ description: 'Says whether the host of a place may read what you need.' })
export class ReleaseAdjustmentsInput {
  @Field(() => ID, { description: 'A place of yours.' })
  allocationId: string;

  @Field({ description: 'False at any time takes a yes back at once.' })
  isReleased: boolean;

  @Field(() => String, { nullable: true, description: 'Of the text that you have read; needed for a yes.' })
  @IsOptional()
  @MaxLength(64, { message: 'is of no text' })
  version?: string | null;
}

@InputType({ description: 'Types in a form on which somebody at home agreed.' })
export class RecordAdjustmentsReleaseInput {
  @Field(() => ID, { description: 'A place of a student of your school.' })
  allocationId: string;

  @Field(() => DateScalar, { description: 'The date on the form; today at the latest.' })
  @IsLocalDate()
  givenOn: LocalDate;

  @Field({ description: 'Of the text on the form; see adjustmentsRelease.' })
  @MaxLength(64, { message: 'is of no text' })
  version: string;
}

@InputType({ description: 'Selects a place.' })
export class WithholdAdjustmentsInput {
  @Field(() => ID, { description: 'A place of a student of your school.' })
  allocationId: string;
}

@InputType({ description: 'Selects a form.' })
export class CountersignAdjustmentsReleaseInput {
  @Field(() => ID, { description: 'A form of your school; see adjustmentsRelease.' })
  formId: string;
}

@ObjectType({ description: 'It was noted.' })
export class AdjustmentsReleasePayload {
  @Field(() => ID, { description: 'The place.' })
  allocationId: string;

  @Field({ description: 'Whether the host may read it now, once the place is confirmed.' })
  isReleased: boolean;
}

@ObjectType({ description: 'The form was recorded; it counts once somebody else has countersigned it.' })
export class RecordAdjustmentsReleasePayload {
  @Field(() => ID, { description: 'The form.' })
  formId: string;
}

@ObjectType({ description: 'The form was countersigned and counts from now on.' })
export class CountersignAdjustmentsReleasePayload {
  @Field(() => ID, { description: 'The place that it is for.' })
  allocationId: string;
}
