import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { LocalDate } from '#kernel';
import { connectionOf, DateScalar, DateTimeScalar, IsLocalDate, IsProse } from '#platform';
import type { ComplaintGround, ComplaintState, ReviewComplaint } from '../domain/complaint.js';
import type { ReplyState } from '../domain/reply.js';
import { ComplaintGroundEnum, ComplaintStateEnum, ReplyStateEnum } from './enums.js';

@ObjectType({ isAbstract: true })
abstract class ComplaintFields {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => ID, { description: 'The review.' })
  reference: string;

  @Field({ description: 'What the advert is called.' })
  opportunityTitle: string;

  @Field(() => ComplaintGroundEnum, { description: 'Why it should not stand.' })
  ground: ComplaintGround;

  @Field(() => ComplaintStateEnum, { description: 'How it stands.' })
  state: ComplaintState;

  @Field(() => DateTimeScalar, {
    description: 'Until when it has to be decided: 48 hours, without weekends and bank holidays.',
  })
  decideBy: string;
}

@ObjectType('MyReviewComplaint', { description: 'A complaint of yours about a review.' })
export class MyReviewComplaintType extends ComplaintFields {}

@ObjectType('ReviewComplaintToDecide', { description: 'A complaint that waits for a coordinator.' })
export class ReviewComplaintToDecideType extends ComplaintFields {
  @Field(() => String, { description: 'STUDENT or EMPLOYER.' })
  raisedAs: ReviewComplaint['raisedAs'];

  @Field({ description: 'Whom the review is about.' })
  employerName: string;

  @Field({ description: 'The review.' })
  body: string;

  @Field({ description: 'Its advice.' })
  advice: string;
}

@ObjectType('ReviewReply', { description: 'An answer of an employer to reviews that came out together.' })
export class ReviewReplyType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => ID, { description: 'The advert.' })
  opportunityId: string;

  @Field({ description: 'What the advert is called.' })
  opportunityTitle: string;

  @Field(() => DateScalar, { description: 'The batch; see publishedReviews.' })
  batch: string;

  @Field(() => ReplyStateEnum, { description: 'How far it has come.' })
  state: ReplyState;

  @Field({ description: 'The answer.' })
  body: string;

  @Field(() => String, { nullable: true, description: 'Why it was refused.' })
  refusedBecause: string | null;
}

@ObjectType('MyReviewComplaintConnection', { description: 'A page of your complaints.' })
export class MyReviewComplaintConnection extends connectionOf(MyReviewComplaintType) {}

@ObjectType('ReviewComplaintToDecideConnection', { description: 'A page of complaints to decide.' })
export class ReviewComplaintToDecideConnection extends connectionOf(ReviewComplaintToDecideType) {}

@ObjectType('ReviewReplyConnection', { description: 'A page of answers to reviews.' })
export class ReviewReplyConnection extends connectionOf(ReviewReplyType) {}

@InputType({ description: 'Says that a review should not stand.' })
export class ComplainAboutReviewInput {
  @Field(() => ID, { description: 'A review that you can read; see publishedReviews.' })
  reference: string;

  @Field(() => ComplaintGroundEnum, { description: 'Why.' })
  ground: ComplaintGround;
}

@InputType({ description: 'Selects a complaint.' })
export class ReviewComplaintInput {
  @Field(() => ID, { description: 'A complaint that waits for you; see reviewComplaintsToDecide.' })
  complaintId: string;
}

@InputType({ description: 'Answers the reviews of an advert that came out together.' })
export class AnswerReviewsInput {
  @Field(() => ID, { description: 'An advert of yours.' })
  opportunityId: string;

  @Field(() => DateScalar, { description: 'The batch; see publishedReviews.' })
  @IsLocalDate()
  batch: LocalDate;

  @Field({ description: 'Your answer, up to 2000 characters. No names of students, and no contact details.' })
  @IsProse(2000)
  body: string;
}

@InputType({ description: 'Selects an answer to reviews.' })
export class ReviewReplyInput {
  @Field(() => ID, { description: 'An answer that waits for you; see reviewReplies.' })
  replyId: string;
}

@InputType({ description: 'Selects an answer to reviews and says why.' })
export class ReviewReplyReasonInput extends ReviewReplyInput {
  @Field({ description: 'For the employer, up to 500 characters.' })
  @IsProse(500)
  reason: string;
}

@ObjectType({ description: 'The complaint as it stands now.' })
export class ReviewComplaintPayload {
  @Field(() => ID, { description: 'The complaint.' })
  complaintId: string;

  @Field(() => ComplaintStateEnum, { description: 'How it stands.' })
  state: ComplaintState;

  @Field(() => DateTimeScalar, { description: 'Until when it has to be decided.' })
  decideBy: string;
}

@ObjectType({ description: 'The answer as it stands now.' })
export class ReviewReplyPayload {
  @Field(() => ID, { description: 'The answer.' })
  replyId: string;

  @Field(() => ReplyStateEnum, { description: 'How far it has come.' })
  state: ReplyState;
}
