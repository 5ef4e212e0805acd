import type { LocalDate } from '#kernel';
import { stillAsked, type AskedOf } from './requirements.js';
import { approvedStates, type VettingState } from './vetting-state.js';
import type { VettingFile } from './vetting-file.js';

/** What has to happen next, and who has to do it. */
export interface NextStep {
  readonly of: AskedOf;
  readonly words: string;
}

/** The next step of a profile, for whoever looks after it: the first thing that is missing, or the approval. O(requirements). */
export function nextStepOf(file: VettingFile, today: LocalDate): NextStep {
  const [first] = stillAsked(file, today);
  if (first !== undefined) return { of: first.requirement.of, words: first.requirement.ask };
  const words =
    file.profile.tier === 'HIGH' ? 'Approve it: another coordinator than the one who checked it.' : 'Approve it.';
  return { of: 'COORDINATOR', words };
}

/** What a school is told of a profile, in place of any note. */
const summaries: Readonly<Record<VettingState, string>> = {
  DRAFT: 'Not vetted for this activity: the employer has not answered yet.',
  IDENTITY:
    'Not vetted for this activity: who and where the employer is has to be established, for the first time or anew.',
  DECLARED: 'Not vetted for this activity yet: the coordinator has still to check it.',
  CHECKED: 'Not vetted for this activity yet: it is checked and waits for approval.',
  APPROVED: 'Vetted for this activity.',
  EXPIRING: 'Vetted for this activity; the approval runs out soon.',
  EXPIRED: 'Not vetted for this activity any more: the approval has run out.',
  SUSPENDED: 'On hold: nobody is sent there for this activity. Your safeguarding lead can ask the coordinator.',
  BLOCKED: 'Nobody is sent there for this activity.',
};

/** Whether students may be sent there, as far as vetting goes, and why. */
export interface SchoolsView {
  readonly isMet: boolean;
  readonly summary: string;
}

/** What a school is told. A site that is suspended is on hold, whatever its profiles say. O(1). */
export function schoolsView(state: VettingState, isSiteSuspended: boolean, isEmployerVerified: boolean): SchoolsView {
  if (isSiteSuspended) return { isMet: false, summary: summaries.SUSPENDED };
  if (!isEmployerVerified && approvedStates.includes(state)) return { isMet: false, summary: summaries.IDENTITY };
  return { isMet: approvedStates.includes(state), summary: summaries[state] };
}
