import type { Hazard } from '#safeguarding';
import type { LocalDate, LocalTime } from '#kernel';
import {
  languages,
  say,
  translations,
  type Direction,
  type Language,
  type Translation,
} from '../words/translations.js';
import type { GuardianReply } from './guardian-link.js';

/** The pages that a guardian may be shown. */
export const pageKinds = ['ASK_SCHOOL', 'QUESTION', 'DONE', 'HEARD'] as const;

export type PageKind = (typeof pageKinds)[number];

/** What the page tells of a placement: no family name, no home, nobody's contact. */
export interface PlacementForGuardian {
  readonly givenName: string;
  readonly schoolName: string;
  readonly employerName: string;
  readonly title: string;
  readonly dayPlan: readonly {
    readonly day: number;
    readonly half: 'AM' | 'PM';
    readonly department: string;
    readonly task: string;
    readonly with: string;
  }[];
  readonly siteAddress: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
  readonly breakMinutes: number;
  readonly supervisorJobTitle: string;
  readonly deputyJobTitle: string;
  readonly hazards: readonly Hazard[];
  readonly whatToWear: string;
  readonly lunchPlan: string;
  readonly isInsured: boolean;
  /** From home and back, where the matching reckoned it. */
  readonly travel: { readonly outMinutes: number; readonly backMinutes: number } | null;
  /** The number under which whoever the page is for is rung in an emergency; null where somebody else is. Nobody else's is told. */
  readonly ownEmergencyPhone: string | null;
}

/** What the student needs at work, as it stands. */
export interface AdjustmentsForGuardian {
  readonly text: string;
  /** Tells the text from any other. */
  readonly version: string;
}

/** The question that is asked apart from the permission: whether the employer may read what the student needs. */
export interface AdjustmentsForm {
  readonly label: string;
  /** In the school's own words, and therefore not translated. */
  readonly text: string;
  readonly question: string;
  readonly scope: string;
  readonly yes: string;
  readonly no: string;
}

/** What a line of the page is about. */
export const lineKinds = [
  'EMPLOYER',
  'WORK',
  'DAY_PLAN',
  'PLACE',
  'DATES',
  'HOURS',
  'ADULTS',
  'DANGERS',
  'PRECAUTIONS',
  'CLOTHES',
  'LUNCH',
  'INSURANCE',
  'TRAVEL',
  'EMERGENCY',
] as const;

export type LineKind = (typeof lineKinds)[number];

/** One fact with what it is called. */
export interface PageLine {
  readonly about: LineKind;
  readonly label: string;
  readonly value: string;
  /** Written by the employer, and therefore not translated. */
  readonly isOwnWords: boolean;
}

/** A page in one language, ready to be shown from top to bottom. */
export interface PageText {
  readonly language: Language;
  readonly direction: Direction;
  /** False while no translator has read the fixed words. */
  readonly isReviewed: boolean;
  readonly heading: string;
  readonly lines: readonly PageLine[];
  readonly paragraphs: readonly string[];
  /** With the names of the field and of the two buttons; null where nothing is asked. */
  readonly form: {
    readonly question: string;
    readonly yourName: string;
    readonly yes: string;
    readonly no: string;
  } | null;
  /** Null where the student needs nothing that the employer would have to do. */
  readonly adjustments: AdjustmentsForm | null;
}

/** What a guardian is shown. */
export interface GuardianPage {
  readonly kind: PageKind;
  /** Of the advert, to be sent back with the answer; null where nothing is asked. */
  readonly placementVersion: number | null;
  /** Of what the student needs, to be sent back with a yes to its being read; null where that is not asked. */
  readonly adjustmentsVersion: string | null;
  /** One, or every language there is where who came is not known. */
  readonly texts: readonly PageText[];
}

/**
 * The page for every link that cannot be used. There is one, made once, so that a link which never was, one that is over, used or void, and one
 * whose contact a court has barred cannot be told apart by anything on it.
 */
export const askSchoolPage: GuardianPage = {
  kind: 'ASK_SCHOOL',
  placementVersion: null,
  adjustmentsVersion: null,
  texts: languages.map((language) => {
    const translation = translations[language];
    return pageText(translation, say(translation, 'askHeading'), [], [say(translation, 'askText')]);
  }),
};

/** The page after a worry: the same whatever the link is, in the language that was asked for or in every one there is. */
export function heardPage(language: Language | null): GuardianPage {
  const shown = language === null ? languages : [language];
  const texts = shown.map((each) => {
    const translation = translations[each];
    return pageText(translation, say(translation, 'thanks'), [], [say(translation, 'heard')]);
  });
  return { kind: 'HEARD', placementVersion: null, adjustmentsVersion: null, texts };
}

/** The page that asks. */
export function questionPage(
  placement: PlacementForGuardian,
  version: number,
  language: Language,
  needs: AdjustmentsForGuardian | null = null,
): GuardianPage {
  const translation = translations[language];
  const { givenName: student, schoolName: school } = placement;
  const paragraphs = [
    say(translation, 'intro', { school }),
    say(translation, 'ownWords'),
    say(translation, 'scope'),
    say(translation, 'worried'),
  ];
  const form = {
    question: say(translation, 'question'),
    yourName: say(translation, 'yourName'),
    yes: say(translation, 'yes'),
    no: say(translation, 'no'),
  };
  const heading = say(translation, 'heading', { student });
  const adjustments = needs && adjustmentsForm(needs, student, translation);
  const text = { ...pageText(translation, heading, linesOf(placement, translation), paragraphs), form, adjustments };
  return { kind: 'QUESTION', placementVersion: version, adjustmentsVersion: needs?.version ?? null, texts: [text] };
}

