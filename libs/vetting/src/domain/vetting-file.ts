import type { EmployerState, InsuranceKind } from '#employers';
import type { AccountId, LocalDate } from '#kernel';
import type { OpportunityKind } from '#safeguarding';
import type { ActivityProfile } from './activity-profile.js';
import type { DomainDoubt } from './domain-doubts.js';

/** A policy as far as it matters whether there is one. */
export interface PolicyOnFile {
  readonly kind: InsuranceKind;
  readonly coverPounds: number;
  readonly validTo: LocalDate;
}

/** What is known of who the employer is. */
export interface EmployerOnFile {
  readonly state: EmployerState;
  readonly staffCount: number;
  readonly registeredBy: AccountId;
  /** Doubts that no coordinator has resolved. */
  readonly doubts: readonly DomainDoubt[];
}

/** Everything on which the vetting of one activity at one site rests. */
export interface VettingFile {
  readonly profile: ActivityProfile;
  readonly employer: EmployerOnFile;
  /** Adults whom the site names. */
  readonly adults: number;
  /** Those of them whom a coordinator rang at work and found there. */
  readonly adultsCalledBack: number;
  /** The day on which a coordinator last looked for enforcement notices; null where nobody has. */
  readonly noticesSeenOn: LocalDate | null;
  readonly insurance: readonly PolicyOnFile[];
  /** The kinds of the employer's adverts for this activity at this site that are not withdrawn. */
  readonly advertised: readonly OpportunityKind[];
}
