import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { JobCategory } from '#interests';
import { JobCategoryEnum } from '#opportunities';
import { connectionOf, DateScalar, Sensitive } from '#platform';
import type { Gender } from '../domain/student.js';
import type { StudentSelf } from '../persistence/student.queries.js';
import { GenderEnum } from './enums.js';
import { InterestProfileType, StatementAnswerType, toInterestProfile, toStatementAnswers } from './interest.types.js';

@ObjectType('StudentForStaff', { description: 'A student, for the staff of the school and nobody else.' })
export class StudentForStaffType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'Given name.' })
  givenName: string;

  @Field({ description: 'Family name.' })
  familyName: string;

  @Field(() => Int, { description: 'Year group, 7 to 13.' })
  yearGroup: number;

  @Field(() => DateScalar, { description: 'Date of birth.' })
  bornOn: string;

  @Field({ description: 'True when eligible for free school meals.' })
  @Sensitive('CIRCUMSTANCES')
  freeSchoolMeals: boolean;

  @Field({ description: 'True when supported for special educational needs or a disability.' })
  @Sensitive('NEEDS')
  sendSupport: boolean;

  @Field({ description: 'True when in care or formerly in care.' })
  @Sensitive('CIRCUMSTANCES')
  careExperienced: boolean;

  @Field({ description: 'True when at risk of being in no education, employment or training.' })
  @Sensitive('CIRCUMSTANCES')
  neetRisk: boolean;

  @Field(() => [JobCategoryEnum], { description: 'The kinds of work that appeal, up to three.' })
  interests: JobCategory[];

  @Field(() => Int, { description: 'The longest journey in minutes, each way.' })
  maxMinutesEachWay: number;

  @Field(() => String, {
    nullable: true,
    description: 'What a workplace would have to do differently; never a diagnosis.',
  })
  @Sensitive('NEEDS')
  adjustments: string | null;

  @Field({
    description:
      'True when the directory has no place for the home postcode itself: journeys are then counted from the middle of its sector or district.',
  })
  roughLocation: boolean;

  @Field(() => GenderEnum, {
    nullable: true,
    description:
      'As your school states it; null when it does not. Serves to audit who was offered what; nothing is decided by it.',
  })
  gender: Gender | null;
}

@ObjectType('StudentForStaffConnection', { description: 'A page of students.' })
export class StudentForStaffConnection extends connectionOf(StudentForStaffType) {}

@ObjectType('StudentSelf', { description: 'You, as a student.' })
export class StudentSelfType {
  @Field({ description: 'Your given name.' })
  givenName: string;

  @Field(() => Int, { description: 'Your year group, 7 to 13.' })
  yearGroup: number;

  @Field(() => [JobCategoryEnum], { description: 'The kinds of work that appeal to you, up to three.' })
  interests: JobCategory[];

  @Field(() => [StatementAnswerType], {
    description: 'What you answered to the statements about your interests; see interestStatements.',
  })
  statementAnswers: StatementAnswerType[];

  @Field(() => InterestProfileType, { description: 'What appeals to you, by what you chose and answered.' })
  interestProfile: InterestProfileType;

  @Field(() => Int, { description: 'Your longest journey in minutes, each way.' })
  maxMinutesEachWay: number;

  @Field({ description: 'The name of your school.' })
  schoolName: string;
}

/** A student as they see themselves. */
export function toStudentSelf({ statementAnswers, ...self }: StudentSelf): StudentSelfType {
  const said = { categories: self.interests, answers: statementAnswers };
  return { ...self, statementAnswers: toStatementAnswers(statementAnswers), interestProfile: toInterestProfile(said) };
}
