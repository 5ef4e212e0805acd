import type { CompletedResult } from '../completion/completed-result.js';
import type { FairResult } from '../fair/fair-result.js';
import type { AllocationInstance } from '../instance/allocation-instance.js';
import type { MaximumResult } from '../maximum/maximum-result.js';
import type { AllocationMode } from './allocation-mode.js';

/** The fair result and, where the mode asks for one, its completion: `outcomes` are the fair ones, `completion.places` where people end up. */
export interface FairAllocation extends FairResult {
  readonly kind: 'FAIR';
  readonly completion?: CompletedResult;
}

/** The result of the maximum mode, its proof included. */
export interface MaximumAllocation extends MaximumResult {
  readonly kind: 'MAXIMUM';
}

/** What a run gave: plain rows, of the kind of its mode. */
export type AllocationResult = FairAllocation | MaximumAllocation;

/** A run from end to end: what it looked at, what it was after and what it gave. All that a verifier needs. */
export interface AllocationRun {
  readonly mode: AllocationMode;
  readonly instance: AllocationInstance;
  readonly result: AllocationResult;
}
