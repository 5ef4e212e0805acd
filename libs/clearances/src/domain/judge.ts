import type { LocalDate } from '#kernel';
import { decide, type Decision, type PlacementFacts, type Stage } from '#safeguarding';

/** What the rules read of one place beside the host: the student, the school, a group, the way, who arranged it. */
export type PlaceFacts = Pick<PlacementFacts, 'student' | 'school' | 'group' | 'journey' | 'arrangement'>;

/** The host's side of what the rules read: advert, adults, insurance, vetting and, for a slot, its days. */
export type HostFacts = Omit<PlacementFacts, keyof PlaceFacts | 'decidedOn'>;

const nobody: PlaceFacts = { student: null, school: null, group: null, journey: null, arrangement: null };

/** Judges one student, one group or, at PUBLISH, nobody in particular at one advert or slot; what is left out is not known. Pure. */
export function judge(stage: Stage, host: HostFacts, place: Partial<PlaceFacts>, decidedOn: LocalDate): Decision {
  return decide(stage, { ...nobody, ...host, ...place, decidedOn });
}
