import type { InputFault } from '#kernel';
import type { CompletionSettings } from '../completion/completed-result.js';
import type { AllocationInstance } from '../instance/allocation-instance.js';
import { MatchingInputError } from '../instance/matching-input-error.js';
import type { AllocationMode } from './allocation-mode.js';
import type { AllocationResult, FairAllocation, MaximumAllocation } from './allocation-result.js';
import { completionShape } from './completion-shape.js';
import type { Draw } from './draw.js';
import { fairFields } from './fair-shape.js';
import { instanceShape } from './instance-shape.js';
import { maximumFields } from './maximum-shape.js';
import { byId, number, object, optional, tagged, textLike, word } from './shape.js';
import type { DrawnRun } from './verify-run.js';

/** What a record of a run says of itself. */
export const runFormat = 'foothold-run/1';

/** An instance as plain JSON: its lottery is an object by student id. */
export interface InstanceRecord extends Omit<AllocationInstance, 'lottery'> {
  readonly lottery: Readonly<Record<string, number>>;
}

/** A run as plain JSON, with all that anybody needs to check it. */
export interface RunRecord {
  readonly format: typeof runFormat;
  readonly mode: AllocationMode;
  readonly instance: InstanceRecord;
  readonly result: AllocationResult;
  readonly draw?: Omit<Draw, 'keys'> & { readonly keys: Readonly<Record<string, string>> };
}

type FairMode = Extract<AllocationMode, { kind: 'FAIR' }>;
type MaximumMode = Extract<AllocationMode, { kind: 'MAXIMUM' }>;

const recordShape = object<DrawnRun & { readonly format: typeof runFormat }>({
  format: word(runFormat),
  mode: tagged<'kind', AllocationMode>('kind', {
    FAIR: object<FairMode>({
      kind: word('FAIR'),
      completion: optional(object<CompletionSettings>({ ranksDown: number })),
    }),
    MAXIMUM: object<MaximumMode>({
      kind: word('MAXIMUM'),
      priorityClasses: number,
      ranks: word('LEAST_TOTAL_RANK', 'GENEROUS', 'GREEDY'),
    }),
  }),
  instance: instanceShape,
  result: tagged<'kind', AllocationResult>('kind', {
    FAIR: object<FairAllocation>({ ...fairFields, kind: word('FAIR'), completion: optional(completionShape) }),
    MAXIMUM: object<MaximumAllocation>({ ...maximumFields, kind: word('MAXIMUM') }),
  }),
  draw: optional(
    object<Draw>({
      seed: textLike(/^([0-9a-f]{2})+$/, 'is not pairs of lower-case hexadecimal digits'),
      commitment: textLike(/^[0-9a-f]{64}$/, 'is not 64 lower-case hexadecimal digits'),
      keys: byId(textLike(/^[0-9a-f]{64}$/, 'is not 64 lower-case hexadecimal digits')),
    }),
  ),
});

/** The record of a run, ready for `JSON.stringify`. O(size). */
export function writeRun({ mode, instance, result, draw }: DrawnRun): RunRecord {
  return {
    format: runFormat,
    mode,
    instance: { ...instance, lottery: Object.fromEntries(instance.lottery) },
    result,
    ...(draw && { draw: { ...draw, keys: Object.fromEntries(draw.keys) } }),
  };
}

/**
 * The run that a record holds, from what `JSON.parse` gives. Throws `MatchingInputError` with everything that is missing, unknown or of
 * the wrong type, every fault at once; whether it is true is for `verifyRun`. O(size).
 */
export function readRun(record: unknown): DrawnRun {
  const faults: InputFault[] = [];
  const run = recordShape(record, '', faults);
  if (run === undefined || faults.length > 0) throw new MatchingInputError(faults);
  const { mode, instance, result, draw } = run;
  return { mode, instance, result, ...(draw && { draw }) };
}
