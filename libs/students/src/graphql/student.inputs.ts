import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique } from 'class-validator';
import type { JobCategory } from '#interests';
import { mostInterests } from '../domain/student.js';
import { JobCategoryEnum } from './job-category.enum.js';

@InputType({ description: "Imports your school's students from a comma-separated file." })
export class ImportStudentsInput {
  @Field({
    description:
      'The text of the file, up to 2,000,000 bytes and 10,000 students. Its columns, in any order: upn, given_name, family_name, ' +
      'born_on (YYYY-MM-DD), year_group, home_postcode, free_school_meals, send_support, care_experienced, neet_risk (yes or no), ' +
      'interests (up to three job categories with | between them), max_minutes (10 to 120), adjustments and sign_in (both may be ' +
      "left empty; sign_in is the sub of the student's tokens from the issuer that signs you in, and replaces the one before).",
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
