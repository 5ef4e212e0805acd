import type {
  ApplicationId,
  EmployerId,
  LocalDate,
  LocalTime,
  OpportunityId,
  SchoolId,
  SlotId,
  StudentId,
} from '#kernel';
import type { StatementAnswers, TaskKind } from '#interests';
import type { Traveller } from '#travel';
import type { Outcome } from './outcome.js';
import type { PriorityFlags } from './priority-classes.js';
import type { RoundWish } from './round-wish.js';

/** A student as the round knows one: under the id alone. */
export interface RoundStudent extends PriorityFlags {
  readonly id: StudentId;
  readonly schoolId: SchoolId;
  /** 7 to 13. */
  readonly yearGroup: number;
  /** Where the student sets out from, and how far and how they may travel. */
  readonly traveller: Traveller;
  /** Ids of job categories. */
  readonly interests: readonly string[];
  /** To the statements about interests; empty when none was answered. */
  readonly answers: StatementAnswers;
  /** True when the student holds a place on a day of the round's window. */
  readonly isPlaced: boolean;
}

/** A site of another employer at which some days of a placement are spent. */
export interface OtherSite {
  readonly latitude: number;
  readonly longitude: number;
  readonly days: readonly number[];
}

/** A slot of a published placement of a verified employer whose days lie in the round's window. */
export interface RoundSlot {
  readonly id: SlotId;
  readonly opportunityId: OpportunityId;
  readonly employerId: EmployerId;
  readonly title: string;
  readonly employerName: string;
  /** Outward code of the site's postcode: "B36". */
  readonly area: string;
  /** Id of a job category. */
  readonly category: string;
  /** What students will mostly do; empty where the advert does not say. */
  readonly tasks: readonly TaskKind[];
  readonly yearGroups: readonly number[];
  /** Students of these schools only; null is open to all. */
  readonly keptForSchoolIds: readonly SchoolId[] | null;
  /** It does not run with fewer students, 1 or more. */
  readonly minimumGroup: number;
  /** Most students of one school; null is as many as there are places. */
  readonly mostPerSchool: number | null;
  /** Places that nobody has taken, 0 or more. */
  readonly seats: number;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
  readonly latitude: number;
  readonly longitude: number;
  /** Where else some of its days are spent, with those days of the placement from 1; empty for almost every slot. */
  readonly otherSites: readonly OtherSite[];
}

/** A live application: what the student asked for. */
export interface RoundApplication {
  readonly id: ApplicationId;
  readonly studentId: StudentId;
  readonly slotId: SlotId;
  readonly rank: number;
}

/** A student at a slot. */
export interface StudentAtSlot {
  readonly studentId: StudentId;
  readonly slotId: SlotId;
}

/** Everything that is read of a round before it is matched, each by id. */
export interface RoundInstance {
  readonly students: readonly RoundStudent[];
  readonly slots: readonly RoundSlot[];
  readonly applications: readonly RoundApplication[];
  /** Of those who said anything besides their list. */
  readonly wishes: readonly RoundWish[];
  /** Places that the coordinator set aside. */
  readonly pins: readonly StudentAtSlot[];
  /** What the published proposal gave to those who still hold their places; none before the round is published. */
  readonly held: readonly HeldOutcome[];
  /** Places of this round that were declined or withdrawn, or that nobody came for. */
  readonly ended: readonly StudentAtSlot[];
}

/** An outcome with a place, which its student still holds. */
export type HeldOutcome = Outcome & StudentAtSlot;
