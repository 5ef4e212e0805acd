import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AdvertClaimType, AsAdvertisedType } from '#opportunities';
import { connectionOf, DateScalar, PageArgs } from '#platform';
import type { ClaimVerdict } from '../domain/claim-answers.js';
import type { ReviewState } from '../domain/review.js';
import { ClaimVerdictEnum, ReviewStateEnum } from './enums.js';

@ObjectType({ isAbstract: true })
abstract class ReviewTextFields {
  @Field({ description: 'Whether it was as the advert said.' })
  wasAsAdvertised: boolean;

  @Field(() => Int, { description: 'The work, 1 to 5.' })
  tasks: number;

  @Field(() => Int, { description: 'The welcome, 1 to 5.' })
  welcome: number;

  @Field(() => Int, { description: 'What there was to learn, 1 to 5.' })
  learning: number;

  @Field(() => Int, { description: 'The hours, 1 to 5.' })
  hours: number;

  @Field(() => Int, { description: 'The way there and back, 1 to 5.' })
  travel: number;

  @Field({ description: 'The review.' })
  body: string;

  @Field({ description: 'Advice for whoever goes there next.' })
  advice: string;
}

@ObjectType('AnsweredClaim', { description: 'What a review answers to one promise of the advert.' })
export class AnsweredClaimType {
  @Field(() => ID, { description: 'The promise.' })
  claimId: string;

  @Field({ description: 'The question.' })
  words: string;

  @Field(() => ClaimVerdictEnum, { description: 'The answer.' })
  answer: ClaimVerdict;
}

@ObjectType({ isAbstract: true })
abstract class ListedReviewFields extends ReviewTextFields {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => ID, { description: 'The advert that it is about.' })
  opportunityId: string;

  @Field({ description: 'What the advert is called.' })
  opportunityTitle: string;

  @Field({ description: 'Whose placement it was.' })
  employerName: string;

  @Field(() => Int, { description: 'How often it was written; to be sent along by whoever decides on it.' })
  edition: number;

  @Field(() => [AnsweredClaimType], { description: 'What it answers to the promises of the advert.' })
  claims: AnsweredClaimType[];
}

@ObjectType('MyReview', { description: 'A review that you wrote.' })
export class MyReviewType extends ListedReviewFields {
  @Field(() => ID, { description: 'The placement; see myAllocations.' })
  allocationId: string;

  @Field(() => ReviewStateEnum, { description: 'How far it has come.' })
  state: ReviewState;

  @Field(() => String, { nullable: true, description: 'Why it was refused.' })
  refusedBecause: string | null;
}

@ObjectType('ReviewToModerate', { description: 'A review that waits for you to read it.' })
export class ReviewToModerateType extends ListedReviewFields {
  @Field(() => String, { nullable: true, description: 'Who wrote it, for the school; null for the programme.' })
  authorName: string | null;
}

@ObjectType('PublishedReview', { description: 'A review as everybody sees it: without its author or school.' })
export class PublishedReviewType extends ReviewTextFields {
  @Field(() => ID, { description: 'Opaque; to complain about it.' })
  reference: string;

  @Field({ description: 'From when on it is shown, no closer than "autumn 2026, first half".' })
  published: string;

  @Field(() => DateScalar, {
    description: 'The same as a day, the first of that half-term. Reviews with one day came out together.',
  })
  batch: string;

  @Field({ description: 'True from a year on: the advert may have changed since.' })
  isOld: boolean;

  @Field(() => String, { nullable: true, description: 'What the employer answers to all reviews of that batch.' })
  reply: string | null;
}

@ObjectType('ClaimTally', { description: 'What those who went answered to one promise of an advert.' })
export class ClaimTallyType extends AdvertClaimType {
  @Field(() => Int, { description: 'How many say that it was so.' })
  yes: number;

  @Field(() => Int, { description: 'How many say that it was so in part.' })
  partly: number;

  @Field(() => Int, { description: 'How many say that it was not so.' })
  no: number;

  @Field(() => Int, { description: 'How many cannot say.' })
  cannotSay: number;

  @Field(() => AsAdvertisedType, {
    nullable: true,
    description: 'The share of those who say that it was so among those who can say; null where nobody can.',
  })
  asAdvertised: AsAdvertisedType | null;
}

@ObjectType('ReviewSummary', {
  description: 'What the reviews of an advert come to: null before there are five, from two schools.',
})
export class ReviewSummaryType {
  @Field(() => Int, { nullable: true, description: 'How many there are.' })
  reviews: number | null;

  @Field(() => Int, { nullable: true, description: 'How many of a hundred say that it was as advertised.' })
  asAdvertisedPercent: number | null;

  @Field(() => AsAdvertisedType, { nullable: true, description: 'The same with the range that chance leaves open.' })
  asAdvertised: AsAdvertisedType | null;

  @Field(() => [ClaimTallyType], {
    description:
      'Promise by promise, also such that the advert does not make any more; none that too few have answered.',
  })
  claims: ClaimTallyType[];
}

@ObjectType('MyReviewConnection', { description: 'A page of your reviews.' })
export class MyReviewConnection extends connectionOf(MyReviewType) {}

@ObjectType('ReviewToModerateConnection', { description: 'A page of reviews to read.' })
export class ReviewToModerateConnection extends connectionOf(ReviewToModerateType) {}

@ObjectType('PublishedReviewConnection', { description: 'A page of published reviews.' })
export class PublishedReviewConnection extends connectionOf(PublishedReviewType) {}

@ArgsType()
export class PublishedReviewsArgs extends PageArgs {
  @Field(() => ID, { description: 'The advert.' })
  opportunityId: string;
}
