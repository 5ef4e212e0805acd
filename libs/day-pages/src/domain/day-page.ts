import { dateIn, say, translations, type Direction, type Language } from '#guardians';
import type { LocalDate, LocalTime } from '#kernel';
import type { JourneyLegType, JourneyPlanType, PlannedJourneyType } from '#travel';
import { sayOfDay } from '../words/day-words.js';
import type { DayWordKey } from '../words/en.js';

/** An adult at the workplace. */
export interface DayAdult {
  readonly name: string;
  readonly job: string;
}

/** Who can be rung at the school, and on which days. */
export interface DayCover {
  readonly contactName: string;
  readonly contactPhone: string;
  readonly leadName: string;
  readonly leadPhone: string;
}

/** What a page says of the days of a placement. */
export interface DayPageFacts {
  readonly givenName: string;
  readonly schoolName: string;
  readonly employerName: string;
  readonly title: string;
  readonly dayPlan: readonly {
    readonly day: number;
    readonly half: 'AM' | 'PM';
    readonly department: string;
    readonly task: string;
  }[];
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
  readonly breakMinutes: number;
  readonly lunchPlan: string;
  readonly whatToWear: string;
  /** Where, and whom to ask for; null while the school has not confirmed. */
  readonly place: { readonly address: string; readonly supervisor: DayAdult; readonly deputy: DayAdult } | null;
  /** Each contact once, in the order of the days. */
  readonly covers: readonly DayCover[];
  /** The day of the talk, once both sides have confirmed it. */
  readonly talkHeldOn: LocalDate | null;
}

/** The parts of a page, in its order. */
export const dayParts = [
  'EMPLOYER',
  'WORK',
  'DATES',
  'HOURS',
  'PLACE',
  'ASK_FOR',
  'DAY_PLAN',
  'LUNCH',
  'CLOTHES',
  'WAY_THERE',
  'WAY_BACK',
  'TALK',
  'HELP',
] as const;

export type DayPart = (typeof dayParts)[number];

/** One part: what it is called and its lines. */
export interface DayPartText {
  readonly part: DayPart;
  readonly label: string;
  readonly lines: readonly string[];
  /** Written by the employer, and therefore not translated. */
  readonly isOwnWords: boolean;
}

/** The page in one language, from top to bottom. */
export interface DayPage {
  readonly language: Language;
  readonly direction: Direction;
  readonly heading: string;
  readonly parts: readonly DayPartText[];
  /** What is to be known of the page itself. */
  readonly notes: readonly string[];
}

/** The page for the student, or for the family, in a language; `way` is null where no timetable covers it. O(length). */
export function dayPage(facts: DayPageFacts, way: JourneyPlanType | null, language: Language): DayPage {
  const translation = translations[language];
  const words = (key: DayWordKey, values: Readonly<Record<string, string | number>> = {}): string =>
    sayOfDay(language, key, values);
  const own = (part: DayPart, label: string, lines: readonly string[]): DayPartText => ({
    part,
    label,
    lines,
    isOwnWords: true,
  });
  const fixed = (part: DayPart, label: string, lines: readonly string[]): DayPartText => ({
    ...own(part, label, lines),
    isOwnWords: false,
  });
  const { place, startsAt: starts, finishesAt: finishes, breakMinutes: minutes, startsOn, endsOn, talkHeldOn } = facts;
  const [from, to] = [dateIn(language, startsOn), dateIn(language, endsOn)];
  const notYet = [words('notYet')];
  const hours = say(translation, 'hoursValue', { starts, finishes });
  const wayLines = (journey: PlannedJourneyType | null | undefined): string[] =>
    way === null || journey === null || journey === undefined
      ? [words('noTimetable')]
      : [
          ...journey.legs.map((leg) => legWords(leg, language)),
          words('timetable', { date: dateIn(language, way.timetableOf as LocalDate) }),
        ];
  return {
    language,
    direction: translation.direction,
    heading: words('title', { student: facts.givenName }),
    parts: [
      own('EMPLOYER', say(translation, 'employer'), [facts.employerName]),
      own('WORK', say(translation, 'work'), [facts.title]),
      fixed('DATES', say(translation, 'dates'), [
        startsOn === endsOn ? from : say(translation, 'datesValue', { from, to }),
      ]),
      fixed('HOURS', say(translation, 'hours'), [
        minutes === 0 ? hours : `${hours} · ${say(translation, 'breakValue', { minutes })}`,
      ]),
      place === null
        ? fixed('PLACE', say(translation, 'place'), notYet)
        : own('PLACE', say(translation, 'place'), [place.address]),
      fixed('ASK_FOR', words('askFor'), place === null ? notYet : [words('askForValue', askFor(place))]),
      ...planParts(facts, (day, half) => say(translation, half === 'AM' ? 'morning' : 'afternoon', { day })),
      own('LUNCH', say(translation, 'lunch'), [facts.lunchPlan]),
      own('CLOTHES', say(translation, 'clothes'), [facts.whatToWear]),
      fixed('WAY_THERE', words('wayThere'), place === null ? notYet : wayLines(way?.out)),
      fixed('WAY_BACK', words('wayBack'), place === null ? notYet : wayLines(way?.back)),
      fixed('TALK', words('talk'), [
        talkHeldOn === null ? words('talkToCome') : words('talkHeld', { date: dateIn(language, talkHeldOn) }),
      ]),
      fixed('HELP', words('help'), [
        ...facts.covers.flatMap(({ contactName, contactPhone, leadName, leadPhone }) => [
          words('ringSchool', { name: contactName, phone: contactPhone }),
          words('ringLead', { name: leadName, phone: leadPhone }),
        ]),
        words('emergency'),
        words('childline'),
      ]),
    ],
    notes: [
      ...(language === 'EN' ? [] : [say(translation, 'ownWords')]),
      ...(translation.isReviewed ? [] : [say(translation, 'unreviewed')]),
    ],
  };
}

function askFor({ supervisor, deputy }: NonNullable<DayPageFacts['place']>): Record<string, string> {
  return { name: supervisor.name, job: supervisor.job, other: deputy.name, otherJob: deputy.job };
}

function planParts({ dayPlan }: DayPageFacts, label: (day: number, half: 'AM' | 'PM') => string): DayPartText[] {
  return dayPlan.map(({ day, half, task, department }) => ({
    part: 'DAY_PLAN',
    label: label(day, half),
    lines: [[task, department].filter((text) => text !== '').join(' · ')],
    isOwnWords: true,
  }));
}

function legWords(leg: JourneyLegType, language: Language): string {
  const placeWords = (place: string): string =>
    place === 'home' || place === 'work' ? sayOfDay(language, place === 'home' ? 'home' : 'workplace') : place;
  const ends = {
    start: leg.departsAt,
    end: leg.arrivesAt,
    from: placeWords(leg.from),
    to: placeWords(leg.to),
  };
  if (leg.route === null) return sayOfDay(language, 'walk', ends);
  return sayOfDay(language, 'ride', { ...ends, route: leg.route, headsign: leg.headsign ?? '' });
}

/** The page for every link that cannot be used: one for all of them, in every language, as with permission. */
export function neutralParts(): readonly { language: Language; direction: Direction; heading: string; text: string }[] {
  return Object.values(translations).map((translation) => ({
    language: translation.language,
    direction: translation.direction,
    heading: say(translation, 'askHeading'),
    text: say(translation, 'askText'),
  }));
}
