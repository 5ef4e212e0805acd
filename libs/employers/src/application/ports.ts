import type { AccountId, EmployerId, IdOf, Outbox, ProgrammeId } from '#kernel';
import type { PostcodeDirectory } from '#postcodes';
import type { Employer, EmployerState, HostAdult, Insurance, Site } from '../domain/employer.js';

/** What is known of the vetting of one site. */
export interface SiteVetting {
  readonly siteName: string;
  /** Adults whose work address was verified and who were called back. */
  readonly vettedAdults: number;
}

/** Employers and what belongs to them. */
export interface Employers {
  add(employer: Employer): Promise<void>;
  /** The employer, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: string): Promise<Employer | undefined>;
  setState(id: EmployerId, state: EmployerState, reason: string | null, by: AccountId | null, at: Date): Promise<void>;
  addSite(site: Site): Promise<void>;
  hasSite(employerId: EmployerId, siteId: string): Promise<boolean>;
  addHostAdult(adult: HostAdult): Promise<void>;
  /** Records that somebody rang the adult at work and found them there; returns the employer's registrar, or `undefined` if not found. */
  registrarOfAdult(adultId: string): Promise<AccountId | undefined>;
  recordCallBack(adultId: string, by: AccountId | null, at: Date): Promise<void>;
  /** Replaces the policy of that kind. */
  declareInsurance(id: IdOf<'Declaration'>, insurance: Insurance, by: AccountId | null): Promise<void>;
  vettingOf(id: EmployerId): Promise<readonly SiteVetting[]>;
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
