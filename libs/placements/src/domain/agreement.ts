import { isOfSchoolAge } from '#calendar';
import { parties, stillHolds, type GuardianAnswer, type Party, type PresentTerms, type SignedTerms } from '#clearances';
import type { LocalDate, Role } from '#kernel';
import { confirmedStates, type AllocationState } from './allocation.js';

/** The parties that sign under an account of their own; guardians answer by link or on paper. */
export type SigningParty = Exclude<Party, 'GUARDIAN'>;

/** For which party each role signs. */
export const partyOf = {
  STUDENT: 'STUDENT',
  EMPLOYER: 'EMPLOYER',
  CAREERS_LEAD: 'SCHOOL',
} as const satisfies Partial<Record<Role, SigningParty>>;

/** A role that signs for a party. */
export type SigningRole = keyof typeof partyOf;

/** The states in which each party has said yes to an allocation, so that it may say so anew. */
export const signedStates = {
  STUDENT: ['ACCEPTED', 'HOST_AGREED', ...confirmedStates],
  EMPLOYER: ['HOST_AGREED', ...confirmedStates],
  SCHOOL: confirmedStates,
} as const satisfies Record<SigningParty, readonly AllocationState[]>;

/** Where one party's agreement stands: OUTDATED when something has changed that touches it; REFUSED only ever by a guardian. */
export const agreementStates = ['MISSING', 'GIVEN', 'OUTDATED', 'REFUSED'] as const;

export type AgreementState = (typeof agreementStates)[number];

/** Who gave an agreement, by role and never by name. */
export const agreementGivers = [
  'STUDENT',
  'EMPLOYER',
  'CAREERS_LEAD',
  'GUARDIAN_BY_LINK',
  'GUARDIAN_ON_PAPER',
] as const;

export type AgreementGiver = (typeof agreementGivers)[number];

/** A signature that is kept. */
export interface Signature extends SignedTerms {
  readonly party: SigningParty;
  /** UTC, to the second. */
  readonly givenAt: string;
}

/** What the agreements to an allocation follow from. */
export interface AgreementFacts extends PresentTerms {
  readonly state: AllocationState;
  /** The version of the advert that the student last said yes to. */
  readonly placementVersion: number;
  readonly bornOn: LocalDate;
  /** First day of the placement. */
  readonly startsOn: LocalDate;
  readonly signatures: readonly Signature[];
  readonly answers: readonly GuardianAnswer[];
}

/** One party's agreement; without a signature only `party` and `state` say something. */
export interface Agreement {
  readonly party: Party;
  readonly state: AgreementState;
  readonly givenBy: AgreementGiver | null;
  /** UTC, to the second; `null` also for a yes from before signatures were kept. */
  readonly givenAt: string | null;
  /** Of the advert, when it was signed. */
  readonly placementVersion: number | null;
}

const signers = { STUDENT: 'STUDENT', EMPLOYER: 'EMPLOYER', SCHOOL: 'CAREERS_LEAD' } as const;

/**
 * Every party's agreement as the placement stands now, in the order of `parties`. Over school age nobody agrees for the student, so that the
 * guardian is not among them. O(answers).
 */
export function agreementsOf(facts: AgreementFacts): Agreement[] {
  const needed = parties.filter((party) => party !== 'GUARDIAN' || isOfSchoolAge(facts.bornOn, facts.startsOn));
  return needed.map((party) => (party === 'GUARDIAN' ? ofGuardians(facts) : ofParty(party, facts)));
}

function ofParty(party: SigningParty, facts: AgreementFacts): Agreement {
  const signed = facts.signatures.find((signature) => signature.party === party) ?? impliedBy(party, facts);
  if (signed === null) return missing(party);
  const state = stillHolds(signed, facts, party) ? 'GIVEN' : 'OUTDATED';
  return { party, state, givenBy: signers[party], givenAt: signed.givenAt, placementVersion: signed.version };
}

/** A yes from before signatures were kept shows in the state alone; it was to what the student said yes to. */
function impliedBy(
  party: SigningParty,
  { state, placementVersion: version }: AgreementFacts,
): (SignedTerms & { givenAt: null }) | null {
  const states: readonly AllocationState[] = signedStates[party];
  return states.includes(state) ? { version, termsHash: null, givenAt: null } : null;
}

/** One no outweighs a yes; a form on paper is none before it is countersigned; an answer to what has changed since is out of date. */
function ofGuardians(facts: AgreementFacts): Agreement {
  const counted = facts.answers.filter(({ channel, isCountersigned }) => channel === 'LINK' || isCountersigned);
  const current = counted.filter((answer) => stillHolds(answer, facts, 'GUARDIAN'));
  const refused = current.find(({ answer }) => answer === 'REFUSED');
  if (refused !== undefined) return byGuardian(refused, 'REFUSED');
  const [given] = current;
  if (given !== undefined) return byGuardian(given, 'GIVEN');
  const [older] = counted;
  return older === undefined ? missing('GUARDIAN') : byGuardian(older, 'OUTDATED');
}

function byGuardian({ channel, givenAt, version }: GuardianAnswer, state: AgreementState): Agreement {
  const givenBy = channel === 'LINK' ? 'GUARDIAN_BY_LINK' : 'GUARDIAN_ON_PAPER';
  return { party: 'GUARDIAN', state, givenBy, givenAt, placementVersion: version };
}

function missing(party: Party): Agreement {
  return { party, state: 'MISSING', givenBy: null, givenAt: null, placementVersion: null };
}

/**
 * The agreement as others than the school are shown it: that a guardian has said no is for the school to tell, so that for them the yes is
 * simply missing. O(1).
 */
export function outsideSchool(agreement: Agreement): Agreement {
  return agreement.state === 'REFUSED' ? missing(agreement.party) : agreement;
}
