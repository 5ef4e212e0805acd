import {
  bookingFacts,
  judge,
  ledGroup,
  requireAllowed,
  standing,
  warningsOf,
  type BlockingReason,
  type ClearanceFacts,
  type ClearanceRecord,
  type HostFacts,
  type Judged,
  type LiftedPlace,
  type NotedOfVisit,
  type PlaceFacts,
} from '#clearances';
import { invariant, today, type Clock, type SchoolId, type SlotRequestId } from '#kernel';
import { jointDecision } from '#opportunities';
import { together, type Decision } from '#safeguarding';
import type { SlotRequest } from '../domain/slot-request.js';
import type { NewSlotRequest } from './ports.js';

/** What the safeguarding rules read. */
export type BookingFacts = Pick<ClearanceFacts, 'ofSlots' | 'ofStudents' | 'ofSchool' | 'ofVisits'>;

/** What the rules say of a school that asks for places in slots, by slot id; a slot that is not there has no decision. */
export type BookingDecisions = ReadonlyMap<string, Judged>;

/** Which visit, of which school, to which slot. */
type JudgedVisit = Pick<SlotRequest, 'id' | 'schoolId' | 'slotId' | 'isPurposeAgreed'>;

/** Both sides of what the rules read of a visit. */
export interface VisitFacts extends Pick<PlaceFacts, 'school' | 'group'>, Partial<Pick<PlaceFacts, 'liftings'>> {
  readonly host: HostFacts;
  /** Everybody on the register. */
  readonly students: readonly PlaceFacts['student'][];
}

/** A visit as it is saved, judged at every step that is still ahead of it, with what a lifting for it is about. */
export interface JudgedForLifting {
  readonly decision: Decision;
  readonly about: LiftedPlace;
}

/** A visit at whatever step it is. */
type VisitToJudge = JudgedVisit & Pick<SlotRequest, 'state' | 'places'>;

/** A group that may be asked for; a request that is there already may have blocks that were lifted for it. */
interface WantedGroup extends Pick<SlotRequest, 'places' | 'isPurposeAgreed'>, Partial<Pick<SlotRequest, 'id'>> {
  readonly slotId: string;
}

/**
 * Asks the safeguarding rules about groups: when a school asks for places or takes what was offered, when it confirms who goes, on the day, and
 * when somebody would lift a block.
 */
export class BookingRules {
  constructor(
    private readonly facts: BookingFacts,
    private readonly clock: Clock,
  ) {}

  /** Two reads, however many slots, and one more for requests that are there already. Asked before anything is locked, so that nobody waits for it. */
  async atBooking(schoolId: SchoolId, asked: readonly WantedGroup[]): Promise<BookingDecisions> {
    const slotIds = asked.map(({ slotId }) => slotId);
    const known = asked.flatMap(({ id }) => id ?? []);
    const [hosts, schools, noted] = await Promise.all([
      this.facts.ofSlots(slotIds, schoolId),
      this.facts.ofSchool(schoolId, slotIds),
      known.length === 0 ? new Map<SlotRequestId, NotedOfVisit>() : this.facts.ofVisits(known),
    ]);
    const decided = asked.flatMap(({ id, slotId, places, isPurposeAgreed = null }) => {
      const host = hosts.get(slotId);
      if (host === undefined) return [];
      const place = bookingFacts(schools.get(slotId) ?? null, places, isPurposeAgreed);
      const liftings = liftingsOf(id && noted.get(id), { host, place });
      const decision = judge('BOOK', host, { ...place, ...liftings }, this.today());
      return [[slotId, { decision, facts: { host, ...place } }] as const];
    });
    return new Map(decided);
  }

  /** What the rules read of a visit, with the liftings that still hold. Four reads. */
  async factsOf(visit: JudgedVisit, studentIds: readonly string[], staff: number | null): Promise<VisitFacts> {
    const noted = await this.notedOf(visit);
    const facts = await this.bareFactsOf(visit, studentIds, staff);
    return { ...facts, ...liftingsOf(noted, aboutOf(facts)) };
  }

