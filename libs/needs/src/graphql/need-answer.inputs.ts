import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { PlacesInSlotsInput, RequestGroupPayload } from '#bookings';
import type { JobCategory } from '#interests';
import { JobCategoryEnum } from '#opportunities';
import type { InputFault } from '#kernel';
import { IsProse, ProblemInterface, type ChecksItself } from '#platform';
import { refusedWords } from '#safeguarding';
import type { NeedAnswerState, NeedRefusal } from '../domain/need-answer.js';
import { NeedAnswerStateEnum, NeedRefusalEnum } from './enums.js';

@InputType({ isAbstract: true })
abstract class ToNeedInput implements ChecksItself {
  @Field(() => ID, { description: 'A need on the board that is open.' })
  needId: string;

  @Field({ description: 'To the school, up to 500 characters; may be empty. No ways to get in touch, no links.' })
  @MaxLength(500, { message: 'must be text of at most 500 characters' })
  message: string;

  faults(): InputFault[] {
    return refusedWords({ message: this.message });
  }
}

@InputType({ description: 'Offers an advert of yours for a need.' })
export class AnswerNeedInput extends ToNeedInput {
  @Field(() => ID, { description: 'An advert of yours of the kind that is needed.' })
  opportunityId: string;
}

@InputType({ description: 'Offers something for a need that is drafted from it.' })
export class AnswerNeedWithDraftInput extends ToNeedInput {
  @Field(() => ID, { description: 'A site of yours.' })
  siteId: string;

  @Field(() => ID, { description: 'The host adult of that site who looks after the students.' })
  supervisorId: string;

  @Field(() => ID, { description: 'Another host adult of that site, who stands in.' })
  deputyId: string;

  @Field(() => JobCategoryEnum, { description: 'The kind of work.' })
  category: JobCategory;

  @Field({ description: 'What the advert is called, up to 120 characters.' })
  @IsProse(120)
  title: string;

  override faults(): InputFault[] {
    return [...super.faults(), ...refusedWords({ title: this.title })];
  }
}

@InputType({ description: 'Selects an answer to a need.' })
export class NeedAnswerInput {
  @Field(() => ID, { description: 'An answer of your employer.' })
  needAnswerId: string;
}

@InputType({ description: 'Declines an answer and says why.' })
export class DeclineNeedAnswerInput {
  @Field(() => ID, { description: 'An answer to a need of your school.' })
  needAnswerId: string;

  @Field(() => NeedRefusalEnum, { description: 'The kind of reason.' })
  refusal: NeedRefusal;

  @Field({ description: 'The same in your words, up to 500 characters; may be empty. The employer reads it.' })
  @MaxLength(500, { message: 'must be text of at most 500 characters' })
  reason: string;
}

@InputType({ description: 'Accepts an answer, and asks for the places: all of them or none.' })
export class AcceptNeedAnswerInput extends PlacesInSlotsInput {
  @Field(() => ID, { description: 'An answer to a need of your school, whose advert is on show.' })
  needAnswerId: string;
}

@ObjectType({ description: 'The school is told of the offer.' })
export class AnswerNeedPayload {
  @Field(() => ID, { description: 'The answer.' })
  needAnswerId: string;

  @Field(() => ID, { description: 'The advert that is offered.' })
  opportunityId: string;
}

@ObjectType({ description: 'The answer stands so.' })
export class NeedAnswerPayload {
  @Field(() => ID, { description: 'The answer.' })
  needAnswerId: string;

  @Field(() => NeedAnswerStateEnum, { description: 'Where it stands now.' })
  state: NeedAnswerState;
}

@ObjectType({ description: 'The places are held for your school; the employer answers as it answers any request.' })
export class AcceptNeedAnswerPayload extends RequestGroupPayload {
  @Field({ description: 'True when the need is met by that, and no other answer is waited for.' })
  isMet: boolean;
}

@ObjectType('AlreadyAnswered', {
  implements: () => [ProblemInterface],
  description: 'Your employer has an answer to this need that the school has not decided on.',
})
export class AlreadyAnsweredProblem extends ProblemInterface {
  @Field(() => ID, { description: 'The need.' })
  needId: string;
}
