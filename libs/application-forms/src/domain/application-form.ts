/** What a programme asks of everybody who applies. */
export interface ApplicationForm {
  /** How to write the statement, in words for a Year 10 student. */
  readonly guidance: string;
  /** Statements as they could be, to learn from. */
  readonly examples: readonly string[];
  /** How many words a statement has at least. */
  readonly leastWords: number;
  /** How many strengths may be named; 0 asks for none, otherwise one at least is named. */
  readonly mostStrengths: number;
  readonly asksAvailability: boolean;
}

/** What is asked while a programme has set nothing of its own: help to write, and no more than the round itself asks for. */
export const standardForm: ApplicationForm = {
  guidance:
    'Say why this placement, what you would like to find out there, and one thing that you have done, at school or at home, that shows it. ' +
    'Leave out your name, your school and how to reach you: the employer reads it without knowing who you are.',
  examples: [
    'I mend my brother’s bike and would like to see how a workshop keeps twenty of them on the road. I am good at keeping at a thing until it works.',
    'I draw every day. I want to find out how a poster gets from a sketch to the printer, and whether people really work in teams on it.',
  ],
  leastWords: 1,
  mostStrengths: 0,
  asksAvailability: false,
};

/** A question of an employer's own, on one advert. */
export interface AdvertQuestion {
  /** From 1, in the order in which they are asked. */
  readonly position: number;
  readonly question: string;
  readonly isRequired: boolean;
}

/** How many questions an advert may ask. */
export const mostQuestions = 5;
