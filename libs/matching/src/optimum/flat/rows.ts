/**
 * Students with the slots they may be given, in compressed rows: those of student `i` are the choices `start[i]` to `start[i + 1] - 1`,
 * and `slot` says which slot each choice is.
 */
export interface Rows {
  /** Length students + 1. */
  readonly start: Int32Array;
  readonly slot: Int32Array;
}

/** The same choices by slot: those of slot `j` are at the places `start[j]` to `start[j + 1] - 1`, in the order of the students. */
export interface ReverseRows {
  /** Length slots + 1. */
  readonly start: Int32Array;
  readonly student: Int32Array;
  /** Which choice of the rows it is. */
  readonly choice: Int32Array;
}

/** Turns rows round. O(choices + slots); 8 bytes a choice. */
export function reverseRows({ start, slot }: Rows, slotCount: number): ReverseRows {
  const end = new Int32Array(slotCount + 1);
  for (let choice = 0; choice < slot.length; choice++) end[slot[choice]! + 1]!++;
  for (let j = 0; j < slotCount; j++) end[j + 1]! += end[j]!;
  const reverseStart = end.slice();
  const student = new Int32Array(slot.length);
  const choiceAt = new Int32Array(slot.length);
  for (let i = 0; i + 1 < start.length; i++) {
    for (let choice = start[i]!; choice < start[i + 1]!; choice++) {
      const at = end[slot[choice]!]!++;
      student[at] = i;
      choiceAt[at] = choice;
    }
  }
  return { start: reverseStart, student, choice: choiceAt };
}
