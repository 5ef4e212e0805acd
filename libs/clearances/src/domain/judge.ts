import type { LocalDate } from '#kernel';
import { decide, type Decision, type PlacementFacts, type Stage, type StudentFacts } from '#safeguarding';

/** The host's side of what the rules read: advert, adults, insurance and, for a slot, its days. */
export type HostFacts = Omit<PlacementFacts, 'student' | 'decidedOn'>;

/** Judges one student (or, at PUBLISH, nobody in particular) at one advert or slot. Pure. */
export function judge(stage: Stage, host: HostFacts, student: StudentFacts | null, decidedOn: LocalDate): Decision {
  return decide(stage, { ...host, student, decidedOn });
}
