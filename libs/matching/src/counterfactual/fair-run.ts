import { readFormerPlaces } from '../completion/former-places.js';
import type { FairResult } from '../fair/fair-result.js';
import type { AllocationInstance } from '../instance/allocation-instance.js';
import { compile } from '../instance/compile.js';
import type { CompiledInstance } from '../instance/compiled-instance.js';
import { readRanks } from './read-ranks.js';
import { settleMarket, type SettledMarket } from './settled-market.js';

/** A finished run in the fair mode, ready to be asked what would be if. */
export interface FairRun {
  readonly instance: AllocationInstance;
  readonly compiled: CompiledInstance;
  readonly studentIndex: ReadonlyMap<string, number>;
  readonly slotIndex: ReadonlyMap<string, number>;
  /** The rank of each student's place, from 1; 0 for one without, and for a pinned one. */
  readonly rankOf: ReadonlyMap<string, number>;
  /** `null` where changes travel further than along chains (reserves, employer ceilings, minimum groups): each answer is then a run of its own. */
  readonly settled: SettledMarket | null;
}

/** Prepares a run, once for any number of questions. The result must be what `allocateFairly` gave for the instance. O(choices). */
export function openFairRun(instance: AllocationInstance, result: FairResult): FairRun {
  const compiled = compile(instance);
  const { market, minimumGroup } = compiled;
  const isPlain =
    market.reserves === undefined && market.employers === undefined && minimumGroup.every((fewest) => fewest <= 1);
  return {
    instance,
    compiled,
    studentIndex: new Map(compiled.students.map(({ id }, index) => [id, index])),
    slotIndex: new Map(compiled.slots.map(({ id }, index) => [id, index])),
    rankOf: readRanks(result),
    settled: isPlain ? settleMarket(market, readFormerPlaces(compiled, result).choiceOf) : null,
  };
}
