import { AcceptanceRun } from './acceptance-run.js';
import { HeapRun } from './heap-run.js';
import type { Acceptance, Market } from './market.js';

/**
 * Student-proposing deferred acceptance. Each student asks down the list; a slot keeps the best it has heard from so far, and whoever it
 * drops goes on asking. Of all outcomes that are fair (no slot or employer, choosing by its rule among those it has and all who would
 * rather be there, would choose otherwise), this is the one that every student likes best, and no student can gain by a false list.
 *
 * Cost: without reserves and employers as `HeapRun`, with them as `AcceptanceRun`.
 * Source: Gale & Shapley 1962; Roth 1982 for truthful lists; Hatfield & Milgrom 2005 for ceilings.
 */
export function deferAcceptance(market: Market): Acceptance {
  const isPlain = market.reserves === undefined && market.employers === undefined;
  const run = isPlain ? new HeapRun(market) : new AcceptanceRun(market);
  run.askAll();
  return run.acceptance();
}
