import { registerEnumType } from '@nestjs/graphql';
import { riasecWords, type RiasecScale } from '#interests';
import { enumOf } from '#platform';
import { genders } from '../domain/student.js';

/** What a gender may be stated as, as the schema names it. */
export const GenderEnum = enumOf(genders);
registerEnumType(GenderEnum, {
  name: 'Gender',
  description: "A student's gender as the school states it.",
  valuesMap: {
    FEMALE: { description: 'Female.' },
    MALE: { description: 'Male.' },
    OTHER: { description: 'Neither, or both.' },
  },
});

/** The kinds of activity under the plain names that the schema has for them. */
export const interestKinds = {
  realistic: 'MAKING',
  investigative: 'FINDING_OUT',
  artistic: 'CREATING',
  social: 'HELPING',
  enterprising: 'PERSUADING',
  conventional: 'ORGANISING',
} as const satisfies Readonly<Record<RiasecScale, string>>;

/** A kind of activity as the schema names it. */
export type InterestKind = (typeof interestKinds)[RiasecScale];

/** The kinds of activity as the schema names them. */
export const InterestKindEnum = enumOf(Object.values(interestKinds));
registerEnumType(InterestKindEnum, {
  name: 'InterestKind',
  description: "A kind of activity, after Holland's six.",
  valuesMap: {
    MAKING: { description: riasecWords.realistic.meaning },
    FINDING_OUT: { description: riasecWords.investigative.meaning },
    CREATING: { description: riasecWords.artistic.meaning },
    HELPING: { description: riasecWords.social.meaning },
    PERSUADING: { description: riasecWords.enterprising.meaning },
    ORGANISING: { description: riasecWords.conventional.meaning },
  },
});
