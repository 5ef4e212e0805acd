import {
  judge,
  judgeBooking,
  ledGroup,
  requireAllowed,
  warningsOf,
  type BlockingReason,
  type ClearanceFacts,
  type HostFacts,
  type PlaceFacts,
} from '#clearances';
import { invariant, today, type Clock, type SchoolId } from '#kernel';
import { jointDecision } from '#opportunities';
import type { Decision } from '#safeguarding';
import type { SlotRequest } from '../domain/slot-request.js';

/** What the safeguarding rules read. */
export type BookingFacts = Pick<ClearanceFacts, 'ofSlots' | 'ofStudents' | 'ofSchool'>;

/** What the rules say of a school that asks for places in slots, by slot id; a slot that is not there has no decision. */
export type BookingDecisions = ReadonlyMap<string, Decision>;

/** A school's group of which nobody has said yet who comes along beside the leader. */
type AskedGroup = Pick<SlotRequest, 'slotId' | 'places'>;

/** Which visit, of which school, to which slot. */
type JudgedVisit = Pick<SlotRequest, 'id' | 'schoolId' | 'slotId' | 'isPurposeAgreed'>;

/** Both sides of what the rules read of a visit. */
export interface VisitFacts extends Pick<PlaceFacts, 'school' | 'group'> {
  readonly host: HostFacts;
  /** Everybody on the register. */
  readonly students: readonly PlaceFacts['student'][];
}

/** A group that may be asked for. */
interface WantedGroup extends Pick<SlotRequest, 'places' | 'isPurposeAgreed'> {
  readonly slotId: string;
}

/** Asks the safeguarding rules about groups: when a school asks for places or takes what was offered, when it confirms who goes, and on the day. */
export class BookingRules {
  constructor(
    private readonly facts: BookingFacts,
    private readonly clock: Clock,
  ) {}

  /** Two reads, however many slots. Asked before anything is locked, so that nobody waits for it. */
  async atBooking(schoolId: SchoolId, asked: readonly WantedGroup[]): Promise<BookingDecisions> {
    const slotIds = asked.map(({ slotId }) => slotId);
    const [hosts, schools] = await Promise.all([
      this.facts.ofSlots(slotIds, schoolId),
      this.facts.ofSchool(schoolId, slotIds),
    ]);
    const decided = asked.flatMap(({ slotId, places, isPurposeAgreed = null }) => {
      const host = hosts.get(slotId);
      if (host === undefined) return [];
      const school = schools.get(slotId) ?? null;
      return [[slotId, judgeBooking(host, school, places, this.today(), isPurposeAgreed)] as const];
    });
    return new Map(decided);
  }

  /** What the rules read of a visit. Three reads. */
  async factsOf(
    { id, schoolId, slotId, isPurposeAgreed = null }: JudgedVisit,
    studentIds: readonly string[],
    staff: number,
  ): Promise<VisitFacts> {
    const host = (await this.facts.ofSlots([slotId], schoolId)).get(slotId);
    invariant(host !== undefined, 'a slot in which a visit is booked has facts');
    const school = (await this.facts.ofSchool(schoolId, [slotId])).get(slotId) ?? null;
    const found = await this.facts.ofStudents(studentIds, id);
    const students = studentIds.map((studentId) => found.get(studentId) ?? null);
    return { host, school, group: { ...ledGroup, students: studentIds.length, staff, isPurposeAgreed }, students };
  }

  /** What the rules say of a visit of at least one student, together. */
  decide({ host, students, ...place }: VisitFacts): Decision {
    const [first, ...others] = students.map((student) => judge('CONFIRM', host, { ...place, student }, this.today()));
    invariant(first !== undefined, 'a visit is confirmed with somebody on its register');
    return jointDecision(first, others);
  }

  private today(): ReturnType<typeof today> {
    return today(this.clock);
  }
}

/** Throws `BlockedByRules`, in words for the school, unless the rules let it ask for places in that slot. */
export function requireBookable(decisions: BookingDecisions, { slotId }: AskedGroup): void {
  const decision = decisions.get(slotId);
  invariant(decision !== undefined, 'a slot that a school sees has facts');
  requireAllowed(decision, 'school');
}

/** What the rules would have a school see to though it stops nothing, in words for the school. */
export function warningsIn(decisions: BookingDecisions, { slotId }: { readonly slotId: string }): BlockingReason[] {
  const decision = decisions.get(slotId);
  return decision === undefined ? [] : warningsOf(decision);
}
