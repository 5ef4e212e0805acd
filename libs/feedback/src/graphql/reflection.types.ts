import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { connectionOf, IsProse } from '#platform';
import type { ReflectionText } from '../domain/reflection.js';
import { VisitAgainEnum } from './enums.js';

const longest = 2000;

@InputType({ description: 'Writes a card about a placement, for yourself.' })
export class WriteReflectionInput implements ReflectionText {
  @Field(() => ID, { description: 'A placement that you attended; see myAllocations.' })
  allocationId: string;

  @Field({ description: `What you enjoyed, up to ${longest} characters.` })
  @IsProse(longest)
  enjoyed: string;

  @Field({ description: `What it changed in your plans, up to ${longest} characters.` })
  @IsProse(longest)
  changedPlans: string;

  @Field(() => VisitAgainEnum, { description: 'Whether you would go to a place like that again.' })
  wouldVisitSimilar: ReflectionText['wouldVisitSimilar'];

  @Field({ description: `What could be better, up to ${longest} characters.` })
  @IsProse(longest)
  couldBeBetter: string;
}

@ObjectType({ description: 'Your card was kept.' })
export class WriteReflectionPayload {
  @Field(() => ID, { description: 'The placement.' })
  allocationId: string;

  @Field({ description: 'Who reads it, in words for you.' })
  words: string;
}

@InputType({ description: 'Selects a card of yours.' })
export class ReflectionInput {
  @Field(() => ID, { description: 'The placement that it is about.' })
  allocationId: string;
}

@ObjectType({ description: 'The card is shown to your school, or to nobody.' })
export class ReflectionReleasePayload {
  @Field(() => ID, { description: 'The placement.' })
  allocationId: string;

  @Field({ description: 'True while your careers lead may read it.' })
  isReleased: boolean;
}

@ObjectType({ isAbstract: true })
abstract class Card implements ReflectionText {
  @Field({ description: 'What was enjoyed.' })
  enjoyed: string;

  @Field({ description: 'What it changed in the plans.' })
  changedPlans: string;

  @Field(() => VisitAgainEnum, { description: 'Whether they would go to a place like that again.' })
  wouldVisitSimilar: ReflectionText['wouldVisitSimilar'];

  @Field({ description: 'What could be better.' })
  couldBeBetter: string;
}

@ObjectType('MyReflection', { description: 'A card that you wrote for yourself.' })
export class MyReflectionType extends Card {
  @Field({ description: 'True while your school may read it.' })
  isReleased: boolean;
}

@ObjectType('ReleasedReflection', { description: 'A card that a student has shown to the school.' })
export class ReleasedReflectionType extends Card {
  @Field(() => ID, { description: 'The placement.' })
  allocationId: string;

  @Field({ description: 'Whose it is.' })
  studentName: string;

  @Field({ description: 'The advert.' })
  opportunityTitle: string;

  @Field({ description: 'Where it was.' })
  employerName: string;
}

@ObjectType('ReleasedReflectionConnection', { description: 'A page of cards.' })
export class ReleasedReflectionConnection extends connectionOf(ReleasedReflectionType) {}
