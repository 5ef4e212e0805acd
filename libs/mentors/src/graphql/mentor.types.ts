import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { LocalDate } from '#kernel';
import { connectionOf, DateScalar, DateTimeScalar, enumOf, IsProse, ProblemInterface } from '#platform';
import { meetingPlans, type MeetingPlan } from '../domain/mentor-clearance.js';

const MeetingPlanEnum = enumOf(meetingPlans);
registerEnumType(MeetingPlanEnum, {
  name: 'MeetingPlan',
  description: 'How it is seen to that a mentor and a student are not alone without anybody knowing.',
  valuesMap: {
    SECOND_ADULT: { description: 'Another adult is in the room.' },
    LONE_WORKING_PLAN: { description: 'There is a plan: who knows when and where they meet, and who looks in.' },
  },
});

@ObjectType('MentoredStudentForStaff', { description: 'A student whom a mentor helps, for the staff of the school.' })
export class MentoredStudentForStaffType {
  @Field(() => ID, { description: 'endMentoring ends it.' })
  mentoringId: string;

  @Field(() => ID, { description: 'The student.' })
  studentId: string;

  @Field({ description: 'Given name and family name.' })
  studentName: string;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  since: string;
}

@ObjectType('Mentor', { description: 'Somebody whom your school lets help some of its students.' })
export class MentorType {
  @Field(() => ID, { description: 'The grant; revokeRole ends it with the whole caseload.' })
  grantId: string;

  @Field({ description: 'What your school calls them.' })
  knownAs: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which the check that was seen counts; null while clearMentor has recorded none.',
  })
  checkValidUntil: string | null;

  @Field({ description: 'True while that day is over, or none is recorded: they see nobody until clearMentor.' })
  isPaused: boolean;

  @Field(() => String, { nullable: true, description: 'Where they meet their students, in view of others.' })
  meetsAt: string | null;

  @Field(() => MeetingPlanEnum, { nullable: true, description: 'How it is seen to that nobody is alone unseen.' })
  meetingPlan: MeetingPlan | null;

  @Field(() => [MentoredStudentForStaffType], { description: 'Whom they help now.' })
  caseload: MentoredStudentForStaffType[];
}

@ObjectType('MentorConnection', { description: 'A page of mentors.' })
export class MentorConnection extends connectionOf(MentorType) {}

@ObjectType('MentoredPlace', { description: 'Where somebody of your caseload has a place, or had one.' })
export class MentoredPlaceType {
  @Field(() => ID, { description: 'For raiseConcern.' })
  allocationId: string;

  @Field({ description: 'What the advert is called.' })
  opportunityTitle: string;

  @Field({ description: 'The employer.' })
  employerName: string;

  @Field(() => DateScalar, { description: 'The first day.' })
  startsOn: string;

  @Field(() => DateScalar, { description: 'The last day.' })
  endsOn: string;
}

@ObjectType('MentoredStudent', { description: 'A student whom you help: by name and year, and nothing else.' })
export class MentoredStudentType {
  @Field(() => ID, { description: 'The student.' })
  studentId: string;

  @Field({ description: 'Given name.' })
  givenName: string;

  @Field({ description: 'Family name.' })
  familyName: string;

  @Field(() => Int, { description: 'Year group, 7 to 13.' })
  yearGroup: number;

  @Field(() => DateTimeScalar, { description: 'Since when you help them.' })
  since: string;

  @Field(() => [MentoredPlaceType], { description: 'Where they have a place, or had one.' })
  places: MentoredPlaceType[];
}

@ObjectType('MentoredStudentConnection', { description: 'A page of your caseload.' })
export class MentoredStudentConnection extends connectionOf(MentoredStudentType) {}

@InputType({ description: 'Lets somebody help students of your school.' })
export class AppointMentorInput {
  @Field({ description: 'What your school calls them, up to 80 characters.' })
  @IsProse(80)
  knownAs: string;

  @Field({ description: 'The issuer that signs them in: the iss of their tokens.' })
  @IsProse(500)
  issuer: string;

  @Field({ description: 'Who they are there: the sub of their tokens.' })
  @IsProse(255)
  subject: string;
}

@ObjectType({ description: 'They may sign in as a mentor, and see nobody yet.' })
export class AppointMentorPayload {
  @Field(() => ID, { description: 'The grant, for assignMentor; revokeRole takes it away.' })
  grantId: string;
}

@InputType({ description: 'What you saw of a mentor, and settled with them. No certificate is ever stored.' })
export class ClearMentorInput {
  @Field(() => ID, { description: 'A mentor of your school.' })
  grantId: string;

  @Field(() => DateScalar, { description: 'The day on which you saw the enhanced check.' })
  checkSeenOn: LocalDate;

  @Field({ description: 'The place, in view of others, where they meet their students; up to 200 characters.' })
  @IsProse(200)
  meetsAt: string;

  @Field(() => MeetingPlanEnum, { description: 'How it is seen to that nobody is alone unseen.' })
  meetingPlan: MeetingPlan;
}

@ObjectType({ description: 'A careers lead may give them students now.' })
export class ClearMentorPayload {
  @Field(() => ID, { description: 'The mentor.' })
  grantId: string;

  @Field(() => DateScalar, { description: 'The last day on which the check counts; see it again by then.' })
  checkValidUntil: string;
}

@ObjectType('MentorNotCleared', {
  implements: () => [ProblemInterface],
  description: 'The safeguarding lead has not seen and settled everything about this mentor: clearMentor.',
})
export class MentorNotClearedProblem extends ProblemInterface {
  @Field(() => [String], { description: 'All of what is missing, each a sentence.' })
  missing: string[];
}

@InputType({ description: 'Gives a student to a mentor.' })
export class AssignMentorInput {
  @Field(() => ID, { description: 'A mentor of your school.' })
  grantId: string;

  @Field(() => ID, { description: 'A student of your school.' })
  studentId: string;
}

@ObjectType({ description: 'The mentor sees the student from now on, by name and year.' })
export class AssignMentorPayload {
  @Field(() => ID, { description: 'endMentoring ends it.' })
  mentoringId: string;
}

@InputType({ description: 'Takes a student out of a caseload.' })
export class EndMentoringInput {
  @Field(() => ID, { description: 'Of a mentor of your school.' })
  mentoringId: string;
}

@ObjectType({ description: 'The mentor does not see the student any more.' })
export class EndMentoringPayload {
  @Field(() => ID, { description: 'What was ended.' })
  mentoringId: string;
}
