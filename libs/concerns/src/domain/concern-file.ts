import type { IdOf } from '#kernel';
import type { ConcernRaiser, ConcernState } from './concern.js';

/** A step of triage as a file shows it. Instants are text in UTC. */
export interface FiledNote {
  readonly state: ConcernState;
  readonly note: string;
  readonly madeAt: string;
}

/** A concern as a file shows it. */
export interface FiledConcern {
  readonly id: IdOf<'Concern'>;
  readonly state: ConcernState;
  readonly raisedAs: ConcernRaiser;
  readonly raisedAt: string;
  readonly text: string;
  readonly isAllegation: boolean;
  readonly studentName: string | null;
  readonly employerName: string;
  readonly siteName: string | null;
  readonly hostAdultName: string | null;
  /** Oldest first. */
  readonly notes: readonly FiledNote[];
}

const stateWords = {
  OPEN: 'raised',
  LOOKED_AT: 'being looked at',
  PASSED_ON: 'passed on to the local authority',
  CLOSED: 'closed',
} as const satisfies Record<ConcernState, string>;

const raiserWords = {
  STUDENT: 'the student',
  CAREERS_LEAD: 'the careers lead',
  SAFEGUARDING_LEAD: 'the safeguarding lead',
  MENTOR: 'a mentor of the student',
  EMPLOYER: 'the employer',
  COORDINATOR: 'the coordinator of the programme',
  GUARDIAN: 'a parent or carer, by a link',
} as const satisfies Record<ConcernRaiser, string>;

/** Concerns with every note, oldest first, as plain text for the school's own file. O(length). */
export function concernFile(concerns: readonly FiledConcern[]): string {
  return `${concerns.map(section).join('\n\n----\n\n')}\n`;
}

function section(concern: FiledConcern): string {
  const where = [concern.employerName, concern.siteName, concern.hostAdultName].filter((each) => each !== null);
  return [
    `Concern ${concern.id}${concern.isAllegation ? ' (allegation about an adult)' : ''}`,
    ...(concern.studentName === null ? [] : [`About: ${concern.studentName}`]),
    `Where: ${where.join(', ')}`,
    `Raised: ${concern.raisedAt} by ${raiserWords[concern.raisedAs]}`,
    `Now: ${stateWords[concern.state]}`,
    '',
    concern.text,
    ...concern.notes.flatMap(({ state, note, madeAt }) => ['', `${madeAt}, ${stateWords[state]}:`, note]),
  ].join('\n');
}
