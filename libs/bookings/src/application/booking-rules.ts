import { judge, requireAllowed, type ClearanceFacts } from '#clearances';
import { invariant, today, type Clock, type SchoolId } from '#kernel';
import { jointDecision } from '#opportunities';
import type { Decision, GroupFacts } from '#safeguarding';
import type { SlotRequest } from '../domain/slot-request.js';

/** What the safeguarding rules read. */
export type BookingFacts = Pick<ClearanceFacts, 'ofSlots' | 'ofStudents' | 'ofSchool'>;

/** What the rules say of a school that asks for places in slots, by slot id; a slot that is not there has no decision. */
export type BookingDecisions = ReadonlyMap<string, Decision>;

/** A school's group of which nobody has said yet who comes along beside the leader. */
type AskedGroup = Pick<SlotRequest, 'slotId' | 'places'>;

/** Asks the safeguarding rules about groups: when a school asks for places, and when it confirms who goes. */
export class BookingRules {
  constructor(
    private readonly facts: BookingFacts,
    private readonly clock: Clock,
  ) {}

  /** Two reads, however many slots. Asked before anything is locked, so that nobody waits for it. */
  async atBooking(schoolId: SchoolId, asked: readonly { slotId: string; places: number }[]): Promise<BookingDecisions> {
    const slotIds = asked.map(({ slotId }) => slotId);
    const [hosts, schools] = await Promise.all([this.facts.ofSlots(slotIds), this.facts.ofSchool(schoolId, slotIds)]);
    const decided = asked.flatMap(({ slotId, places }) => {
      const host = hosts.get(slotId);
      if (host === undefined) return [];
      const group = { ...ledGroup, students: places };
      return [[slotId, judge('BOOK', host, { school: schools.get(slotId) ?? null, group }, this.today())] as const];
    });
    return new Map(decided);
  }

  /** Throws `BlockedByRules`, in words for the school, unless everybody on the register may go with so many members of staff. Three reads. */
  async requireVisit(
    { schoolId, slotId }: SlotRequest,
    studentIds: readonly string[],
    staffCount: number,
  ): Promise<void> {
    const host = (await this.facts.ofSlots([slotId])).get(slotId);
    invariant(host !== undefined, 'a slot in which a visit is booked has facts');
    const school = (await this.facts.ofSchool(schoolId, [slotId])).get(slotId) ?? null;
    const students = await this.facts.ofStudents(studentIds);
    const group = { ...ledGroup, students: studentIds.length, staff: staffCount };
    const [first, ...others] = studentIds.map((id) =>
      judge('CONFIRM', host, { school, group, student: students.get(id) ?? null }, this.today()),
    );
    invariant(first !== undefined, 'a visit is confirmed with somebody on its register');
    requireAllowed(jointDecision(first, others), 'school');
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

/** No request goes without the name of a member of staff who leads the group. */
const ledGroup: Pick<GroupFacts, 'hasStaffLead' | 'staff' | 'isPurposeAgreed'> = {
  hasStaffLead: true,
  staff: null,
  isPurposeAgreed: null,
};
