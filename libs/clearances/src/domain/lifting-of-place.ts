import { createHash } from 'node:crypto';
import { readBy, type Lifting } from '#safeguarding';
import type { HostFacts, PlaceFacts } from './judge.js';

/** A lifting as it is kept, with what it was about. */
export interface KeptLifting extends Lifting {
  /** See `inputHashOf`. */
  readonly inputHash: string;
}

/** A place as far as liftings go. */
export interface LiftedPlace {
  readonly host: HostFacts;
  readonly place: Partial<PlaceFacts>;
  /** Of what a change touches the school in; see `concerns`. */
  readonly termsHash: string;
}

/**
 * SHA-256, in hexadecimal, of what a lifting is about: the terms of the placement that touch the school, and all that the rule reads, of every
 * employer that has days of it. Another text whenever any of that is another, and not for what the rule does not read. O(facts).
 */
export function inputHashOf(ruleId: string, { host, place, termsHash }: LiftedPlace): string {
  const { partners = [], ...own } = host;
  const read = [own, ...partners].map((each) => readBy(ruleId, { ...each, ...place }));
  return createHash('sha256')
    .update(JSON.stringify([ruleId, termsHash, read]))
    .digest('hex');
}

/** Those of the kept liftings that still hold: nothing has changed that they were about. O(liftings x facts). */
export function standing(kept: readonly KeptLifting[], lifted: LiftedPlace): Lifting[] {
  return kept
    .filter(({ ruleId, inputHash }) => inputHash === inputHashOf(ruleId, lifted))
    .map(({ inputHash: _hash, ...lifting }) => lifting);
}
