import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { LocalDate } from '#kernel';
import { DateScalar, DateTimeScalar, enumOf, IsLocalDate } from '#platform';
import { talkStandings, type TalkStanding } from '../domain/talk.js';

/** How a talk stands as the schema names it. */
export const TalkStandingEnum = enumOf(talkStandings);
registerEnumType(TalkStandingEnum, {
  name: 'ExpectationsTalkStanding',
  description: 'How the talk about what to expect stands.',
  valuesMap: {
    TO_COME: { description: 'Nobody has said that it was held.' },
    WAITS_FOR_STUDENT: { description: 'The employer or the school says so; the student has still to confirm.' },
    WAITS_FOR_GUIDE: { description: 'The student says so; the employer or the school has still to confirm.' },
    HELD: { description: 'Both sides say so, of the same day.' },
  } satisfies Record<TalkStanding, { readonly description: string }>,
});

@InputType({ description: 'Says that the talk about what to expect was held.' })
export class ConfirmExpectationsTalkInput {
  @Field(() => ID, { description: 'The placement.' })
  allocationId: string;

  @Field(() => DateScalar, { description: 'On which day: today or earlier, and the day that the other side has named.' })
  @IsLocalDate()
  heldOn: LocalDate;
}

@ObjectType({ description: 'The talk as it stands now.' })
export class ExpectationsTalkPayload {
  @Field(() => TalkStandingEnum, { description: 'How it stands.' })
  standing: TalkStanding;
}

@InputType({ description: 'Selects a placement of a student of yours.' })
export class SendDayPageInput {
  @Field(() => ID, { description: 'A confirmed placement; see schoolAllocations.' })
  allocationId: string;
}

@ObjectType({ description: 'The page is on its way.' })
export class SendDayPagePayload {
  @Field(() => Int, { description: 'To how many contacts a link goes.' })
  links: number;

  @Field(() => DateTimeScalar, { description: 'Until when the links work: the end of the last day.' })
  expiresAt: string;
}

@ObjectType('DayPage', { description: 'Everything for the days of a placement on one page.' })
export class DayPageType {
  @Field({ description: 'To read and to print, as a whole HTML page.' })
  html: string;

  @Field({ description: 'The same in English as PDF, in base64.' })
  pdf: string;
}
