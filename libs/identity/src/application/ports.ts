import type {
  AccountId,
  EmployerId,
  EmployerRight,
  IdOf,
  Outbox,
  ProgrammeId,
  Role,
  SchoolId,
  StudentId,
} from '#kernel';

/** One thing that an account may act as; `null`s all along for an account without any. */
export interface GrantRow {
  readonly account_id: AccountId;
  readonly grant_id: string | null;
  readonly role: Role | null;
  readonly programme_id: ProgrammeId | null;
  readonly school_id: SchoolId | null;
  readonly employer_id: EmployerId | null;
  readonly student_id: StudentId | null;
  /** Of a member of an employer's team; null for everybody else. */
  readonly rights: readonly EmployerRight[] | null;
}

/** What the database knows of somebody who holds a token. */
export interface SignInQueries {
  /** Every grant of the account, oldest first; empty when there is no account yet. */
  grantsOf(issuer: string, subject: string): Promise<GrantRow[]>;
  /** The account of that subject, made at the first sign-in: who is seen for the first time is written down with it. */
  accountFor(issuer: string, subject: string, requestId: string): Promise<AccountId | undefined>;
}

/** A role given to an account for one organisation. */
export interface Grant {
  readonly id: IdOf<'Grant'>;
  readonly accountId: AccountId;
  readonly role: Role;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId | null;
  readonly employerId: EmployerId | null;
  readonly studentId: StudentId | null;
  readonly grantedBy: AccountId | null;
}

/** Accounts and their grants. */
export interface Grants {
  /** The account of that subject, made where there is none. */
  accountFor(issuer: string, subject: string): Promise<AccountId>;
  /** The programme of a school that the actor may see. */
  programmeOfSchool(schoolId: SchoolId): Promise<ProgrammeId | undefined>;
  /** Gives the role; giving it twice changes nothing. */
  add(grant: Grant): Promise<void>;
  /** The grant by which that account holds that role for that school or programme; it has to be there, and within the actor's reach. */
  held(grant: Pick<Grant, 'accountId' | 'role' | 'programmeId' | 'schoolId'>): Promise<Grant['id']>;
  /** Takes the role away from now on; false when there is no such grant in the actor's reach. */
  revoke(grantId: string, at: Date): Promise<boolean>;
}

/** What identity's use cases work with. */
export interface IdentityTx {
  readonly grants: Grants;
  readonly outbox: Outbox;
}
