import { interestFit } from '../interest-fit.js';
import { profileOfPlacement, type PlacementWork } from '../profile-of-placement.js';
import { profileOfStudent, type StudentInterests } from '../profile-of-student.js';
import { scalesByScore, type RiasecScale } from '../riasec-profile.js';

/** What a student was offered, as far as it is audited. */
export interface AuditedOffer {
  /** Of the kinds of activity alone, -1 to 1: what was chosen by name is a measure of its own. `null` where nothing can be said. */
  readonly fit: number | null;
  /** True in a job category that the student chose. */
  readonly isOfChosenCategory: boolean;
  /** The kind of activity that there is most of; `null` where nothing is known of the work. */
  readonly firstScale: RiasecScale | null;
  /** Whatever tells one sector from another. */
  readonly sector: string;
}

/** A student of an audit, without a name. */
export interface AuditRow {
  readonly hasClearPreference: boolean;
  readonly hasChosenCategories: boolean;
  /** `null` when nothing was offered. */
  readonly offer: AuditedOffer | null;
}

/** A placement that was offered. */
export interface OfferedWork extends PlacementWork {
  readonly sector: string;
}

/** What an audit needs to know of a student and of what they were offered, if anything was. O(categories + statements + tasks). */
export function auditRowOf(student: StudentInterests, offered: OfferedWork | null): AuditRow {
  const wanted = profileOfStudent(student);
  return {
    hasClearPreference: wanted !== null,
    hasChosenCategories: student.categories.length > 0,
    offer: offered === null ? null : offerOf(student, wanted, offered),
  };
}

function offerOf(
  { categories }: StudentInterests,
  wanted: ReturnType<typeof profileOfStudent>,
  work: OfferedWork,
): AuditedOffer {
  const profile = profileOfPlacement(work);
  return {
    fit: wanted === null || profile === null ? null : interestFit(wanted, profile),
    isOfChosenCategory: work.category !== null && categories.includes(work.category),
    firstScale: profile === null ? null : (scalesByScore(profile)[0] ?? null),
    sector: work.sector,
  };
}
