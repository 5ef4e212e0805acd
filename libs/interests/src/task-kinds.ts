/*
 * The scores in this file include information from the O*NET Database by the U.S. Department of Labor, Employment and Training
 * Administration (USDOL/ETA), used under the CC BY 4.0 licence (creativecommons.org/licenses/by/4.0). They are modified: averaged over
 * the occupations named beside them and rounded. USDOL/ETA has not approved, endorsed or tested these modifications. O*NET is a
 * trademark of USDOL/ETA.
 */
import { profileOfScores, type RiasecProfile, type RiasecScores } from './riasec-profile.js';

/** The kinds of task that a placement may consist of, in an order in which like stands beside like. */
export const taskKinds = [
  'MAKE_OR_BUILD',
  'MEND_OR_SERVICE',
  'PREPARE_FOOD',
  'GROW_OR_TEND',
  'LOOK_AFTER_ANIMALS',
  'PACK_MOVE_OR_STORE',
  'CLEAN_OR_SET_UP',
  'KEEP_PEOPLE_SAFE',
  'CHECK_OR_MEASURE',
  'EXPERIMENT',
  'INVESTIGATE',
  'WORK_WITH_DATA',
  'CODE_OR_RUN_COMPUTERS',
  'DRAW_OR_DESIGN',
  'WRITE_OR_EDIT',
  'PERFORM',
  'FILM_OR_RECORD',
  'TEACH_OR_COACH',
  'CARE_FOR_PEOPLE',
  'WELCOME_OR_SERVE',
  'SELL_OR_PRESENT',
  'LEAD_OR_PLAN',
  'KEEP_RECORDS',
  'HANDLE_MONEY',
] as const;

/** A kind of task that a placement may consist of. */
export type TaskKind = (typeof taskKinds)[number];

/** Most kinds that one placement may name: with more of them it would be of no kind at all. */
export const mostTaskKinds = 6;

/** A kind of task in words, and what kind of activity it is. */
export interface TaskKindRow {
  /** What the student does, as an instruction, without a full stop. */
  readonly words: string;
  /** Six scores from 1 to 7. */
  readonly profile: RiasecProfile;
  /** The codes of the O*NET occupations that the scores are the mean of. */
  readonly occupations: readonly [string, ...string[]];
}

/**
 * What is known of each kind of task. The words and the choice of kinds are our own. Each is scored by the mean of the occupational
 * interest scores of O*NET (about release 26, 2022) over three to five occupations whose people do hardly anything else, in trades thought
 * to be for men and for women alike where there are both: carpenters with dressmakers, tutors with coaches. Which occupations stand
 * for a kind is our choice and is named with it; let a careers adviser go through them before a programme relies on the table.
 */
