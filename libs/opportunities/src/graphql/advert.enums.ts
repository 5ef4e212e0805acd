import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform';
import { reportReasons, reportStates, type ReportReason, type ReportState } from '../domain/advert-report.js';
import { benchmarkSixElements, type BenchmarkSixElement } from '../domain/benchmark-six.js';
import { claimKinds, type ClaimKind } from '../domain/claims.js';
import { moderatedParts, type ModeratedPart } from '../domain/moderation.js';
import { accessFeatures, lunchCompanies, type AccessFeature, type LunchCompany } from '../domain/opportunity.js';

type Described<Value extends string> = Readonly<Record<Value, { readonly description: string }>>;

/** With whom a student has lunch, as the schema names it. */
export const LunchCompanyEnum = enumOf(lunchCompanies);
registerEnumType(LunchCompanyEnum, {
  name: 'LunchCompany',
  description: 'With whom a student has lunch.',
  valuesMap: {
    SUPERVISOR: { description: 'The adult who looks after the student.' },
    TEAM: { description: 'The people the student works with.' },
    OTHER_STUDENTS: { description: 'Other students on a placement.' },
    NOBODY: { description: 'The student is alone.' },
  } satisfies Described<LunchCompany>,
});

/** What helps people to get in and take part, as the schema names it. */
export const AccessFeatureEnum = enumOf(accessFeatures);
registerEnumType(AccessFeatureEnum, {
  name: 'AccessFeature',
  description: 'What a workplace has or does so that somebody can get in and take part.',
  valuesMap: {
    STEP_FREE: { description: 'No steps from the street to where the work is.' },
    LIFT: { description: 'A lift to every floor where the work is.' },
    ACCESSIBLE_TOILET: { description: 'A toilet for people who use a wheelchair.' },
    GENDER_NEUTRAL_TOILET: { description: 'A toilet for everybody, behind a door of its own.' },
    BLUE_BADGE_PARKING: { description: 'Parking for a blue badge.' },
    HEARING_LOOP: { description: 'A hearing loop.' },
    LARGE_PRINT: { description: 'What is to be read, in large print.' },
    WRITTEN_INSTRUCTIONS: { description: 'Instructions in writing, one step at a time.' },
    ADJUSTABLE_DESK: { description: 'A desk and a chair that can be set.' },
    QUIET_SPACE: { description: 'A quiet place to go to.' },
    PRAYER_SPACE: { description: 'A place to pray in.' },
    ASSISTANCE_DOGS: { description: 'Assistance dogs are at home here.' },
  } satisfies Described<AccessFeature>,
});

/** The elements of benchmark 6 as the schema names them. */
export const BenchmarkSixElementEnum = enumOf(benchmarkSixElements);
registerEnumType(BenchmarkSixElementEnum, {
  name: 'BenchmarkSixElement',
  description: 'What makes an experience of a workplace meaningful, by Gatsby benchmark 6.',
  valuesMap: {
    PURPOSE: { description: 'What it is for is said.' },
    LEARNING_OUTCOMES: { description: 'What the student will be able to do afterwards is said.' },
    OWN_TASK: { description: 'A piece of work is the student’s own.' },
    RANGE_OF_PEOPLE: { description: 'The student meets people of different work.' },
    FEEDBACK: { description: 'Somebody tells the student how it went.' },
    REFLECTION: { description: 'There is time to look back.' },
  } satisfies Described<BenchmarkSixElement>,
});

/** The kinds of promise as the schema names them. */
export const ClaimKindEnum = enumOf(claimKinds);
registerEnumType(ClaimKindEnum, {
  name: 'AdvertClaimKind',
  description: 'What kind of promise an advert makes.',
  valuesMap: {
    TASK: { description: 'What is done in a half-day.' },
    DEPARTMENT: { description: 'Where the student works.' },
    LUNCH: { description: 'With whom the student has lunch.' },
    HOURS: { description: 'From when to when.' },
    OWN_TASK: { description: 'A piece of work that is the student’s own.' },
    PEOPLE: { description: 'Whom the student meets.' },
    FEEDBACK: { description: 'That somebody tells the student how it went.' },
    REFLECTION: { description: 'That there is time to look back.' },
  } satisfies Described<ClaimKind>,
});

/** The parts of an advert that a coordinator speaks of, as the schema names them. */
export const ModeratedPartEnum = enumOf(moderatedParts);
registerEnumType(ModeratedPartEnum, {
  name: 'ModeratedPart',
  description: 'What of an advert has to be mended.',
  valuesMap: {
    TITLE: { description: 'What it is called.' },
    SUMMARY: { description: 'What it is about.' },
    DAY_PLAN: { description: 'What is done in each half of each day.' },
    LUNCH: { description: 'Lunch.' },
    LESS_FUN: { description: 'The part that is less fun.' },
    WHAT_TO_WEAR: { description: 'What to wear.' },
    ACCESS: { description: 'Getting in and about.' },
    LEARNING: { description: 'What is learnt, the task, the people, feedback, looking back.' },
    HAZARDS: { description: 'The dangers.' },
    KIND: { description: 'Which kind of experience it is.' },
    OTHER: { description: 'Something else; the words say what.' },
  } satisfies Described<ModeratedPart>,
});

/** Why adverts are reported, as the schema names it. */
export const ReportReasonEnum = enumOf(reportReasons);
registerEnumType(ReportReasonEnum, {
  name: 'AdvertReportReason',
  description: 'Why an advert is reported.',
  valuesMap: {
    SAFETY: { description: 'Somebody could come to harm.' },
    DISCRIMINATION: { description: 'It turns people away for who they are.' },
    ASKS_FOR_MONEY: { description: 'The student is to pay something.' },
    CONTACT_DETAILS: { description: 'It leads to a private way of getting in touch.' },
    NOT_AS_DESCRIBED: { description: 'It is not what it says.' },
    NOT_WORK_EXPERIENCE: { description: 'It is a job, a sale or something else.' },
    OTHER: { description: 'Something else; the words say what.' },
  } satisfies Described<ReportReason>,
});

/** How far reports have come, as the schema names it. */
export const ReportStateEnum = enumOf(reportStates);
registerEnumType(ReportStateEnum, {
  name: 'AdvertReportState',
  description: 'How far a report has come.',
  valuesMap: {
    OPEN: { description: 'The coordinator has not answered.' },
    DISMISSED: { description: 'Nothing has to be mended.' },
    UPHELD: { description: 'The advert went back to its employer.' },
  } satisfies Described<ReportState>,
});
