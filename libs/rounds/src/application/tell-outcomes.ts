import type { SlotId } from '#kernel';
import type { Outcome } from '../domain/outcome.js';
import { reasonWords } from '../domain/reason-words.js';
import type { ChoiceReads, SlotCard } from './ports.js';

/** An outcome with its place and its reason in words. */
export interface ToldOutcome<Row> {
  readonly row: Row;
  readonly slot: SlotCard | null;
  /** Sentences for the student, most important first. */
  readonly words: string[];
}

/** Puts outcomes into words: one read for the names of all the slots in their reasons, however many outcomes. */
export async function tellOutcomes<
  Row extends Pick<Outcome, 'slotId' | 'choiceRank' | 'reason'> & { readonly yearGroup: number },
>(rows: readonly Row[], reads: Pick<ChoiceReads, 'slotCards'>): Promise<ToldOutcome<Row>[]> {
  const slots = await reads.slotCards([...new Set(rows.flatMap(slotIdsOf))]);
  const nameOf = (slotId: string): string => {
    const slot = slots.get(slotId);
    return slot === undefined ? 'a placement' : `${slot.title} at ${slot.employerName}`;
  };
  return rows.map((row) => ({
    row,
    slot: (row.slotId === null ? undefined : slots.get(row.slotId)) ?? null,
    words: reasonWords(row, nameOf),
  }));
}

function slotIdsOf({ slotId, reason }: Pick<Outcome, 'slotId' | 'reason'>): SlotId[] {
  return [
    ...(slotId === null ? [] : [slotId]),
    ...[...reason.refused, ...reason.leftOut].map((choice) => choice.slotId),
    ...(reason.byConsent !== undefined && 'slotId' in reason.byConsent ? [reason.byConsent.slotId] : []),
  ];
}
