import {
  judge,
  judgeBooking,
  ledGroup,
  reasonsFor,
  requireAllowed,
  type BlockingReason,
  type ClearanceFacts,
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

/** A group that may be asked for. */
interface WantedGroup extends Pick<SlotRequest, 'places' | 'isPurposeAgreed'> {
  readonly slotId: string;
}

/** Which school goes to which slot. */
type VisitSlot = Pick<SlotRequest, 'schoolId' | 'slotId' | 'isPurposeAgreed'>;

/** Asks the safeguarding rules about groups: when a school asks for places or takes what was offered, when it confirms who goes, and on the day. */
export class BookingRules {
  constructor(
    private readonly facts: BookingFacts,
    private readonly clock: Clock,
  ) {}

  /** Two reads, however many slots. Asked before anything is locked, so that nobody waits for it. */
  async atBooking(schoolId: SchoolId, asked: readonly WantedGroup[]): Promise<BookingDecisions> {
    const slotIds = asked.map(({ slotId }) => slotId);
    const [hosts, schools] = await Promise.all([this.facts.ofSlots(slotIds), this.facts.ofSchool(schoolId, slotIds)]);
    const decided = asked.flatMap(({ slotId, places, isPurposeAgreed = null }) => {
      const host = hosts.get(slotId);
      if (host === undefined) return [];
      const school = schools.get(slotId) ?? null;
      return [[slotId, judgeBooking(host, school, places, this.today(), isPurposeAgreed)] as const];
    });
    return new Map(decided);
  }

  /** Throws `BlockedByRules`, in words for the school, unless everybody on the register may go with so many members of staff. Three reads. */
  async requireVisit(request: VisitSlot, studentIds: readonly string[], staffCount: number): Promise<void> {
    requireAllowed(await this.ofVisit(request, studentIds, staffCount), 'school');
  }

  /** What the rules say of a visit of at least one student, together. Three reads. */
  async ofVisit(
    { schoolId, slotId, isPurposeAgreed = null }: VisitSlot,
    studentIds: readonly string[],
    staffCount: number,
  ): Promise<Decision> {
    const host = (await this.facts.ofSlots([slotId])).get(slotId);
    invariant(host !== undefined, 'a slot in which a visit is booked has facts');
    const school = (await this.facts.ofSchool(schoolId, [slotId])).get(slotId) ?? null;
    const students = await this.facts.ofStudents(studentIds);
    const group = { ...ledGroup, students: studentIds.length, staff: staffCount, isPurposeAgreed };
    const [first, ...others] = studentIds.map((id) =>
      judge('CONFIRM', host, { school, group, student: students.get(id) ?? null }, this.today()),
    );
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
  return decision === undefined
    ? []
    : reasonsFor(decision, 'school', true).filter(({ severity }) => severity === 'WARN');
}
