import type { Lottery } from '../instance/allocation-instance.js';
import { findInputFaults } from '../instance/input-faults.js';
import { lotteryOrder } from '../instance/lottery.js';
import { MatchingInputError } from '../instance/matching-input-error.js';
import { verifyCompletion } from '../verify/maximum/verify-completion.js';
import { verifyMaximum } from '../verify/maximum/verify-maximum.js';
import { verifyFair } from '../verify/verify-fair.js';
import type { Violation, ViolationKind } from '../verify/violation.js';
import type { AllocationRun } from './allocation-result.js';
import type { Draw } from './draw.js';
import { findModeFaults } from './mode-faults.js';
import { checkRules, type CheckName, type CheckPart } from './run-checks.js';

/** A run with the draw of its lottery, if it has one of its own. */
export interface DrawnRun extends AllocationRun {
  readonly draw?: Draw;
}

/** A named check and what came of it. */
export interface RunCheck {
  readonly part: CheckPart;
  readonly name: CheckName;
  /** What holds when it does, as a sentence. */
  readonly claim: string;
  /** `NOT_LOOKED_AT`: something else is so wrong that this could not be judged. */
  readonly state: 'HOLDS' | 'FAILS' | 'NOT_LOOKED_AT';
  /** What is wrong; empty unless it fails. */
  readonly violations: readonly Violation[];
}

/**
 * Everything that is wrong with a run, judged by code that shares nothing with the solver; empty when all of it is proved. A
 * completion is judged only where the fair result holds. Throws `MatchingInputError` with every fault of mode and instance, for which no
 * result can be right. As dear as `verifyFair`, `verifyCompletion` or `verifyMaximum`.
 *
 * That the keys of the draw come from its seed is for the caller to check: it takes HMAC-SHA-256, which is not here.
 */
export function verifyRun(run: DrawnRun): Violation[] {
  return checkRun(run).flatMap(({ violations }) => violations);
}

/** The same, as a list of what holds and what does not: one entry for each check that the mode has. */
export function checkRun(run: DrawnRun): RunCheck[] {
  const faults = [...findModeFaults(run.mode), ...findInputFaults(run.instance)];
  if (faults.length > 0) throw new MatchingInputError(faults);
  const isOfMode = isResultOfMode(run);
  const whole = judge('RUN', [
    ...(isOfMode ? [] : [found('MODE_WRONG')]),
    ...(run.draw === undefined || isLotteryOf(run.draw, run.instance.lottery) ? [] : [found('LOTTERY_WRONG')]),
  ]).filter(({ name }) => name !== 'LOTTERY_FROM_KEYS' || run.draw !== undefined);
  return [...whole, ...(isOfMode ? judgeResult(run) : partsOf(run).flatMap(unjudged))];
}

function judgeResult({ mode, instance, result }: AllocationRun): RunCheck[] {
  if (mode.kind === 'MAXIMUM') {
    return result.kind === 'MAXIMUM' ? judge('MAXIMUM', verifyMaximum(instance, mode, result)) : [];
  }
  if (result.kind === 'MAXIMUM') return [];
  const fair = verifyFair(instance, result);
  const checks = judge('FAIR', fair);
  if (mode.completion === undefined || result.completion === undefined) return checks;
  if (fair.length > 0) return [...checks, ...unjudged('COMPLETION')];
  return [...checks, ...judge('COMPLETION', verifyCompletion(instance, result, result.completion, mode.completion))];
}

function isResultOfMode({ mode, result }: AllocationRun): boolean {
  if (mode.kind === 'MAXIMUM') return result.kind === 'MAXIMUM';
  return result.kind === 'FAIR' && (result.completion === undefined) === (mode.completion === undefined);
}

function partsOf({ mode }: AllocationRun): CheckPart[] {
  if (mode.kind === 'MAXIMUM') return ['MAXIMUM'];
  return mode.completion === undefined ? ['FAIR'] : ['FAIR', 'COMPLETION'];
}

function isLotteryOf({ keys }: Draw, lottery: Lottery): boolean {
  const drawn = lotteryOrder(keys);
  return drawn.size === lottery.size && [...drawn].every(([studentId, number]) => lottery.get(studentId) === number);
}

function found(kind: ViolationKind): Violation {
  return { kind, studentId: null, slotId: null };
}

/** Sorts violations under the checks of a part. One that no check is about fails the first, so that none is ever lost. */
function judge(part: CheckPart, violations: readonly Violation[]): RunCheck[] {
  const rules = checkRules[part];
  const isKnown = ({ kind }: Violation): boolean => rules.some(({ kinds }) => kinds.includes(kind));
  const states = new Map<CheckName, RunCheck['state']>();
  return rules.map(({ name, claim, kinds, after }, at) => {
    const own = violations.filter((each) => kinds.includes(each.kind) || (at === 0 && !isKnown(each)));
    const isReached = after.every((before) => states.get(before) === 'HOLDS');
    const state = own.length > 0 ? 'FAILS' : isReached ? 'HOLDS' : 'NOT_LOOKED_AT';
    states.set(name, state);
    return { part, name, claim, state, violations: own };
  });
}

function unjudged(part: CheckPart): RunCheck[] {
  return checkRules[part].map(({ name, claim }) => ({ part, name, claim, state: 'NOT_LOOKED_AT', violations: [] }));
}
