import type { LocalDate } from '#kernel';
import {
  decide,
  together,
  type Decision,
  type GroupFacts,
  type PlacementFacts,
  type SchoolFacts,
  type Stage,
} from '#safeguarding';

/** What is read of one place beside the host: the student, the school, a group, the way, who arranged it, and what was lifted for it. */
export type PlaceFacts = Pick<PlacementFacts, 'student' | 'school' | 'group' | 'journey' | 'arrangement' | 'liftings'>;

/** The side of one employer in what the rules read: advert, adults, insurance, vetting and, for a slot, its days. */
export type EmployerFacts = Omit<PlacementFacts, keyof PlaceFacts | 'decidedOn'>;

/** The host's side of what the rules read; where several employers share a placement, each of the others with the days spent there. */
export interface HostFacts extends EmployerFacts {
  /** Absent where there are none, as almost everywhere. */
  readonly partners?: readonly EmployerFacts[];
}

const nobody: PlaceFacts = {
  student: null,
  school: null,
  group: null,
  journey: null,
  arrangement: null,
  liftings: [],
};

/**
 * A place as one of the partners answers for it. What it counts towards is a matter of all its days, and asked of the advert's own employer alone.
 */
function ofPartner({ student, ...rest }: Partial<PlaceFacts>): Partial<PlaceFacts> {
  if (student === undefined) return rest;
  return { ...rest, student: student && { ...student, tLevel: null } };
}

/**
 * Judges one student, one group or, at PUBLISH, nobody in particular at one advert or slot; what is left out is not known. The advert's own
 * employer answers for all of the days, and each partner for those that are spent there as if they were a placement of their own: a
 * partner can add reasons and takes none away. Pure.
 */
export function judge(
  stage: Stage,
  { partners, ...own }: HostFacts,
  place: Partial<PlaceFacts>,
  decidedOn: LocalDate,
): Decision {
  const decided = (host: EmployerFacts, of: Partial<PlaceFacts>): Decision =>
    decide(stage, { ...nobody, ...host, ...of, decidedOn });
  const alone = decided(own, place);
  return partners?.map((partner) => decided(partner, ofPartner(place))).reduce(together, alone) ?? alone;
}

/** A decision, with the facts that it rests on. */
export interface Judged {
  readonly decision: Decision;
  readonly facts: unknown;
}

/** The same, with what is kept beside the decision. Pure. */
export function judged(stage: Stage, host: HostFacts, place: Partial<PlaceFacts>, decidedOn: LocalDate): Judged {
  return { decision: judge(stage, host, place, decidedOn), facts: { host, ...place } };
}

/** What is known of every group: none goes without the name of a member of staff who leads it. */
export const ledGroup: Pick<GroupFacts, 'hasStaffLead' | 'staff' | 'isPurposeAgreed'> = {
  hasStaffLead: true,
  staff: null,
  isPurposeAgreed: null,
};

/** What is read of a school that would have places in a slot for a group, of which nobody has said yet who goes. */
export function bookingFacts(
  school: SchoolFacts | null,
  places: number,
  isPurposeAgreed: boolean | null = null,
): Pick<PlaceFacts, 'school' | 'group'> {
  return { school, group: { ...ledGroup, students: places, isPurposeAgreed } };
}
