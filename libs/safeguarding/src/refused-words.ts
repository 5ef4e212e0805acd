import type { InputFault } from '#kernel';
import { findAdvertFaults, type AdvertFaultKind } from './advert-language.js';

const refusals = {
  CONTACT_DETAILS: 'leads to a private way of getting in touch; students and schools reach you through this service',
  PROTECTED_TRAIT: 'turns people away for who they are; say what the work needs instead',
  ASKS_FOR_MONEY: 'asks for money; a placement costs a student nothing, and what the work needs is lent',
} as const satisfies Record<AdvertFaultKind, string>;

/**
 * What neither an advert nor anything else that students, schools and employers read of each other may say, as faults of the fields, in
 * their order; a text that was left out has none. O(length).
 */
export function refusedWords(texts: Readonly<Record<string, string | null | undefined>>): InputFault[] {
  return Object.entries(texts).flatMap(([path, text]) =>
    findAdvertFaults(text ?? '').map(({ kind, words }) => ({
      path,
      value: words.slice(0, 200),
      message: refusals[kind],
    })),
  );
}
