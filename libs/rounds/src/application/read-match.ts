import { invariant } from '#kernel';
import type {
  AllocationInstance,
  AllocationResult,
  CompletedResult,
  FairResult,
  MaximumOutcome,
  MaximumResult,
  StudentOutcome,
  TooFewPlaces,
} from '#matching';
import type { ListOutcomeCause, RefusedChoice } from '../domain/reason.js';
import type { ProposedSlot } from '../domain/proposed-slot.js';

/** What a run gave a student who was not pinned, whatever its mode. */
export interface StudentResult {
  readonly studentId: string;
  /** Position of the place on the list, from 1; null without one. */
  readonly rank: number | null;
  /** Null for a student without choices: why there were none is not for the run to say. */
  readonly cause: ListOutcomeCause | null;
  /** Better choices, their ranks being positions on the list, from 1. */
  readonly refusals: readonly Omit<RefusedChoice, 'slotId'>[];
  readonly reservedFor: string | null;
  /** What the published order gave, as a position on the list or null, when moves by consent changed it; null when they did not. */
  readonly move: { readonly formerRank: number | null } | null;
}

/** A match with the differences between the modes taken out. */
export interface MatchedRound {
  readonly results: readonly StudentResult[];
  /** By id. */
  readonly slots: readonly ProposedSlot[];
}

/** Reads what the run of an instance gave. O(students + slots + refusals). */
export function readMatch(instance: AllocationInstance, match: AllocationResult): MatchedRound {
  if (match.kind === 'MAXIMUM') return { results: match.outcomes.flatMap(mostResult), slots: mostSlots(match) };
  const results = match.outcomes.flatMap(fairResult);
  const slots = fairSlots(match);
  if (match.completion === undefined) return { results, slots };
  return {
    results: completedResults(results, match.completion),
    slots: completedSlots(slots, instance, match.completion),
  };
}

/** Students without a place for whom there are too few within reach, however places are given, with the group that each belongs to. */
export function shortOfPlaces({ outcomes }: AllocationResult): { studentId: string; group: TooFewPlaces }[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.kind !== 'UNPLACED') return [];
    const { studentId } = outcome;
    if (outcome.cause === 'TOO_FEW_PLACES') return [{ studentId, group: outcome.group }];
    if (outcome.cause !== 'ALL_REFUSED' || outcome.remedy.kind !== 'TOO_FEW_PLACES') return [];
    return [{ studentId, group: outcome.remedy }];
  });
}

function fairResult(outcome: StudentOutcome): StudentResult[] {
  if (outcome.kind === 'PINNED') return [];
  const { studentId } = outcome;
  const refusals = ('refusals' in outcome ? outcome.refusals : []).map(({ rank, decidedBy, own, cutoff }) => ({
    rank,
    decidedBy,
    own,
    cutoff,
  }));
  const nothing = { studentId, rank: null, reservedFor: null, move: null, refusals };
  if (outcome.kind === 'PLACED') {
    const { rank, reservedFor } = outcome;
    return [{ ...nothing, rank, reservedFor, cause: { kind: 'PLACED' } }];
  }
  if (outcome.cause === 'NO_CHOICES') return [{ ...nothing, cause: null }];
  return [{ ...nothing, cause: { kind: 'REFUSED_EVERYWHERE', remedy: outcome.remedy } }];
}

function mostResult(outcome: MaximumOutcome): StudentResult[] {
  if (outcome.kind === 'PINNED') return [];
  const { studentId } = outcome;
  const refusals = ('refusals' in outcome ? outcome.refusals : []).map(({ rank, decidedBy, costs }) => ({
    rank,
    decidedBy,
    own: null,
    cutoff: null,
    ...(decidedBy === 'OTHERS' ? { costs } : {}),
  }));
  const nothing = { studentId, rank: null, reservedFor: null, move: null, refusals };
  if (outcome.kind === 'PLACED') return [{ ...nothing, rank: outcome.rank, cause: { kind: 'PLACED' } }];
  switch (outcome.cause) {
    case 'NO_CHOICES':
      return [{ ...nothing, cause: null }];
    case 'NOTHING_OPEN':
      return [{ ...nothing, cause: { kind: 'NOTHING_OPEN' } }];
    case 'TOO_FEW_PLACES':
      return [{ ...nothing, cause: { kind: 'TOO_FEW_PLACES', ...outcome.group } }];
  }
}

/** Whoever moved was refused by the published order what lies before the place it gave, and what lies between was passed over. */
function completedResults(fair: readonly StudentResult[], { places, chains }: CompletedResult): StudentResult[] {
  const rankOf = new Map(places.map(({ studentId, rank }) => [studentId, rank]));
  const moved = new Set(chains.flat().map(({ studentId }) => studentId));
  return fair.map((result) => {
    if (!moved.has(result.studentId)) return withoutConsent(result);
    const rank = rankOf.get(result.studentId);
    invariant(rank !== undefined, 'whoever moves has a place');
    const between = Array.from({ length: Math.max(rank - (result.rank ?? rank) - 1, 0) }, (_, index) => ({
      rank: (result.rank ?? 0) + index + 1,
      decidedBy: 'MADE_ROOM' as const,
      own: null,
      cutoff: null,
    }));
    return {
      ...result,
      rank,
      cause: { kind: 'PLACED' },
      refusals: [...result.refusals.filter((refusal) => refusal.rank < rank), ...between],
      reservedFor: null,
      move: { formerRank: result.rank },
    };
  });
}

/** That moves would help was true before those who agreed to them had moved. */
function withoutConsent(result: StudentResult): StudentResult {
  return result.cause?.kind === 'REFUSED_EVERYWHERE' && result.cause.remedy.kind === 'MOVES_WOULD_HELP'
    ? { ...result, cause: { kind: 'REFUSED_EVERYWHERE', remedy: { kind: 'NOT_BY_CONSENT' } } }
    : result;
}

function fairSlots({ slots, closures }: FairResult): ProposedSlot[] {
  const closureOf = closuresOf(closures);
  return slots.map(({ slotId, filled, cutoff }) => ({
    slotId,
    filled,
    cutoff,
    price: null,
    closure: closureOf(slotId),
  }));
}

function mostSlots({ slots, closures }: MaximumResult): ProposedSlot[] {
  const closureOf = closuresOf(closures);
  return slots.map(({ slotId, filled, price }) => ({
    slotId,
    filled,
    cutoff: null,
    price: price[0] ?? null,
    closure: closureOf(slotId),
  }));
}

function closuresOf(closures: FairResult['closures']): (slotId: string) => ProposedSlot['closure'] {
  const bySlot = new Map(closures.map(({ slotId, filled, minimumGroup }) => [slotId, { filled, minimumGroup }]));
  return (slotId) => bySlot.get(slotId) ?? null;
}

function completedSlots(
  slots: readonly ProposedSlot[],
  { pinned = [] }: AllocationInstance,
  { places }: CompletedResult,
): ProposedSlot[] {
  const filled = new Map<string, number>();
  for (const { slotId } of [...pinned, ...places]) filled.set(slotId, (filled.get(slotId) ?? 0) + 1);
  return slots.map((slot) => ({ ...slot, filled: filled.get(slot.slotId) ?? 0 }));
}
