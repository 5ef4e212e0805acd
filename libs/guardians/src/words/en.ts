/**
 * The fixed words of the page that a guardian answers on, and of the mail that leads there: every key in every language. What stands in braces is put
 * in by the service. Plain words, short sentences: many read them on a telephone, in a second language.
 */
export const en = {
  askHeading: 'This link cannot be used',
  askText: 'Please ask the school. They can send you a new link or take your answer in another way.',
  heading: 'May {student} go on this placement?',
  intro: '{school} asks for your permission for work experience. You can say yes or no.',
  employer: 'Employer',
  work: 'The work',
  morning: 'Day {day}, morning',
  afternoon: 'Day {day}, afternoon',
  place: 'Where',
  dates: 'Dates',
  datesValue: '{from} to {to}',
  hours: 'Hours',
  hoursValue: '{starts} to {finishes} each day',
  breakValue: 'with a break of {minutes} minutes',
  adults: 'Who looks after {student}',
  adultsValue: 'By their work: {supervisor} and {deputy}.',
  dangers: 'Dangers',
  noDangers:
    'According to the employer, none of the special dangers that the law lists for young people is left after the safety measures.',
  someDangers: 'According to the employer, this is left after the safety measures:',
  BEYOND_CAPACITY: 'work that may be too hard for the body or the mind of a young person',
  TOXIC_OR_CARCINOGENIC: 'substances that are poisonous or can cause cancer',
  RADIATION: 'radiation',
  UNRECOGNISED_ACCIDENT_RISK: 'risks of accident that young people may not notice',
  EXTREME_HEAT_OR_COLD: 'extreme heat or cold',
  NOISE: 'loud noise',
  VIBRATION: 'strong vibration',
  precautions: 'Safety',
  precautionsValue:
    'Two named adults look after {student}. The school confirms the placement only if the safety rules are kept.',
  clothes: 'What to wear',
  lunch: 'Lunch',
  insurance: 'Insurance',
  insured: 'The employer has declared liability insurance for these days.',
  notInsured:
    'The employer has not yet shown liability insurance for these days. Without it, the school cannot confirm.',
  travel: 'The way there and back',
  travelValue: 'About {out} minutes there and {back} minutes back.',
  emergency: 'In an emergency',
  emergencyValue:
    'On the days of the placement, from 06:00 to 20:00, the employer can see your telephone number, to ring you in an emergency: {phone}',
  ownWords: 'What the employer has written is shown as it is and is not translated.',
  scope:
    'Your answer is for this placement only. If the place, the dates, the hours, the dangers or the adults change, we ask you again.',
  question: 'Do you give permission for this placement?',
  yourName: 'Your full name',
  yes: 'Yes, I give permission',
  no: 'No, I do not give permission',
  thanks: 'Thank you',
  saidYes: 'Your answer has been recorded: yes.',
  saidNo: 'Your answer has been recorded: no.',
  needs: 'What {student} needs at work',
  needsQuestion: 'May the employer read this?',
  needsScope:
    'This is a separate question: your permission does not depend on it. The employer reads it only if {student} agrees too, and only once the school has confirmed. You can take a yes back at any time: tell the school.',
  needsYes: 'Yes, the employer may read it',
  needsNo: 'No, the employer may not read it',
  mayRead: 'Your answer has been recorded: the employer may read what is needed at work.',
  mayNotRead: 'Your answer has been recorded: the employer may not read what is needed at work.',
  changeOfMind: 'If you change your mind, please tell the school. You can close this page now.',
  worried:
    'Are you worried about something at this placement? Tell the school’s safeguarding lead on this page, now or later, or ring the school.',
  heard:
    'If the school sent you this link, its safeguarding lead will read what you wrote, and nobody else. This page is the same for every link: if you hear nothing, ring the school. If somebody is in danger now, call 999.',
  unreviewed: 'This translation has not been checked yet. If something is unclear, please ask the school.',
  mailSubject: '{school} has a question for you',
  mailText: '{school} would like your answer to a question about work experience. Open this link to read it:',
  mailTerms:
    'The link works until {date}, for one answer. Please do not pass it on. If you did not expect this message, ask the school before you open it.',
};

/** What a sentence of the page or the mail is known by. */
export type WordKey = keyof typeof en;

/** Every sentence, in one language. */
export type Words = Readonly<Record<WordKey, string>>;
