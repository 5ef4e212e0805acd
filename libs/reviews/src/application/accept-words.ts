import { tellSafeguardingLead } from '#concerns';
import { InvalidInput, today, type Actor, type Surroundings } from '#kernel';
import { claimFaults } from '../domain/claim-answers.js';
import { contactFaults } from '../domain/contact-faults.js';
import { ReviewWindowOver } from '../domain/problems.js';
import type { ReviewWords } from '../domain/review.js';
import { isOfConcern } from '../domain/review-of-concern.js';
import { reviewableUntil } from '../domain/window.js';
import type { ReviewedPlacement, ReviewsTx } from './ports.js';

/** Tells the safeguarding lead, and nobody else, of words that are a concern; false when they are none. */
export async function tellIfOfConcern(
  tx: ReviewsTx,
  surroundings: Surroundings,
  actor: Actor,
  placement: ReviewedPlacement,
  words: ReviewWords,
  feltSafe: boolean,
): Promise<boolean> {
  if (!isOfConcern(words, feltSafe)) return false;
  const body = [words.body, words.advice].join('\n\n');
  await tellSafeguardingLead(tx, surroundings, actor, placement, { body, feltSafe });
  return true;
}

/** Throws `ReviewWindowOver`, or `InvalidInput` with every fault of the words at once: ways to reach somebody, and promises that were none. */
export async function acceptWords(
  { promises }: ReviewsTx,
  { clock }: Surroundings,
  { opportunityId, placementVersion, lastDay }: ReviewedPlacement,
  words: ReviewWords,
): Promise<void> {
  const until = reviewableUntil(lastDay);
  if (today(clock) > until) throw new ReviewWindowOver(until);
  const asked = words.claims.length === 0 ? [] : await promises.of(opportunityId, placementVersion);
  const faults = [...contactFaults(words), ...claimFaults(words.claims, asked)];
  if (faults.length > 0) throw new InvalidInput(faults);
}
