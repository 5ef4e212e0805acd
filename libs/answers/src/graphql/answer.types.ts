import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { answeredPercent, type AnswerRecord } from '../domain/answer-record.js';

@ObjectType('AnswerRecord', {
  description:
    'How an employer has answered schools in the last twelve months: the requests whose time to answer is over, or that were answered.',
})
export class AnswerRecordType {
  @Field(() => Int, { description: 'How many requests.' })
  asked: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Of a hundred, how many were answered in the time that the employer promised; null for fewer than five.',
  })
  answeredPercent: number | null;
}

/** A record as the schema shows it. O(1). */
export function toAnswerRecord(record: AnswerRecord): AnswerRecordType {
  return { asked: record.asked, answeredPercent: answeredPercent(record) };
}

@InputType({ description: 'How many requests you can answer in a week.' })
export class SetContactCapInput {
  @Field(() => Int, {
    nullable: true,
    description: 'From all schools together, Monday to Sunday: 1 to 500, or null for as many as come.',
  })
  @IsOptional()
  @IsInt({ message: 'must be a whole number' })
  @Min(1, { message: 'must be 1 or more' })
  @Max(500, { message: 'must be 500 or less' })
  mostAWeek: number | null;
}

@ObjectType('SetContactCapPayload', { description: 'The cap holds from now on.' })
export class SetContactCapPayload {
  @Field(() => Int, { nullable: true, description: 'As many as a week.' })
  mostAWeek: number | null;
}
