import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique } from 'class-validator';
import type { JobCategory } from '#interests';
import { JobCategoryEnum } from '#opportunities';
import { mostInterests } from '../domain/student.js';

@InputType({ description: "Imports your school's students from a comma-separated file." })
export class ImportStudentsInput {
  @Field({
    description:
      'The text of the file, up to 2,000,000 bytes and 10,000 rows. Its columns, in any order: upn, given_name, family_name, ' +
      'born_on (YYYY-MM-DD), year_group, home_postcode, free_school_meals, send_support, care_experienced, neet_risk (yes or no), ' +
      'interests (up to three job categories with | between them; when empty, what the student has said stands), max_minutes ' +
      "(10 to 120 each way; when empty, what was said before stands, or the school's own limit), adjustments (may be empty), sign_in (the sub of the student's tokens from the issuer that signs you in: nobody " +
      'else acts as the student from then on; when empty, who acts as the student stays as it is). It may also have gender (female, male ' +
      'or other; when empty, what was stated before stands): it serves to audit who was offered what, and nothing is decided by it.',
  })
  csv: string;
}

@ObjectType({ description: 'The students were imported.' })
export class ImportStudentsPayload {
  @Field(() => Int, { description: 'How many are new to your school.' })
  added: number;

  @Field(() => Int, { description: 'How many your school had already, and were brought up to date.' })
  updated: number;
}

@InputType({ description: 'Says which kinds of work appeal to you, in place of what was said before.' })
export class SetMyInterestsInput {
  @Field(() => [JobCategoryEnum], { description: 'Up to three job categories, each once.' })
  @ArrayMaxSize(mostInterests, { message: `must hold at most ${mostInterests} job categories` })
  @ArrayUnique({ message: 'must hold each job category once' })
  interests: JobCategory[];
}

@ObjectType({ description: 'Your interests were taken down.' })
export class SetMyInterestsPayload {
  @Field(() => [JobCategoryEnum], { description: 'The kinds of work that appeal to you.' })
  interests: readonly JobCategory[];
}
