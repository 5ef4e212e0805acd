import { createHash } from 'node:crypto';
import { readBy, type Lifting } from '#safeguarding';
import type { HostFacts, PlaceFacts } from './judge.js';

/** A lifting as it is kept, with what it was about. */
export interface KeptLifting extends Lifting {
  /** See `inputHashOf`. */
  readonly inputHash: string;
}

/** A place, or a visit, as far as liftings go. */
export interface LiftedPlace {
  readonly host: HostFacts;
  readonly place: Partial<PlaceFacts>;
  /** Of a visit: everybody on its register, in place of the one student of a place; may be nobody yet. */
  readonly students?: readonly PlaceFacts['student'][];
  /** Of what a change touches the school in; see `concerns`. */
  readonly termsHash: string;
}

/**
 * SHA-256, in hexadecimal, of what a lifting is about: the terms of the placement that touch the school, and all that the rule reads, of every
 * employer that has days of it and, on a visit, of everybody who goes. Another text whenever any of that is another, and not for what the rule does not read. O(facts).
 */
export function inputHashOf(ruleId: string, { host, place, students = [], termsHash }: LiftedPlace): string {
  const { partners = [], ...own } = host;
  const going = students.length === 0 ? [place] : students.map((student) => ({ ...place, student }));
  const read = [own, ...partners].flatMap((each) =>
    distinct(going.map((facts) => readBy(ruleId, { ...each, ...facts }))),
  );
  return createHash('sha256')
    .update(JSON.stringify([ruleId, termsHash, read]))
    .digest('hex');
}

/** Each once, so that another student on a register changes nothing for a rule that reads no student. */
function distinct(read: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, unknown>>[] {
  const texts = read.map((each) => JSON.stringify(each));
  return read.filter((_, index) => texts.indexOf(texts[index] ?? '') === index);
}

/** Those of the kept liftings that still hold: nothing has changed that they were about. O(liftings x facts). */
export function standing(kept: readonly KeptLifting[], lifted: LiftedPlace): Lifting[] {
  return kept
    .filter(({ ruleId, inputHash }) => inputHash === inputHashOf(ruleId, lifted))
    .map(({ inputHash: _hash, ...lifting }) => lifting);
}
