import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform';
import { lineKinds, pageKinds, type LineKind, type PageKind } from '../domain/guardian-page.js';
import { linkStates, type LinkState } from '../domain/guardian-link.js';
import { directions, languages, type Direction, type Language } from '../words/translations.js';

type Described<Value extends string> = Readonly<Record<Value, { readonly description: string }>>;

/** The languages as the schema names them. */
export const LanguageEnum = enumOf(languages);
registerEnumType(LanguageEnum, {
  name: 'GuardianLanguage',
  description: 'A language that the fixed words of the page and the mail exist in, by its ISO 639-1 code.',
  valuesMap: {
    EN: { description: 'English.' },
    UR: { description: 'Urdu.' },
    BN: { description: 'Bengali.' },
    PA: { description: 'Punjabi, in Gurmukhi.' },
    AR: { description: 'Arabic.' },
    SO: { description: 'Somali.' },
    PL: { description: 'Polish.' },
    RO: { description: 'Romanian.' },
  } satisfies Described<Language>,
});

/** Directions of writing as the schema names them. */
export const DirectionEnum = enumOf(directions);
registerEnumType(DirectionEnum, {
  name: 'TextDirection',
  description: 'Which way a text runs.',
  valuesMap: {
    LTR: { description: 'From left to right.' },
    RTL: { description: 'From right to left.' },
  } satisfies Described<Direction>,
});

/** The pages as the schema names them. */
export const PageKindEnum = enumOf(pageKinds);
registerEnumType(PageKindEnum, {
  name: 'GuardianPageKind',
  description: 'Which page a parent or carer is shown.',
  valuesMap: {
    ASK_SCHOOL: { description: 'The link cannot be used, for whatever reason: every such page is the same.' },
    QUESTION: { description: 'What the placement is, and the question.' },
    DONE: { description: 'The answer was taken down.' },
    HEARD: { description: 'After a worry, whatever the link is.' },
  } satisfies Described<PageKind>,
});

/** Subjects of lines as the schema names them. */
export const LineKindEnum = enumOf(lineKinds);
registerEnumType(LineKindEnum, {
  name: 'GuardianPageSubject',
  description: 'What a line of the page is about.',
  valuesMap: {
    EMPLOYER: { description: 'Whose placement it is.' },
    WORK: { description: 'What the advert is called.' },
    DAY_PLAN: { description: 'One half of a day.' },
    PLACE: { description: 'The address.' },
    DATES: { description: 'First and last day.' },
    HOURS: { description: 'Hours and break.' },
    ADULTS: { description: 'Who looks after the student, by their work.' },
    DANGERS: { description: 'What is left of dangers after every control.' },
    PRECAUTIONS: { description: 'What is done against them.' },
    CLOTHES: { description: 'What to wear.' },
    LUNCH: { description: 'Where and with whom the student has lunch.' },
    INSURANCE: { description: 'Whether the employer has declared liability insurance.' },
    TRAVEL: { description: 'Minutes there and back.' },
    EMERGENCY: { description: 'The own number, under which they are rung in an emergency.' },
  } satisfies Described<LineKind>,
});

/** A yes or a no. */
export const guardianReplies = ['YES', 'NO'] as const;

/** A yes or a no, as the schema names it. */
export const GuardianReplyEnum = enumOf(guardianReplies);
registerEnumType(GuardianReplyEnum, {
  name: 'GuardianReply',
  description: 'What a parent or carer answers.',
  valuesMap: {
    YES: { description: 'Permission for this placement.' },
    NO: { description: 'No permission.' },
  } satisfies Described<(typeof guardianReplies)[number]>,
});

/** States of a request as the schema names them. */
export const LinkStateEnum = enumOf(linkStates);
registerEnumType(LinkStateEnum, {
  name: 'PermissionRequestState',
  description: 'What has become of a request for permission.',
  valuesMap: {
    QUEUED: { description: 'The link waits to be sent.' },
    SENT: { description: 'The link was handed to the mail.' },
    ANSWERED: { description: 'A parent or carer has answered.' },
    EXPIRED: { description: 'Nobody answered within 14 days.' },
    VOID: { description: 'Another request took its place, or the contact may not be used any more.' },
  } satisfies Described<LinkState>,
});
