import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import type { LocalDate } from '#kernel';
import { connectionOf, DateScalar, enumOf, IsLocalDate, IsProse, PageArgs, Sensitive } from '#platform';
import { fileStates, type FileState } from '../domain/departure.js';

/** The states of files as the schema names them. */
export const FileStateEnum = enumOf(fileStates);
registerEnumType(FileStateEnum, {
  name: 'ChildFileState',
  description: 'How far the file of somebody who has left is.',
  valuesMap: {
    DUE: { description: 'It has to be passed on.' },
    PASSED_ON: { description: 'The safeguarding lead has passed it on.' },
  },
});

@ObjectType('LeftStudent', { description: 'A student who has left your school, or will.' })
export class LeftStudentType {
  @Field(() => ID, { description: 'The student.' })
  studentId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Given name and family name; null where they are not kept any more.',
  })
  studentName: string | null;

  @Field(() => DateScalar, { description: 'The last day.' })
  leftOn: string;

  @Field(() => String, { nullable: true, description: 'Where to, as far as your school knows.' })
  newSchoolName: string | null;
}

@ObjectType('ChildFile', {
  description: 'A file of child protection that has to follow a student who has left; for the safeguarding lead alone.',
})
export class ChildFileType {
  @Field(() => ID, { description: 'The student; exportConcerns writes the file out.' })
  studentId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Given name and family name; null where they are not kept any more.',
  })
  @Sensitive('CONCERNS')
  studentName: string | null;

  @Field(() => DateScalar, { description: 'The last day at your school.' })
  leftOn: string;

  @Field(() => String, { nullable: true, description: 'Where to, as far as your school knows.' })
  newSchoolName: string | null;

  @Field(() => FileStateEnum, { description: 'Whether it was passed on.' })
  state: FileState;

  @Field(() => DateScalar, {
    description: 'The last day for that: the fifth school day, to be confirmed with the guidance.',
  })
  dueOn: string;

  @Field(() => DateScalar, { nullable: true, description: 'When it was passed on.' })
  passedOn: string | null;
}

@ObjectType('LeftStudentConnection', { description: 'A page of students who have left.' })
export class LeftStudentConnection extends connectionOf(LeftStudentType) {}

@ObjectType('ChildFileConnection', { description: 'A page of files.' })
export class ChildFileConnection extends connectionOf(ChildFileType) {}

@ArgsType()
export class ChildFilesArgs extends PageArgs {
  @Field(() => FileStateEnum, { nullable: true, description: 'Only those in this state.' })
  state?: FileState | null;
}

@InputType({ description: 'Selects a student who has left.' })
export class LeftStudentInput {
  @Field(() => ID, { description: 'A student of your school.' })
  studentId: string;
}

@InputType({ description: 'Says that a student has left your school, or will.' })
export class StudentHasLeftInput extends LeftStudentInput {
  @Field(() => DateScalar, { description: 'The last day, within a year of today.' })
  @IsLocalDate()
  leftOn: LocalDate;

  @Field(() => String, { nullable: true, description: 'Where to, up to 200 characters; null while nobody knows.' })
  @IsOptional()
  @IsProse(200)
  newSchoolName?: string | null;
}

@InputType({ description: 'Says that the file of a student who has left was passed on.' })
export class MarkFilePassedOnInput extends LeftStudentInput {
  @Field(() => DateScalar, { description: 'On which day; today at the latest.' })
  @IsLocalDate()
  passedOn: LocalDate;
}

@ObjectType({ description: 'What you said is kept.' })
export class LeftStudentPayload {
  @Field(() => ID, { description: 'The student.' })
  studentId: string;
}
