import { isIdOf, today, type Actor, type Clock, type OpportunityId, type StudentId } from '#kernel';
import type { RoundSlot, RoundStudent } from '../domain/instance.js';
import type { Eligibility } from './eligibility.js';
import type { ReadEligibility } from './read-eligibility.js';

/** Why an advert is closed to a student: a rule of the book, or (null) something else. */
export interface ClosedBecause {
  readonly ruleId: string | null;
  /** For the staff of the school. */
  readonly words: string;
}

/** Whether a student could apply to an advert now. */
export interface EligibilityAnswer {
  readonly isAllowed: boolean;
  /** Empty exactly when it is allowed. */
  readonly reasons: readonly ClosedBecause[];
}

/** A student and an advert, with the slots of it that are to come. */
export interface StudentAndAdvert {
  readonly student: RoundStudent;
  /** Published, and of an employer that is verified. */
  readonly isOnShow: boolean;
  readonly slots: readonly RoundSlot[];
}

/** Reads of students and adverts. */
export interface AdvertReads {
  /** `undefined` unless the student is of the actor's school and the advert of its programme, in whatever state. */
  of(
    actor: Actor,
    studentId: StudentId,
    opportunityId: OpportunityId,
    today: string,
  ): Promise<StudentAndAdvert | undefined>;
}

/** Tells the staff of a school why an advert is closed to one of their students, by the gate that search and application use. */
export class ExplainEligibility {
  constructor(
    private readonly reads: AdvertReads,
    private readonly eligibility: ReadEligibility,
    private readonly clock: Clock,
  ) {}

  /** `undefined` for a student or an advert that is not there. An advert is open when one of its slots is. */
  async run(actor: Actor, studentId: string, opportunityId: string): Promise<EligibilityAnswer | undefined> {
    if (!isIdOf('Student', studentId) || !isIdOf('Opportunity', opportunityId)) return undefined;
    const on = today(this.clock);
    const found = await this.reads.of(actor, studentId, opportunityId, on);
    if (found === undefined) return undefined;
    const { student, isOnShow, slots } = found;
    if (!isOnShow) return closed('The advert is not on show: it is not published, or its employer is not verified.');
    if (slots.length === 0) return closed('There are no dates to come.');
    const eligibility = await this.eligibility.of('APPLY', [student], slots, on);
    const bySlot = slots.map((slot) => reasonsAt(student, slot, eligibility));
    if (bySlot.some((reasons) => reasons.length === 0)) return { isAllowed: true, reasons: [] };
    const reasons = new Map(bySlot.flat().map((reason) => [`${reason.ruleId} ${reason.words}`, reason]));
    return { isAllowed: false, reasons: [...reasons.values()] };
  }
}

function closed(words: string): EligibilityAnswer {
  return { isAllowed: false, reasons: [{ ruleId: null, words }] };
}

/** Everything that closes one slot to a student; empty when it is open. */
function reasonsAt(student: RoundStudent, slot: RoundSlot, eligibility: Eligibility): ClosedBecause[] {
  const { yearGroups, keptForSchoolIds, seats } = slot;
  const because = (words: string): ClosedBecause => ({ ruleId: null, words });
  const { maxMinutesEachWay } = student.traveller.limits;
  return [
    ...(yearGroups.includes(student.yearGroup) ? [] : [because(`It does not welcome Year ${student.yearGroup}.`)]),
    ...(keptForSchoolIds?.includes(student.schoolId) === false
      ? [because('Its places are kept for other schools.')]
      : []),
    ...eligibility.bars(student, slot, 'school'),
    ...(eligibility.way(student, slot) === undefined
      ? [because(`The way there is not within the student's limits of travel (${maxMinutesEachWay} minutes each way).`)]
      : []),
    ...(seats > 0 ? [] : [because('All its places are taken.')]),
  ];
}
