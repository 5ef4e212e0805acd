import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import type { InputFault, LocalDate } from '#kernel';
import { DateScalar, DateTimeScalar, IsInstant, IsLocalDate, IsProse, type ChecksItself } from '#platform';
import type { AfterNo, RoundState } from '../domain/round.js';
import { AfterNoEnum, RoundStateEnum } from './enums.js';

@InputType({ description: 'Plans a round in your programme.' })
export class CreateRoundInput implements ChecksItself {
  @Field({ description: 'What you call it, up to 120 characters.' })
  @IsProse(120)
  name: string;

  @Field(() => DateScalar, { description: 'The first day that a placement in it may have.' })
  @IsLocalDate()
  slotsFrom: LocalDate;

  @Field(() => DateScalar, { description: 'The last day that a placement in it may have.' })
  @IsLocalDate()
  slotsTo: LocalDate;

  @Field(() => Int, { description: 'How many slots a student may ask for at once, 1 to 40.' })
  @IsInt()
  @Min(1)
  @Max(40)
  maxChoices: number;

  faults(): InputFault[] {
    if (this.slotsFrom <= this.slotsTo) return [];
    return [{ path: 'slotsTo', value: this.slotsTo, message: 'must not be before slotsFrom' }];
  }
}

@InputType({ description: 'Selects a round.' })
export class RoundInput {
  @Field(() => ID, { description: 'A round of your programme.' })
  roundId: string;
}

@InputType({ description: 'Sets when a round moves by itself, in place of what was set before.' })
export class SetRoundTermsInput extends RoundInput {
  @Field(() => DateTimeScalar, { nullable: true, description: 'When a draft opens; by your hand alone when absent.' })
  @IsOptional()
  @IsInstant()
  opensAt?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When lists close; by your hand alone when absent.' })
  @IsOptional()
  @IsInstant()
  closesAt?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Until when offers are answered; whoever is offered a place late has three days. The round is settled once all are answered; absent, nothing expires.',
  })
  @IsOptional()
  @IsInstant()
  answerBy?: string | null;

  @Field(() => AfterNoEnum, { description: 'What becomes of a place that is given back.' })
  afterNo: AfterNo;
}

@ObjectType({ description: 'The terms were set.' })
export class SetRoundTermsPayload {
  @Field(() => ID, { description: 'The round.' })
  roundId: string;
}

@InputType({ description: 'Publishes a round.' })
export class PublishRoundInput extends RoundInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'A proposal of the round; when absent, the latest finished one that was made afresh. In a round that is published already, one made by LEAST_CHANGE from what is published.',
  })
  @IsOptional()
  @IsString()
  proposalId?: string | null;
}

@ObjectType({ description: 'The round is a draft.' })
export class CreateRoundPayload {
  @Field(() => ID, { description: 'The round.' })
  roundId: string;

  @Field({ description: 'The seal on its lottery: SHA-256 of the 32 bytes of the seed, in hexadecimal.' })
  seedCommitment: string;
}

@ObjectType({ description: 'The round moved on.' })
export class RoundStatePayload {
  @Field(() => ID, { description: 'The round.' })
  roundId: string;

  @Field(() => RoundStateEnum, { description: 'The state it is in now.' })
  state: RoundState;
}

@ObjectType({ description: 'The places were offered.' })
export class PublishRoundPayload extends RoundStatePayload {
  @Field(() => Int, { description: 'How many students were offered one.' })
  offered: number;
}
