export { makeSample } from './make-sample.js';
export { rankChoices, type CandidateSlot } from './rank-choices.js';
export type {
  Sample,
  SampleDayPlanLine,
  SampleEmployer,
  SampleHost,
  SampleOpportunity,
  SamplePolicy,
  SamplePostcode,
  SampleSchool,
  SampleSlot,
  SampleStudent,
  SicSection,
} from './sample.js';
export { weekOf, type SampleWeek } from './school-weeks.js';
export { signInOf, studentsCsv } from './students-csv.js';
