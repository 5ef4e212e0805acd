import { addDays, type LocalDate } from '#kernel';
import type { SigningParty } from '#placements';
import {
  isInTheWay,
  lifterOf,
  ruleBook,
  type Decision,
  type EvidenceBy,
  type Lifter,
  type Lifting,
} from '#safeguarding';

/** Who can take a blocker away. NOBODY: no evidence helps, so the place has to go to somebody else. */
export const actors = [
  'STUDENT',
  'EMPLOYER',
  'SCHOOL',
  'SAFEGUARDING_LEAD',
  'GUARDIAN',
  'COORDINATOR',
  'NOBODY',
] as const;

/** One of them. */
export type MustAct = (typeof actors)[number];

/** States of a place in which something still has to happen before the student can go. */
export const waitingStates = ['OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED'] as const;

/** One of the states; CONFIRMED only while the place is held. */
export type WaitingState = (typeof waitingStates)[number];

/** One thing that stands between a student and a placement. */
export interface Blocker {
  /** The rule; null where somebody's yes is missing or out of date. */
  readonly ruleId: string | null;
  /** What it is noted under, so that it is known again. */
  readonly key: string;
  readonly mustAct: MustAct;
  /** What is wrong and what to do about it, for the school. */
  readonly words: string;
  /** Whose office it is to lift it, with a reason; null where nobody may. */
  readonly liftedBy: Lifter | null;
}

/** A rule that would block the place, but for somebody who lifted it. */
export interface LiftedBlock extends Lifting {
  /** What is wrong, for the school. */
  readonly words: string;
}

/** What was lifted, in the order of rule id. O(reasons). */
export function liftedIn({ reasons }: Decision): LiftedBlock[] {
  return reasons.flatMap(({ lifted, words }) => (lifted === undefined ? [] : [{ ...lifted, words: words.school }]));
}

/** What is said of a yes from before the placement changed, by who gave it; the school's own comes with the confirmation. */
const outdatedWords = {
  STUDENT: 'The placement has changed since the student accepted it. The student has to agree anew.',
  EMPLOYER: 'The placement has changed since the employer agreed to it. The employer has to agree anew.',
} as const;

/** Those whose yes has to be given anew before a place can be confirmed. */
export type RenewingParty = Exclude<SigningParty, 'SCHOOL'>;

/** The key of the next step of the main path, whichever it is: how long that waits is how long the place has been as it is. */
export const stepKey = 'STEP';

/** A step of the main path that waits for somebody, in order; what comes first has to be done first. */
const steps: readonly { readonly from: WaitingState; readonly mustAct: MustAct; readonly words: string }[] = [
  { from: 'OFFERED', mustAct: 'STUDENT', words: 'The student has to accept the place.' },
  { from: 'ACCEPTED', mustAct: 'EMPLOYER', words: 'The employer has to agree to the student.' },
  { from: 'HOST_AGREED', mustAct: 'SCHOOL', words: 'The school has to confirm the place.' },
];

/** Days that it usually takes until somebody has acted: first settings of ours. */
export const usualDays: Readonly<Record<MustAct, number>> = {
  STUDENT: 2,
  EMPLOYER: 5,
  SCHOOL: 1,
  SAFEGUARDING_LEAD: 2,
  GUARDIAN: 7,
  COORDINATOR: 5,
  NOBODY: 0,
};

const bringsEvidence: Readonly<Record<EvidenceBy, MustAct>> = {
  SCHOOL: 'SCHOOL',
  EMPLOYER: 'EMPLOYER',
  GUARDIAN_OR_STUDENT: 'GUARDIAN',
  COORDINATOR: 'COORDINATOR',
};

/**
 * Everything that still blocks a place: the next step of the main path, each yes that is out of date, and each rule that blocks, in the order of
 * rule id. Rules that only warn, or were lifted, are left out. O(reasons).
 */
export function blockersOf(
  state: WaitingState,
  decision: Decision,
  outdated: readonly RenewingParty[] = [],
): Blocker[] {
  const step = steps.find(({ from }) => from === state);
  const rules = decision.reasons.filter(isInTheWay).map(({ ruleId, finding, words }) => ({
    ruleId,
    key: ruleId,
    mustAct: mustActOn(ruleId, finding),
    words: words.school,
    liftedBy: lifterOf(ruleId),
  }));
  const renewals = outdated.map((party) => ({
    ruleId: null,
    key: `AGAIN_${party}`,
    mustAct: party,
    words: outdatedWords[party],
    liftedBy: null,
  }));
  const next =
    step === undefined
      ? []
      : [{ ruleId: null, key: stepKey, mustAct: step.mustAct, words: step.words, liftedBy: null }];
  return [...next, ...renewals, ...rules];
}

/** What is said of a talk that the programme asks for, by who has still to confirm it. */
const talkWords = {
  STUDENT: 'The student has to confirm the talk about what to expect.',
  SCHOOL: 'The talk about what to expect has to be held: the school or the employer confirms it, and the student.',
} as const;

/** The talk about what to expect among what blocks a place; nothing where nobody waits for it. O(1). */
export function talkBlockers(waitsFor: keyof typeof talkWords | null): Blocker[] {
  return waitsFor === null
    ? []
    : [{ ruleId: null, key: `TALK_${waitsFor}`, mustAct: waitsFor, words: talkWords[waitsFor], liftedBy: null }];
}

/** Rules about who the student is: nothing that anybody brings changes the answer. */
const aboutTheStudent = /^(R01|R02)[a-z]?$/;

/** What the school's safeguarding lead signs off, and nobody else there. */
const signedOffByLead: ReadonlySet<string> = new Set(['R69']);

function mustActOn(ruleId: string, finding: 'FAIL' | 'UNKNOWN'): MustAct {
  if (finding === 'FAIL' && aboutTheStudent.test(ruleId)) return 'NOBODY';
  if (finding === 'FAIL' && signedOffByLead.has(ruleId)) return 'SAFEGUARDING_LEAD';
  const rule = ruleBook.find(({ id }) => id === ruleId);
  return rule === undefined ? 'SCHOOL' : bringsEvidence[rule.evidenceBy];
}

/**
 * The earliest day on which a place could be ready if everybody set to it today: what the rules need goes on side by side, the steps of the
 * main path come one after the other, and a yes that is out of date is renewed before the next of them. Null when nobody can help it. O(blockers).
 */
export function earliestReadyOn(
  state: WaitingState,
  blockers: readonly Blocker[],
  today: LocalDate,
  outdated: readonly RenewingParty[] = [],
): LocalDate | null {
  if (blockers.some(({ mustAct }) => mustAct === 'NOBODY')) return null;
  const from = steps.findIndex((step) => step.from === state);
  const left = from < 0 ? [] : steps.slice(from);
  const inTurn = left.reduce((days, { mustAct }) => days + usualDays[mustAct], 0);
  const sideBySide = Math.max(
    0,
    ...blockers.flatMap(({ ruleId, mustAct }) => (ruleId === null ? [] : usualDays[mustAct])),
  );
  const renewing = Math.max(0, ...outdated.map((party) => usualDays[party]));
  return addDays(today, Math.max(renewing + inTurn, sideBySide));
}