  /** What the rules say of a visit, together; while nobody is on its register, of a student of whom nothing is known. */
  decide({ host, students, ...place }: VisitFacts): Decision {
    const [first = null, ...others] = students;
    const judged = (student: PlaceFacts['student']): Decision =>
      judge('CONFIRM', host, { ...place, student }, this.today());
    return jointDecision(judged(first), others.map(judged));
  }

  /** What the rules say of a visit as it is saved, and what a lifting would be about. Five reads. */
  async forLifting(visit: VisitToJudge): Promise<JudgedForLifting> {
    const noted = await this.notedOf(visit);
    const facts = await this.bareFactsOf(visit, noted.studentIds, noted.staffCount);
    const about = { ...aboutOf(facts), termsHash: noted.termsHash };
    const decision = this.decide({ ...facts, ...liftingsOf(noted, about) });
    if (visit.state !== 'OFFERED') return { decision, about };
    const atBooking = (await this.atBooking(visit.schoolId, [visit])).get(visit.slotId);
    return { decision: atBooking === undefined ? decision : together(atBooking.decision, decision), about };
  }

  private async notedOf({ id }: JudgedVisit): Promise<NotedOfVisit> {
    const noted = (await this.facts.ofVisits([id])).get(id);
    invariant(noted !== undefined, 'a visit that is judged is there');
    return noted;
  }

  private async bareFactsOf(
    { id, schoolId, slotId, isPurposeAgreed = null }: JudgedVisit,
    studentIds: readonly string[],
    staff: number | null,
  ): Promise<VisitFacts> {
    const host = (await this.facts.ofSlots([slotId], schoolId)).get(slotId);
    invariant(host !== undefined, 'a slot in which a visit is booked has facts');
    const school = (await this.facts.ofSchool(schoolId, [slotId])).get(slotId) ?? null;
    const found = await this.facts.ofStudents(studentIds, id);
    const students = studentIds.map((studentId) => found.get(studentId) ?? null);
    return { host, school, group: { ...ledGroup, students: studentIds.length, staff, isPurposeAgreed }, students };
  }

  private today(): ReturnType<typeof today> {
    return today(this.clock);
  }
}

function aboutOf({ host, students, ...place }: VisitFacts): Omit<LiftedPlace, 'termsHash'> {
  return { host, place, students };
}

/** Left out where there are none, so that the facts of almost every visit are, to a letter, what they were. */
function liftingsOf(
  noted: NotedOfVisit | undefined,
  about: Omit<LiftedPlace, 'termsHash'>,
): Partial<Pick<PlaceFacts, 'liftings'>> {
  const { liftings: kept = [], termsHash = '' } = noted ?? {};
  const liftings = standing(kept, { ...about, termsHash });
  return liftings.length === 0 ? {} : { liftings };
}

/** What the rules say of a request that somebody makes, to be kept with it. */
export function clearanceOf(
  decisions: BookingDecisions,
  { id: of, programmeId, schoolId, slotId }: SlotRequest,
  decidedAt: Date,
): ClearanceRecord {
  const judged = decisions.get(slotId);
  invariant(judged !== undefined, 'a slot that a school sees has facts');
  return { programmeId, schoolId, of, stage: 'BOOK', ...judged, decidedAt };
}

/** The same for a request that is made now. Throws `BlockedByRules`, in words for the school, unless the rules let it ask for places there. */
export function requireBookable(decisions: BookingDecisions, request: NewSlotRequest): ClearanceRecord {
  const clearance = clearanceOf(decisions, request, request.createdAt);
  requireAllowed(clearance.decision, 'school');
  return clearance;
}

/** What the rules would have a school see to though it stops nothing, in words for the school. */
export function warningsIn(decisions: BookingDecisions, { slotId }: { readonly slotId: string }): BlockingReason[] {
  const judged = decisions.get(slotId);
  return judged === undefined ? [] : warningsOf(judged.decision);
}
