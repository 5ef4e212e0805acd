/**
 * The fixed words of the page before a placement, and of the mail that leads a family there, beside those of the page on which permission is asked.
 * What stands in braces is put in by the service.
 */
export const en = {
  title: 'The days at work of {student}',
  askFor: 'Who to ask for',
  askForValue: '{name} ({job}); if they are not there, {other} ({otherJob})',
  notYet: 'This is shown once the school has confirmed the placement.',
  wayThere: 'The way there',
  wayBack: 'The way back',
  walk: '{start} to {end}: on foot from {from} to {to}',
  ride: '{start} to {end}: {route} towards {headsign}, from {from} to {to}',
  home: 'home',
  workplace: 'the workplace',
  timetable: 'By the timetable of {date}. Please look it up again before you go.',
  noTimetable: 'No timetable covers this way. Please plan it with the school.',
  talk: 'The talk beforehand',
  talkHeld: 'It was held on {date}.',
  talkToCome: 'It is still to come. Ask what a usual day is like.',
  help: 'Help',
  ringSchool: 'Ill, late or lost? Ring the school: {name}, {phone}',
  ringLead: 'Worried about safety? Ring the safeguarding lead: {name}, {phone}',
  emergency: 'In danger now? Ring 999',
  childline: 'Somebody to talk to, at any hour and free: Childline, 0800 1111',
  openText: 'A school has sent you a page about work experience. Press the button to read it.',
  open: 'Open the page',
  mailSubject: '{school} has a page for you',
  mailText: '{school} has made a page for you about work experience. Open this link to read it:',
  mailTerms: 'The link works until {date}. Please do not pass it on.',
};

/** What a sentence is known by. */
export type DayWordKey = keyof typeof en;

/** Every sentence, in one language. */
export type DayWords = Readonly<Record<DayWordKey, string>>;
