import { groupBy, type SlotId, type StudentId } from '#kernel';
import type { RoundInstance } from '../domain/instance.js';

/** Which slots do not come into question for which students, whatever the rules allow. */
export interface RuledOut {
  /** True when the student does not want to go there, or had a place there that ended. O(1). */
  has(studentId: StudentId, slotId: SlotId): boolean;
}

/** What students said that they do not want, and the places of the round that came to an end. */
export function ruledOutOf({ wishes, ended }: Pick<RoundInstance, 'wishes' | 'ended'>): RuledOut {
  const pairs = [
    ...wishes.flatMap(({ studentId, excludedSlotIds }) => excludedSlotIds.map((slotId) => ({ studentId, slotId }))),
    ...ended,
  ];
  const byStudent = new Map(
    [...groupBy(pairs, ({ studentId }) => studentId)].map(([id, own]) => [
      id,
      new Set(own.map(({ slotId }) => slotId)),
    ]),
  );
  return { has: (studentId, slotId) => byStudent.get(studentId)?.has(slotId) === true };
}
