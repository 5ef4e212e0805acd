import type {
  AccountId,
  EmployerId,
  HostAdultId,
  LocalDate,
  ProgrammeId,
  SiteId,
  TransitionTable,
  Role,
} from '#kernel';

/** How far an employer's verification has come; SUSPENDED while a suspension of the whole of it is open (see libs/suspensions). */
export const employerStates = ['DRAFT', 'SUBMITTED', 'VERIFIED', 'REFUSED', 'SUSPENDED'] as const;

export type EmployerState = (typeof employerStates)[number];

/** Who may move an employer from where to where. */
export const employerTransitions = {
  SUBMITTED: { from: ['DRAFT', 'REFUSED'], by: ['EMPLOYER'] },
  VERIFIED: { from: ['SUBMITTED'], by: ['COORDINATOR'] },
  REFUSED: { from: ['SUBMITTED'], by: ['COORDINATOR'] },
} as const satisfies TransitionTable<EmployerState, Role>;

/** Where an employer stands once it has become somebody else, by name, trade, domain, address or owner: one that was verified waits anew. */
export const afterIdentityChange: Readonly<Record<EmployerState, EmployerState>> = {
  DRAFT: 'DRAFT',
  SUBMITTED: 'SUBMITTED',
  VERIFIED: 'SUBMITTED',
  REFUSED: 'REFUSED',
  SUSPENDED: 'SUSPENDED',
};

/** An organisation that offers placements and visits. */
export interface Employer {
  readonly id: EmployerId;
  readonly programmeId: ProgrammeId;
  readonly name: string;
  /** Section letter of SIC 2007, A to U. */
  readonly sector: string;
  readonly staffCount: number;
  readonly webDomain: string | null;
  /** Who owns it, as at Companies House; null while nobody has said. */
  readonly owner: string | null;
  readonly state: EmployerState;
  readonly registeredBy: AccountId;
}

/** What makes an employer the one that was verified. */
export type EmployerIdentity = Pick<Employer, 'name' | 'sector' | 'webDomain' | 'owner'>;

/** A workplace address. */
export interface Site {
  readonly id: SiteId;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  readonly name: string;
  readonly addressLine: string;
  readonly postcode: string;
  readonly latitude: number;
  readonly longitude: number;
  /** True when these are the middle of the postcode's sector or district, because nothing closer is known. */
  readonly roughLocation: boolean;
  /** How one gets in and about: steps, lifts, toilets. */
  readonly access: string;
}

/** A named adult at a site: supervisor or deputy. */
export interface HostAdult {
  readonly id: HostAdultId;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  readonly siteId: SiteId;
  readonly name: string;
  readonly jobTitle: string;
  readonly workEmail: string;
  /** Their own number at work, in digits; null where none was named. */
  readonly workPhone: string | null;
}

/** Kinds of cover that an employer declares. */
export const insuranceKinds = ['EMPLOYERS_LIABILITY', 'PUBLIC_LIABILITY'] as const;

export type InsuranceKind = (typeof insuranceKinds)[number];

/** A policy as the employer declares it. */
export interface Insurance {
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  readonly kind: InsuranceKind;
  readonly insurer: string;
  readonly coverPounds: number;
  readonly validTo: LocalDate;
}