/** The page after an answer, the same however often it is given. */
export function donePage(reply: GuardianReply, language: Language): GuardianPage {
  return afterwards(reply === 'GIVEN' ? 'saidYes' : 'saidNo', language);
}

/** The page after somebody has said whether the employer may read what the student needs. */
export function releasePage(isReleased: boolean, language: Language): GuardianPage {
  return afterwards(isReleased ? 'mayRead' : 'mayNotRead', language);
}

function afterwards(key: 'saidYes' | 'saidNo' | 'mayRead' | 'mayNotRead', language: Language): GuardianPage {
  const translation = translations[language];
  const said = say(translation, key);
  const text = pageText(
    translation,
    say(translation, 'thanks'),
    [],
    [said, say(translation, 'changeOfMind'), say(translation, 'worried')],
  );
  return { kind: 'DONE', placementVersion: null, adjustmentsVersion: null, texts: [text] };
}

function adjustmentsForm({ text }: AdjustmentsForGuardian, student: string, translation: Translation): AdjustmentsForm {
  return {
    label: say(translation, 'needs', { student }),
    text,
    question: say(translation, 'needsQuestion'),
    scope: say(translation, 'needsScope', { student }),
    yes: say(translation, 'needsYes'),
    no: say(translation, 'needsNo'),
  };
}

function pageText(
  translation: Translation,
  heading: string,
  lines: readonly PageLine[],
  paragraphs: readonly string[],
): PageText {
  const { language, direction, isReviewed } = translation;
  const caution = isReviewed ? [] : [say(translation, 'unreviewed')];
  const shown = { language, direction, isReviewed, heading, lines, paragraphs: [...paragraphs, ...caution] };
  return { ...shown, form: null, adjustments: null };
}

function linesOf(placement: PlacementForGuardian, translation: Translation): PageLine[] {
  const { givenName: student, dayPlan, hazards, travel, ownEmergencyPhone: phone } = placement;
  const own = (about: LineKind, label: string, value: string): PageLine => ({ about, label, value, isOwnWords: true });
  const fixed = (about: LineKind, label: string, value: string): PageLine => ({
    about,
    label,
    value,
    isOwnWords: false,
  });
  const { supervisorJobTitle: supervisor, deputyJobTitle: deputy } = placement;
  return [
    own('EMPLOYER', say(translation, 'employer'), placement.employerName),
    own('WORK', say(translation, 'work'), placement.title),
    ...dayPlan.map(({ day, half, department, task, with: company }) =>
      own(
        'DAY_PLAN',
        say(translation, half === 'AM' ? 'morning' : 'afternoon', { day }),
        [task, department, company].join(' · '),
      ),
    ),
    own('PLACE', say(translation, 'place'), placement.siteAddress),
    fixed('DATES', say(translation, 'dates'), datesOf(placement, translation)),
    fixed('HOURS', say(translation, 'hours'), hoursOf(placement, translation)),
    fixed('ADULTS', say(translation, 'adults', { student }), say(translation, 'adultsValue', { supervisor, deputy })),
    fixed('DANGERS', say(translation, 'dangers'), dangersOf(hazards, translation)),
    fixed('PRECAUTIONS', say(translation, 'precautions'), say(translation, 'precautionsValue', { student })),
    own('CLOTHES', say(translation, 'clothes'), placement.whatToWear),
    own('LUNCH', say(translation, 'lunch'), placement.lunchPlan),
    fixed('INSURANCE', say(translation, 'insurance'), say(translation, placement.isInsured ? 'insured' : 'notInsured')),
    ...(travel === null
      ? []
      : [
          fixed(
            'TRAVEL',
            say(translation, 'travel'),
            say(translation, 'travelValue', { out: travel.outMinutes, back: travel.backMinutes }),
          ),
        ]),
    ...(phone === null
      ? []
      : [fixed('EMERGENCY', say(translation, 'emergency'), say(translation, 'emergencyValue', { phone }))]),
  ];
}

function datesOf({ startsOn, endsOn }: PlacementForGuardian, translation: Translation): string {
  const [from, to] = [dateIn(translation.language, startsOn), dateIn(translation.language, endsOn)];
  return startsOn === endsOn ? from : say(translation, 'datesValue', { from, to });
}

function hoursOf(placement: PlacementForGuardian, translation: Translation): string {
  const { startsAt: starts, finishesAt: finishes, breakMinutes: minutes } = placement;
  const hours = say(translation, 'hoursValue', { starts, finishes });
  return minutes === 0 ? hours : `${hours} · ${say(translation, 'breakValue', { minutes })}`;
}

function dangersOf(hazards: readonly Hazard[], translation: Translation): string {
  if (hazards.length === 0) return say(translation, 'noDangers');
  return [say(translation, 'someDangers'), ...hazards.map((hazard) => `• ${say(translation, hazard)}`)].join('\n');
}

/** A day in a language's own words, in digits that stand on English letters and tickets: 26 October 2026. O(1). */
export function dateIn(language: Language, date: LocalDate): string {
  const tag = language === 'EN' ? 'en-GB' : language.toLowerCase();
  const format = new Intl.DateTimeFormat(`${tag}-u-ca-gregory-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}