export const taskKindTable: Readonly<Record<TaskKind, TaskKindRow>> = {
  MAKE_OR_BUILD: kind(
    'Make or build things with tools or machines',
    [6.93, 2.5, 2.3, 1.2, 2.13, 3.6],
    ['47-2031.00', '51-7011.00', '51-6052.00', '51-2022.00', '51-4041.00'],
  ),
  MEND_OR_SERVICE: kind(
    'Find out what is wrong with things and mend them',
    [7, 4.17, 1.5, 1.25, 2.33, 4.58],
    ['49-3091.00', '49-9031.00', '49-9062.00', '49-9071.00'],
  ),
  PREPARE_FOOD: kind(
    'Prepare or cook food',
    [6.5, 1.33, 2.42, 2.42, 3.33, 4.75],
    ['35-2014.00', '35-2012.00', '35-2021.00', '51-3011.00'],
  ),
  GROW_OR_TEND: kind(
    'Grow plants or look after land',
    [7, 2.67, 1.78, 1.33, 2.28, 3.67],
    ['37-3011.00', '45-2092.00', '45-4011.00'],
  ),
  LOOK_AFTER_ANIMALS: kind(
    'Look after animals',
    [6.78, 3.33, 1.67, 3.78, 2.56, 3.89],
    ['39-2011.00', '39-2021.00', '31-9096.00'],
  ),
  PACK_MOVE_OR_STORE: kind(
    'Pack, move or store goods',
    [6.02, 1.06, 1.02, 1.19, 2.67, 4.38],
    ['53-7065.00', '53-7064.00', '43-5071.00', '53-7062.00'],
  ),
  CLEAN_OR_SET_UP: kind(
    'Clean, tidy or set up rooms and equipment',
    [6.78, 1.22, 1, 2.67, 2.56, 4.45],
    ['37-2011.00', '37-2012.00', '35-9011.00'],
  ),
  KEEP_PEOPLE_SAFE: kind(
    'Help to keep people safe',
    [6.78, 2.67, 1.17, 4.72, 3.55, 3.39],
    ['33-9092.00', '33-2011.00', '33-9032.00'],
  ),
  CHECK_OR_MEASURE: kind(
    'Check, test or measure whether things are as they should be',
    [5.56, 4.67, 1.33, 1.22, 2.34, 6],
    ['51-9061.00', '19-4099.01', '19-4013.00'],
  ),
  EXPERIMENT: kind(
    'Help with experiments or work in a laboratory',
    [5.42, 6.17, 1.67, 2.17, 2.17, 4.25],
    ['19-2031.00', '19-4021.00', '29-2011.00', '29-2012.00'],
  ),
  INVESTIGATE: kind(
    'Look into how something works or why it happens',
    [3.92, 6.92, 3.25, 2.92, 2.08, 3.25],
    ['19-1041.00', '19-2012.00', '17-2141.00', '19-3041.00'],
  ),
  WORK_WITH_DATA: kind(
    'Work things out from numbers',
    [2.17, 5.33, 2, 1.25, 3.58, 5.83],
    ['15-2041.00', '15-2051.01', '43-9111.00', '15-2011.00'],
  ),
  CODE_OR_RUN_COMPUTERS: kind(
    'Write code or keep computers running',
    [4.75, 5.83, 2.58, 2.33, 3, 5.25],
    ['15-1251.00', '15-1254.00', '15-1244.00', '15-1232.00'],
  ),
  DRAW_OR_DESIGN: kind(
    'Draw, or design how things look',
    [4.08, 1.92, 6.92, 2.33, 4.75, 1.5],
    ['27-1013.00', '27-1024.00', '27-1022.00', '27-1025.00'],
  ),
  WRITE_OR_EDIT: kind(
    'Write or improve texts',
    [1.46, 3.83, 6.5, 2.37, 4.21, 3.08],
    ['27-3042.00', '27-3043.05', '27-3041.00', '27-3023.00'],
  ),
  PERFORM: kind(
    'Act, dance, sing or play',
    [3.39, 1.39, 6.83, 2.89, 3.95, 1.22],
    ['27-2011.00', '27-2031.00', '27-2042.00'],
  ),
  FILM_OR_RECORD: kind(
    'Take photographs, film or record sound',
    [5.08, 2.75, 5.92, 1.83, 3.17, 2.75],
    ['27-4021.00', '27-4031.00', '27-4032.00', '27-4014.00'],
  ),
  TEACH_OR_COACH: kind(
    'Teach, coach or help somebody to learn',
    [2.58, 3.17, 3.75, 6.67, 3.25, 3.08],
    ['25-2021.00', '25-2011.00', '25-3041.00', '27-2022.00'],
  ),
  CARE_FOR_PEOPLE: kind(
    'Look after children, or people who are ill or frail',
    [4.17, 1.83, 2.58, 6.92, 2.25, 3.75],
    ['31-1121.00', '31-1131.00', '31-2012.00', '39-9011.00'],
  ),
  WELCOME_OR_SERVE: kind(
    'Welcome or serve customers, visitors or guests',
    [3.42, 1.08, 2.25, 5.75, 5, 3.67],
    ['35-3031.00', '39-6012.00', '39-3031.00', '39-7011.00'],
  ),
  SELL_OR_PRESENT: kind(
    'Sell, present or persuade',
    [2.67, 1.33, 2.58, 3.58, 7, 4.33],
    ['41-2031.00', '41-9022.00', '41-9011.00', '27-3031.00'],
  ),
  LEAD_OR_PLAN: kind(
    'Plan an event or lead a team',
    [2.42, 1.25, 1.83, 4, 7, 4.92],
    ['13-1121.00', '11-1021.00', '35-1012.00', '39-1022.00'],
  ),
  KEEP_RECORDS: kind(
    'Keep records or files in order',
    [3.58, 2.42, 1.25, 3.17, 3.5, 7],
    ['43-4071.00', '43-9021.00', '43-6013.00', '25-4031.00'],
  ),
  HANDLE_MONEY: kind(
    'Take payments or keep accounts',
    [2.33, 1.42, 1.08, 2.08, 4.08, 6.84],
    ['41-2011.00', '43-3031.00', '43-3051.00', '43-3071.00'],
  ),
};

function kind(words: string, scores: RiasecScores, occupations: TaskKindRow['occupations']): TaskKindRow {
  return { words, profile: profileOfScores(scores), occupations };
}
