import type { Amount, Closure, Standing, TooFewPlaces } from '#matching';

/** What a run did with a slot, as it is kept. */
export interface ProposedSlot {
  readonly slotId: string;
  /** Students in it, those who held their places before included. */
  readonly filled: number;
  /** The weakest standing that won a place by the published order; null while places are left, and in the mode MAXIMUM. */
  readonly cutoff: Standing | null;
  /** What one more place here would save at most, by the first objective that it touches; null where that is nothing, and in the mode FAIR. */
  readonly price: Amount | null;
  /** With how few students it was closed; null for a slot that runs, or is empty. */
  readonly closure: Pick<Closure, 'filled' | 'minimumGroup'> | null;
}

/** Students who can reach no other slots than these, where there are fewer seats to be given than they are. */
export interface OverDemandedGroup extends TooFewPlaces {
  /** The slots; none where they cannot be told from the places alone. */
  readonly slotIds: readonly string[];
}
