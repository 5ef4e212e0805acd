import type { RiasecScale } from './riasec-profile.js';

/** A statement that somebody agrees or disagrees with. */
export interface InterestStatement {
  /** Stays as it is for good: a statement that comes to mean something else gets another. */
  readonly id: string;
  readonly scale: RiasecScale;
  readonly text: string;
}

/**
 * The statements in the order in which they are put, a kind of activity each in turn, so that no two of a kind stand together. Thirty,
 * five for each kind; "I like" of what everybody of 13 has done, "I would like to" of what they may not have.
 *
 * The wording is our own: nothing is taken from the items of O*NET or of the National Careers Service. Which statements a scale holds
 * moves how far apart girls and boys score on it (Su, Rounds and Armstrong 2009, "Men and things, women and people"), so each scale mixes
 * settings that are thought to be for either: sewing with shelves, dance with football, the body with the app. None is put the other way
 * round ("I would hate to"), which younger readers trip over; that some people agree with everything does no harm, as only the
 * shape of the answers counts. Not yet tried out on a sample: let a careers adviser and some students read them before a programme
 * relies on them.
 */
export const interestStatements = [
  {
    id: 'HOLD_AT_THE_END',
    scale: 'realistic',
    text: 'I like making something I can hold at the end, such as a cake, bag or shelf.',
  },
  {
    id: 'WHY_IT_HAPPENED',
    scale: 'investigative',
    text: 'I keep asking why something happened until I understand it.',
  },
  { id: 'OWN_DESIGNS', scale: 'artistic', text: 'I like drawing or designing things from my own ideas.' },
  {
    id: 'UNTIL_THEY_GET_IT',
    scale: 'social',
    text: 'I like explaining something until the other person gets it.',
  },
  { id: 'WIN_PEOPLE_OVER', scale: 'enterprising', text: 'I like getting other people to agree with my idea.' },
  { id: 'PLACE_FOR_EVERYTHING', scale: 'conventional', text: 'I like it when everything has its place.' },
  { id: 'MEND_THINGS', scale: 'realistic', text: 'When something breaks, I like trying to mend it.' },
  { id: 'TEST_AN_IDEA', scale: 'investigative', text: 'I like testing an idea to see if it is really true.' },
  { id: 'MAKE_THINGS_UP', scale: 'artistic', text: 'I like making up stories, songs or jokes.' },
  { id: 'LISTEN_TO_A_FRIEND', scale: 'social', text: 'I like being there to listen when a friend is upset.' },
  {
    id: 'RUN_A_STALL',
    scale: 'enterprising',
    text: 'I would like to run a stall and try to sell everything on it.',
  },
  {
    id: 'CLUB_MONEY',
    scale: 'conventional',
    text: 'I would like to keep track of the money for a club or a school trip.',
  },
  { id: 'OUTDOORS', scale: 'realistic', text: 'I would like to work outdoors with plants or animals.' },
  { id: 'FIGHT_ILLNESS', scale: 'investigative', text: 'I would like to find out how the body fights an illness.' },
  { id: 'IN_FRONT_OF_PEOPLE', scale: 'artistic', text: 'I would like to act, dance or make music in front of people.' },
  {
    id: 'YOUNGER_CHILDREN',
    scale: 'social',
    text: 'I would like to help younger children at a football, dance or holiday club.',
  },
  { id: 'TAKE_THE_LEAD', scale: 'enterprising', text: 'I like taking the lead when a group has something to do.' },
  {
    id: 'SPOT_MISTAKES',
    scale: 'conventional',
    text: 'I like checking a list and finding the mistakes that others missed.',
  },
  {
    id: 'PUT_PARTS_TOGETHER',
    scale: 'realistic',
    text: 'I like putting parts together to make a whole, such as furniture, jewellery or a computer.',
  },
  {
    id: 'BEHIND_THE_SCREEN',
    scale: 'investigative',
    text: 'I like working out how a game or an app works behind the screen.',
  },
  { id: 'FILM_IT', scale: 'artistic', text: 'I would like to film and cut a short video.' },
  { id: 'HELP_A_NEIGHBOUR', scale: 'social', text: 'I would like to help a neighbour who cannot manage alone.' },
  {
    id: 'SPEAK_FOR_OTHERS',
    scale: 'enterprising',
    text: 'I would like to speak for my class in front of the whole school.',
  },
  { id: 'KEEP_A_TIMETABLE', scale: 'conventional', text: 'I like making a timetable and keeping to it.' },
  {
    id: 'WITH_MY_HANDS',
    scale: 'realistic',
    text: 'I like learning by doing it with my hands more than by reading about it.',
  },
  { id: 'HARD_PUZZLES', scale: 'investigative', text: 'I like a puzzle that takes a long time to solve.' },
  {
    id: 'CHANGE_THE_LOOK',
    scale: 'artistic',
    text: 'I like changing how a room, an outfit or a web page looks.',
  },
  { id: 'WELCOME_SOMEBODY_NEW', scale: 'social', text: 'I like making somebody new feel welcome.' },
  {
    id: 'IDEA_THAT_SELLS',
    scale: 'enterprising',
    text: 'I would like to turn an idea of mine into something people pay for.',
  },
  { id: 'CLEAR_STEPS', scale: 'conventional', text: 'I like it when a task has clear steps to follow.' },
] as const satisfies readonly InterestStatement[];

/** The id of a statement that is put today. */
export type StatementId = (typeof interestStatements)[number]['id'];

/** The statement with that id, or `undefined`. O(30). */
export function statementOf(id: string): (typeof interestStatements)[number] | undefined {
  return interestStatements.find((statement) => statement.id === id);
}
