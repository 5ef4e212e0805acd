import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import type { InputFault } from '#kernel';
import { IsProse, type ChecksItself } from '#platform';
import type { ClaimAnswer, ClaimVerdict } from '../domain/claim-answers.js';
import type { ReviewState, ReviewText } from '../domain/review.js';
import { isOfConcern } from '../domain/review-of-concern.js';
import { ClaimVerdictEnum, ReviewStateEnum } from './enums.js';

const shortestBody = 10;
const longestBody = 4000;

const stars = (): PropertyDecorator => (target, key) => {
  for (const rule of [IsInt(), Min(1), Max(5)]) rule(target, key);
};

@InputType({ description: 'Your answer to one promise of an advert.' })
export class ClaimAnswerInput implements ClaimAnswer {
  @Field(() => ID, { description: 'The promise; see claimsToAnswer.' })
  claimId: string;

  @Field(() => ClaimVerdictEnum, { description: 'Whether it turned out true.' })
  answer: ClaimVerdict;
}

@InputType({ isAbstract: true })
abstract class ReviewWordsInput implements ReviewText, ChecksItself {
  @Field({ description: 'Whether it was as the advert said.' })
  wasAsAdvertised: boolean;

  @Field(() => Int, { description: 'The work, 1 to 5.' })
  @stars()
  tasks: number;

  @Field(() => Int, { description: 'The welcome, 1 to 5.' })
  @stars()
  welcome: number;

  @Field(() => Int, { description: 'What there was to learn, 1 to 5.' })
  @stars()
  learning: number;

  @Field(() => Int, { description: 'The hours, 1 to 5.' })
  @stars()
  hours: number;

  @Field(() => Int, { description: 'The way there and back, 1 to 5.' })
  @stars()
  travel: number;

  @Field({
    description: `The review, ${shortestBody} to ${longestBody} characters. No names and no contact details, yours or anybody's.`,
  })
  @IsProse(longestBody)
  body: string;

  @Field({ description: 'Advice for whoever goes there next, up to 1000 characters.' })
  @IsProse(1000)
  advice: string;

  @Field({
    description:
      'Whether you felt safe. If not, only the safeguarding lead of your school reads what you wrote, and it is never published.',
  })
  feltSafe: boolean;

  @Field(() => [ClaimAnswerInput], {
    nullable: true,
    description: 'What you answer to the promises of the advert as it was when you went, each at most once.',
  })
  @IsOptional()
  @ArrayMaxSize(100, { message: 'must hold at most 100 answers' })
  @ValidateNested()
  @Type(() => ClaimAnswerInput)
  claims?: ClaimAnswerInput[] | null;

  /** Whoever tells of something wrong need not make it long. */
  faults(): InputFault[] {
    const isLongEnough = this.body.trim().length >= shortestBody || this.body.trim() === '';
    if (isLongEnough || isOfConcern(this, this.feltSafe)) return [];
    return [
      { path: 'body', value: this.body, message: `must be text of ${shortestBody} to ${longestBody} characters` },
    ];
  }
}

@InputType({ description: 'Reviews a placement that you attended.' })
export class WriteReviewInput extends ReviewWordsInput {
  @Field(() => ID, { description: 'The placement; see myAllocations.' })
  allocationId: string;
}

@InputType({ description: 'Writes a review of yours anew.' })
export class EditReviewInput extends ReviewWordsInput {
  @Field(() => ID, { description: 'A review of yours that nobody has read yet; see myReviews.' })
  reviewId: string;
}

@InputType({ description: 'Selects a review.' })
export class ReviewInput {
  @Field(() => ID, { description: 'A review that waits for you; see reviewsToModerate.' })
  reviewId: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'The edition that you have read, the first unless you say so: a review that was written anew since is not decided on unread.',
  })
  @IsOptional()
  @IsInt()
  edition?: number | null;
}

@InputType({ description: 'Selects a review and says why.' })
export class ReviewReasonInput extends ReviewInput {
  @Field({ description: 'Shown to its author, up to 500 characters.' })
  @IsProse(500)
  reason: string;
}

@ObjectType({ description: 'What you wrote was kept.' })
export class WriteReviewPayload {
  @Field(() => ID, {
    nullable: true,
    description: 'The review; null when what you wrote went to the safeguarding lead of your school instead.',
  })
  reviewId: string | null;

  @Field({ description: 'What happens now, in words for you.' })
  words: string;
}

@ObjectType({ description: 'What you wrote took the place of what you wrote before.' })
export class EditReviewPayload {
  @Field(() => Int, {
    nullable: true,
    description: 'Which edition it is; null when what you wrote went to the safeguarding lead of your school instead.',
  })
  edition: number | null;

  @Field({ description: 'What happens now, in words for you.' })
  words: string;
}

@ObjectType({ description: 'The review moved on.' })
export class ReviewStatePayload {
  @Field(() => ID, { description: 'The review.' })
  reviewId: string;

  @Field(() => ReviewStateEnum, { description: 'The state it is in now.' })
  state: ReviewState;
}
