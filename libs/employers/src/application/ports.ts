import type { AccountId, EmployerId, IdOf, Outbox, ProgrammeId, SiteId } from '#kernel';
import type { PostcodeDirectory } from '#postcodes';
import type { Employer, EmployerIdentity, EmployerState, HostAdult, Insurance, Site } from '../domain/employer.js';

/** An adult who was found at work, and whose employer that is. */
export interface CalledAdult {
  readonly employerId: EmployerId;
  /** Who brought the employer in. */
  readonly registeredBy: AccountId;
}

/** How many adults of a site were found there. */
export interface SiteAdults {
  readonly siteName: string;
  /** Adults whose work address was verified and who were called back. */
  readonly calledBack: number;
}

/** Employers and what belongs to them. */
export interface Employers {
  add(employer: Employer): Promise<void>;
  /** The employer, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: string): Promise<Employer | undefined>;
  setState(id: EmployerId, state: EmployerState, reason: string | null, by: AccountId | null, at: Date): Promise<void>;
  /** What it is now called, does, is owned by and where it is on the web. */
  changeIdentity(id: EmployerId, identity: EmployerIdentity): Promise<void>;
  addSite(site: Site): Promise<void>;
  /** The site, if it is the employer's. */
  site(employerId: EmployerId, siteId: string): Promise<Site | undefined>;
  relocate(site: Site): Promise<void>;
  hasSite(employerId: EmployerId, siteId: string): Promise<boolean>;
  addHostAdult(adult: HostAdult): Promise<void>;
  /** Whose adult it is; `undefined` when there is none in the actor's reach. */
  employerOfAdult(adultId: string): Promise<CalledAdult | undefined>;
  recordCallBack(adultId: string, by: AccountId | null, at: Date): Promise<void>;
  /** Nobody was found anywhere any more: at one site, or (null) at all of them. */
  forgetCallBacks(id: EmployerId, siteId: SiteId | null): Promise<void>;
  adultsBySite(id: EmployerId): Promise<readonly SiteAdults[]>;
  /** Replaces the policy of that kind. */
  declareInsurance(id: IdOf<'Declaration'>, insurance: Insurance, by: AccountId | null): Promise<void>;
}

/** Lets the person who registers an employer act for it. */
export interface EmployerGrants {
  grantEmployer(account: AccountId, programmeId: ProgrammeId, employerId: EmployerId): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface EmployersTx {
  readonly employers: Employers;
  readonly postcodes: PostcodeDirectory;
  readonly grants: EmployerGrants;
  readonly outbox: Outbox;
}
