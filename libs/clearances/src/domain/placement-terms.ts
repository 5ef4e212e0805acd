import { createHash } from 'node:crypto';
import type { IdOf, LocalDate } from '#kernel';

/** Those who each have to agree to a placement; the guardian only for a student of school age. */
export const parties = ['EMPLOYER', 'SCHOOL', 'GUARDIAN', 'STUDENT'] as const;

/** One of those who have to agree. */
export type Party = (typeof parties)[number];

/**
 * Whom a change of each part of a placement touches: what they signed before no longer holds. Whatever else an advert says (summary, category,
 * kinds of task, the part that is less fun, what to wear, year groups) touches nobody. An employer is not touched by what only it can change.
 * Regulation 10 of the Management of Health and Safety at Work Regulations 1999 has guardians told of dangers anew when the work changes,
 * so the plan of the days is theirs as well.
 */
export const concerns = {
  dates: ['EMPLOYER', 'SCHOOL', 'GUARDIAN', 'STUDENT'],
  hours: ['EMPLOYER', 'SCHOOL', 'GUARDIAN', 'STUDENT'],
  kind: ['SCHOOL', 'GUARDIAN', 'STUDENT'],
  site: ['SCHOOL', 'GUARDIAN', 'STUDENT'],
  adults: ['SCHOOL', 'GUARDIAN', 'STUDENT'],
  hazards: ['SCHOOL', 'GUARDIAN', 'STUDENT'],
  dayPlan: ['SCHOOL', 'GUARDIAN', 'STUDENT'],
  lunchPlan: ['SCHOOL', 'GUARDIAN'],
  title: ['SCHOOL', 'STUDENT'],
} as const satisfies Record<string, readonly Party[]>;

/** A part of a placement that somebody agrees to. */
export type PlacementPart = keyof typeof concerns;

/** The parts of a placement as they stand: any JSON, compared and never read. */
export type PlacementTerms = Readonly<Record<PlacementPart, unknown>>;

/** A placement as it stands now. */
export interface PresentTerms {
  /** Of the advert: 1 at first, one more with every edit. */
  readonly version: number;
  readonly terms: PlacementTerms;
}

/** What was signed. */
export interface SignedTerms {
  /** Of the advert, when it was signed. */
  readonly version: number;
  /** Of what touched the signer; `null` for what was signed before hashes were kept. */
  readonly termsHash: string | null;
}

/** SHA-256, in hexadecimal, of the parts that touch a party: the same text as long as none of them changes. O(length of the parts). */
export function termsHash(terms: PlacementTerms, party: Party): string {
  const parts = Object.entries(concerns)
    .filter(([, touched]) => (touched as readonly Party[]).includes(party))
    .map(([part]) => [part, terms[part as PlacementPart]]);
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** True when a party's signature still holds: nothing that touches it has changed since; without a hash, nothing at all. */
export function stillHolds(signed: SignedTerms, present: PresentTerms, party: Party): boolean {
  return signed.termsHash === null
    ? signed.version === present.version
    : signed.termsHash === termsHash(present.terms, party);
}

/** A guardian's answer that stands: the latest by link of each guardian, and the latest form on paper. */
export interface GuardianAnswer extends SignedTerms {
  readonly id: IdOf<'Permission'>;
  readonly channel: 'LINK' | 'PAPER';
  readonly answer: 'GIVEN' | 'REFUSED';
  /** The date on the form, or of the answer. */
  readonly givenOn: LocalDate;
  /** UTC, to the second. */
  readonly givenAt: string;
  /** Of a form on paper: another member of staff has seen it too. */
  readonly isCountersigned: boolean;
}
