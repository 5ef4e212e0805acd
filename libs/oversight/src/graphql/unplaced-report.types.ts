import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateScalar, DateTimeScalar } from '#platform';
import type { UnplacedGround, UnplacedGroup } from '../domain/unplaced-report.js';
import type { ListedUnplacedReport } from '../persistence/unplaced.queries.js';

const shown =
  'To the nearest five. Null where too few have a place or too few have none, or would be had by subtraction.';

@ObjectType('UnplacedGroup', { description: 'How many students of one group have no place: sums, never a student.' })
export class UnplacedGroupType {
  @Field(() => ID, { description: 'What tells the group from others.' })
  key: string;

  @Field({ description: 'Its name.' })
  label: string;

  @Field(() => Int, { nullable: true, description: `How many were in a published round of the school year. ${shown}` })
  students: number | null;

  @Field(() => Int, { nullable: true, description: `How many of them have no place. ${shown}` })
  unplaced: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The share of them that has no place, in whole percents of the two numbers as they are shown.',
  })
  unplacedPercent: number | null;
}

@ObjectType('UnplacedReport', {
  description:
    'Who has no place, by group: of the students who were in a published round of the school year and have not left. The service makes one a month by itself.',
})
export class UnplacedReportType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => DateScalar, {
    description: 'The first day of the month that it is about; the school year is that of the month.',
  })
  month: string;

  @Field(() => DateTimeScalar, {
    description: 'When it was made, after the end of the month: it is as things stood then.',
  })
  madeAt: string;

  @Field({ description: 'Everybody.' })
  all: UnplacedGroupType;

  @Field(() => [UnplacedGroupType], { description: 'By gender, as schools state it.' })
  byGender: UnplacedGroupType[];

  @Field(() => [UnplacedGroupType], { description: 'By whether they are eligible for free school meals.' })
  byFreeSchoolMeals: UnplacedGroupType[];

  @Field(() => [UnplacedGroupType], { description: 'By whether they are supported for special educational needs.' })
  bySendSupport: UnplacedGroupType[];

  @Field(() => [UnplacedGroupType], { description: 'By year group.' })
  byYearGroup: UnplacedGroupType[];

  @Field(() => [UnplacedGroupType], { description: 'By whether they are or were in care.' })
  byCareExperience: UnplacedGroupType[];

  @Field(() => [UnplacedGroupType], {
    description: 'By whether they are at risk of being in no education, employment or training.',
  })
  byRiskOfNeet: UnplacedGroupType[];
}

@ObjectType('UnplacedReportConnection', { description: 'A page of reports on who has no place.' })
export class UnplacedReportConnection extends connectionOf(UnplacedReportType) {}

const labels: Readonly<Record<string, string>> = {
  FEMALE: 'Female',
  MALE: 'Male',
  OTHER: 'Other',
  NOT_STATED: 'Not stated',
  YES: 'Yes',
  NO: 'No',
};

/** A report as the schema shows it. */
export function toUnplacedReport({ figures: { all, byGround }, ...report }: ListedUnplacedReport): UnplacedReportType {
  const by = (ground: UnplacedGround): UnplacedGroupType[] =>
    byGround[ground].map((group) => toGroup(group, labels[group.key] ?? `Year ${group.key}`));
  return {
    ...report,
    all: toGroup({ key: 'ALL', ...all }, 'Everybody'),
    byGender: by('GENDER'),
    byFreeSchoolMeals: by('FREE_SCHOOL_MEALS'),
    bySendSupport: by('SEND_SUPPORT'),
    byYearGroup: by('YEAR_GROUP'),
    byCareExperience: by('CARE_EXPERIENCE'),
    byRiskOfNeet: by('RISK_OF_NEET'),
  };
}

function toGroup({ key, students, unplaced, percent }: UnplacedGroup, label: string): UnplacedGroupType {
  return { key, label, students, unplaced, unplacedPercent: percent };
}
