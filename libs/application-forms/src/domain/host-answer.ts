/** What an employer may say to an application, from a list: a student reads it whether there was a place or not. */
export const answerReasons = [
  'CLEAR_ABOUT_WHY',
  'KNOWS_THE_WORK',
  'GOOD_EXAMPLE',
  'STRENGTHS_FIT',
  'SAY_MORE_ABOUT_WHY',
  'GIVE_AN_EXAMPLE',
  'READ_THE_ADVERT_AGAIN',
  'ANSWER_THE_QUESTIONS',
] as const;

export type AnswerReason = (typeof answerReasons)[number];
