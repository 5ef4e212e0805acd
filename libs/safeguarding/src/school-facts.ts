import type { DayKind } from '#calendar';
import type { LocalDate } from '#kernel';

/** What a school has arranged for one day on which a student of its is out. */
export interface CoverDay {
  readonly on: LocalDate;
  /** By the school's terms; null while it has set none. */
  readonly kind: DayKind | null;
  /** Somebody is named whom the host can ring. */
  readonly hasOnCallContact: boolean;
  /** A safeguarding lead or a deputy can be reached. */
  readonly hasSafeguardingLead: boolean;
  /** The school's insurer was told of the day. */
  readonly isInsurerTold: boolean;
}

/** What the rules need to know of the student's school, or of the one that asks for a group's places. */
export interface SchoolFacts {
  /** One for each day of the placement or visit. */
  readonly days: readonly CoverDay[] | null;
  /** Last day of the personal-accident cover that the school has noted; null where it noted none. */
  readonly accidentCoverUntil: LocalDate | null;
}

/** Why work without pay is lawful over school age. */
export const unpaidGrounds = ['COURSE_UP_TO_A_YEAR', 'SHADOWING', 'CHARITY_OR_STATUTORY_BODY'] as const;

export type UnpaidGround = (typeof unpaidGrounds)[number];

/** T Levels, as far as they ask for different hours of an industry placement. */
export const tLevelRoutes = ['EARLY_YEARS_EDUCATOR', 'DIGITAL', 'OTHER'] as const;

export type TLevelRoute = (typeof tLevelRoutes)[number];

/** The industry placement of a T Level, beside the part of it that is judged: other days, here or with other hosts, and what is done away from a workplace. */
export interface TLevel {
  readonly route: TLevelRoute;
  /** Whole hours that are done or arranged elsewhere. */
  readonly hoursElsewhere: number;
  /** How many of those are away from the workplace. */
  readonly remoteHoursElsewhere: number;
}

/** What can be noted about one place. */
export const placementNoteKinds = ['KEY_FINDINGS_TOLD', 'SCRUTINY_SIGNED_OFF', 'ADJUSTMENTS_ACKNOWLEDGED'] as const;

export type PlacementNoteKind = (typeof placementNoteKinds)[number];

/**
 * A note about one place: that the guardian was told what the risk assessment found, that a safeguarding lead has looked at what asks for
 * extra scrutiny, or that the host has read which adjustments the student needs.
 */
export interface PlacementNote {
  readonly kind: PlacementNoteKind;
  /** The version of the placement that it is about. */
  readonly placementVersion: string;
}

/** A school's group, for a visit, a talk at school or an event on screen. */
export interface GroupFacts {
  readonly students: number;
  /** A member of staff is named who leads the group and is there throughout. */
  readonly hasStaffLead: boolean;
  /** Members of staff who come along, the lead among them; null while nobody has said. */
  readonly staff: number | null;
  /** What the visitor comes for and brings was agreed beforehand. */
  readonly isPurposeAgreed: boolean | null;
}
