import type { Employers } from '#employers';
import type {
  AccountId,
  ActivityProfileId,
  EmployerId,
  LocalDate,
  Outbox,
  ProgrammeId,
  SchoolId,
  SiteId,
} from '#kernel';
import type { PostcodeDirectory } from '#postcodes';
import type { ActivityProfile, CheckForm } from '../domain/activity-profile.js';
import type { ActivityAnswers } from '../domain/answers.js';
import type { DomainDoubt } from '../domain/domain-doubts.js';
import type { Tier } from '../domain/tier.js';
import type { VettingFile } from '../domain/vetting-file.js';
import type { VettingState } from '../domain/vetting-state.js';

/** What can be noted of a profile, once and for good. */
export type StepKind = CheckForm | 'NOTICES' | 'TIER_RAISED' | 'APPROVED' | 'SUSPENDED' | 'BLOCKED' | 'AGREED_TO_LIFT';

/** A step as its taker notes it. */
export interface NotedStep {
  readonly kind: StepKind;
  readonly on: LocalDate;
  /** Who talked or went there. */
  readonly byWhom: string | null;
  readonly note: string | null;
}

/** Who has agreed that a stop may end. */
export interface Lifting {
  readonly leadAgreedBy: AccountId | null;
  readonly coordinatorAgreedBy: AccountId | null;
}

/** A profile whose time has come. */
export type RunningOut = Pick<ActivityProfile, 'id' | 'programmeId' | 'employerId' | 'siteId'> & {
  readonly to: 'EXPIRING' | 'EXPIRED';
};

/** Profiles with what they rest on. */
export interface Profiles {
  /** Keeps a profile unless there is one for that activity at that site; returns the id of the one that is there. */
  add(profile: ActivityProfile, at: Date): Promise<ActivityProfileId>;
  /** The file, its profile locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: string): Promise<VettingFile | undefined>;
  /** The files of an employer, or of one site of it, locked, by id. */
  lockAllOf(employerId: EmployerId, siteId: SiteId | null): Promise<VettingFile[]>;
  /** Moves profiles; those that go back to IDENTITY lose their approval, their check and every agreement to lift. */
  move(ids: readonly ActivityProfileId[], to: VettingState, at: Date): Promise<void>;
  /** Keeps the answers in place of those before. */
  declare(profile: ActivityProfile, answers: ActivityAnswers, by: AccountId | null, at: Date): Promise<void>;
  /** Nobody has looked at the risks of a new place: reviews from before do not count there. */
  forgetReviews(ids: readonly ActivityProfileId[]): Promise<void>;
  recordCheck(id: ActivityProfileId, form: CheckForm, on: LocalDate, by: AccountId | null, at: Date): Promise<void>;
  /** The day on which somebody looked for enforcement notices. */
  recordNotices(id: ActivityProfileId, on: LocalDate): Promise<void>;
  raise(id: ActivityProfileId, tier: Tier): Promise<void>;
  approve(id: ActivityProfileId, until: LocalDate, by: AccountId | null, at: Date): Promise<void>;
  /** Who has agreed so far. */
  liftingOf(id: ActivityProfileId): Promise<Lifting>;
  agreeToLift(id: ActivityProfileId, lifting: Lifting): Promise<void>;
  note(profile: ActivityProfile, step: NotedStep, at: Date): Promise<void>;
  /** Profiles that begin to run out, or have run out, on that day, locked; those that others work on are left to them. */
  lockRunningOut(today: LocalDate, atMost: number): Promise<RunningOut[]>;
  /** Schools that have asked for places at the site, or have a student there, from that day on. */
  schoolsWithPlacesAt(siteId: SiteId, from: LocalDate): Promise<SchoolId[]>;
}

/** What coordinators decided about doubtful domains. */
export interface DomainDecisions {
  /** Keeps a decision; deciding again changes nothing. */
  add(employerId: EmployerId, domain: string, reason: string, at: Date): Promise<void>;
  /** Doubts about the domains of an employer and its adults about which nobody has decided. */
  openDoubts(employerId: EmployerId): Promise<DomainDoubt[]>;
}

/** Employers to which a school sends nobody. */
export interface Refusals {
  /** True when the employer is one of the actor's programme. */
  isEmployerHere(employerId: EmployerId): Promise<boolean>;
  /** False when the school has refused it already. */
  add(employerId: EmployerId, programmeId: ProgrammeId, schoolId: SchoolId, reason: string, at: Date): Promise<boolean>;
  /** False when the school had not refused it. */
  remove(employerId: EmployerId, schoolId: SchoolId): Promise<boolean>;
}

/** What the use cases of this feature work with. */
export interface VettingTx {
  readonly profiles: Profiles;
  readonly domains: DomainDecisions;
  readonly refusals: Refusals;
  readonly employers: Employers;
  readonly postcodes: PostcodeDirectory;
  readonly outbox: Outbox;
}
