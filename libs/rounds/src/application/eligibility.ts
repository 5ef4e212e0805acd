import { judge, type HostFacts } from '#clearances';
import { groupBy, invariant, type LocalDate, type SlotId, type StudentId } from '#kernel';
import type { Stage, StudentFacts } from '#safeguarding';
import type { Journey, TravelEdge } from '#travel';
import type { RoundSlot, RoundStudent } from '../domain/instance.js';
import type { LeftOutBecause, RuleBar } from '../domain/reason.js';

/** What eligibility is judged from. */
export interface EligibilityFacts {
  readonly stage: Stage;
  readonly decidedOn: LocalDate;
  readonly hosts: ReadonlyMap<string, HostFacts>;
  readonly students: ReadonlyMap<string, StudentFacts>;
  /** Ways within each student's limits. */
  readonly edges: readonly TravelEdge<SlotId, StudentId>[];
}

/** Who may go where, judged when asked: students of a round at its slots, by the rules of one stage and by each student's limit of travel. */
export class Eligibility {
  private readonly ways: ReadonlyMap<StudentId, ReadonlyMap<SlotId, Journey>>;

  constructor(private readonly facts: EligibilityFacts) {
    const byHome = groupBy(facts.edges, ({ homeId }) => homeId);
    this.ways = new Map(
      [...byHome].map(([homeId, edges]) => [homeId, new Map(edges.map((edge) => [edge.siteId, edge]))]),
    );
  }

  /** Why the student may not go to the slot: the first that holds of who is welcome, the rules and the way; `undefined` if the student may. */
  whyNot(student: RoundStudent, slot: RoundSlot): LeftOutBecause | undefined {
    if (!this.isOpenTo(student, slot)) return { kind: 'NOT_OPEN_TO_STUDENT', yearGroup: student.yearGroup };
    const rules = this.bars(student, slot);
    if (rules.length > 0) return { kind: 'RULES', rules };
    if (this.way(student, slot) === undefined) {
      return { kind: 'TOO_FAR', maxMinutesEachWay: student.traveller.limits.maxMinutesEachWay };
    }
    return undefined;
  }

  /** True when the slot welcomes the student's year group and is not kept for other schools. */
  isOpenTo({ yearGroup, schoolId }: RoundStudent, { yearGroups, keptForSchoolIds }: RoundSlot): boolean {
    return yearGroups.includes(yearGroup) && (keptForSchoolIds === null || keptForSchoolIds.includes(schoolId));
  }

  /** The rules that bar the student from the slot or cannot be judged yet; empty exactly when the decision is ALLOWED; in words for one audience. Some 20 microseconds. */
  bars(student: RoundStudent, slot: RoundSlot, audience: 'student' | 'school' = 'student'): RuleBar[] {
    const host = this.facts.hosts.get(slot.id);
    invariant(host !== undefined, 'every slot of a round has facts');
    const { stage, students, decidedOn } = this.facts;
    const decision = judge(stage, host, { student: students.get(student.id) ?? null }, decidedOn);
    if (decision.outcome === 'ALLOWED') return [];
    return decision.reasons
      .filter(({ severity }) => severity !== 'WARN')
      .map(({ ruleId, words }) => ({ ruleId, words: words[audience] }));
  }

  /** The way there and back, if both are within the student's limits. */
  way({ id }: RoundStudent, slot: RoundSlot): Journey | undefined {
    return this.ways.get(id)?.get(slot.id);
  }
}
