import { isOfSchoolAge } from '#calendar';
import type { DayAtWork, PlacementFacts } from '../facts.js';
import type { Finding } from '../rule.js';
import type { PlacementNoteKind } from '../school-facts.js';

/** What is found where it is asked of students of school age alone; unknown where the age is. O(1) beside `findingOf`. */
export function inSchoolAge({ student }: PlacementFacts, day: DayAtWork, findingOf: () => Finding): Finding {
  const bornOn = student?.bornOn ?? null;
  if (bornOn === null) return 'unknown';
  return isOfSchoolAge(bornOn, day.on) ? findingOf() : 'ok';
}

/** True when that was noted about the placement as it stands. O(notes). */
export function isNoted({ student, placementVersion }: PlacementFacts, wanted: PlacementNoteKind): boolean {
  return student?.notes?.some((note) => note.kind === wanted && note.placementVersion === placementVersion) ?? false;
}

/** `ok` when it was noted, `fail` when it was not, unknown while nobody has looked. */
export function noted(facts: PlacementFacts, wanted: PlacementNoteKind): Finding {
  if (isNoted(facts, wanted)) return 'ok';
  return facts.student === null || facts.student.notes === null ? 'unknown' : 'fail';
}
