import { findContactDetails } from './contact-details.js';
import {
  asksForMoney,
  givesMoney,
  isAboutFoodOrFares,
  isAboutOthers,
  paysByItself,
  turnsAway,
} from './advert-patterns.js';

/** What an advert must not do. */
export const advertFaultKinds = ['CONTACT_DETAILS', 'PROTECTED_TRAIT', 'ASKS_FOR_MONEY'] as const;

/** One of them. */
export type AdvertFaultKind = (typeof advertFaultKinds)[number];

/** Words in an advert that must not stand there. */
export interface AdvertFault {
  readonly kind: AdvertFaultKind;
  /** As they read. */
  readonly words: string;
}

/**
 * Everything in a text that an advert must not say: ways to get in touch, wishes for or against people with a protected characteristic of
 * the Equality Act 2010, and money asked of a student. Each finding once, in that order. Rather finds too little than turns honest words
 * away, except for ways to get in touch: a coordinator reads every advert. O(length).
 */
export function findAdvertFaults(text: string): AdvertFault[] {
  const legible = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replaceAll('\u2019', "'");
  return [
    ...findContactDetails(text).map((words) => ({ kind: 'CONTACT_DETAILS', words }) as const),
    ...found(turnsAway, legible).map((words) => ({ kind: 'PROTECTED_TRAIT', words }) as const),
    ...moneyAsked(legible).map((words) => ({ kind: 'ASKS_FOR_MONEY', words }) as const),
  ];
}

/** Clause by clause, because what is asked in one may be given in the next. */
function moneyAsked(text: string): string[] {
  return text.split(/(?:\.(?!\d)|[;!?\n])/u).flatMap((clause) => {
    const plain = found(paysByItself, clause);
    if (plain.length > 0) return plain;
    if (givesMoney.test(clause) || isAboutOthers.test(clause) || isAboutFoodOrFares.test(clause)) return [];
    return found(asksForMoney, clause);
  });
}

/** What the patterns find, each wording once; of two that overlap, the one that is found first. */
function found(patterns: readonly RegExp[], text: string): string[] {
  const words: string[] = [];
  let rest = text;
  for (const pattern of patterns)
    rest = rest.replace(pattern, (match) => {
      words.push(match.trim());
      return ' \u2026 ';
    });
  return [...new Set(words)];
}
