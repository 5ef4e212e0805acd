import type {
  AccountId,
  AllocationId,
  EmployerId,
  IdOf,
  InputFault,
  LocalDate,
  ProgrammeId,
  Role,
  SchoolId,
  SiteId,
  SlotRequestId,
  StudentId,
  TransitionTable,
} from '#kernel';

/** What came of an accident, as far as it is known; the mildest first. */
export const accidentKinds = [
  'NEAR_MISS',
  'MINOR',
  'OVER_THREE_DAYS',
  'TAKEN_TO_HOSPITAL',
  'OVER_SEVEN_DAYS',
  'SPECIFIED_INJURY',
  'DEATH',
] as const;

export type AccidentKind = (typeof accidentKinds)[number];

/** How far an accident is dealt with; what the employer has done outside Foothold is its word. */
export const accidentStates = ['OPEN', 'REPORTED_TO_AUTHORITY', 'NO_REPORT_NEEDED', 'CLOSED'] as const;

export type AccidentState = (typeof accidentStates)[number];

/** Who tells of an accident, and of what became known of it later. */
export const accidentTellers = ['EMPLOYER', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD'] as const satisfies readonly Role[];

export type AccidentTeller = (typeof accidentTellers)[number];

/** Who may move an accident from where to where. It is open again when what became known asks for more than before. */
export const accidentTransitions = {
  OPEN: { from: ['REPORTED_TO_AUTHORITY', 'NO_REPORT_NEEDED', 'CLOSED'], by: accidentTellers },
  REPORTED_TO_AUTHORITY: { from: ['OPEN', 'NO_REPORT_NEEDED'], by: ['EMPLOYER'] },
  NO_REPORT_NEEDED: { from: ['OPEN'], by: ['EMPLOYER'] },
  CLOSED: { from: ['REPORTED_TO_AUTHORITY', 'NO_REPORT_NEEDED'], by: ['CAREERS_LEAD', 'SAFEGUARDING_LEAD'] },
} as const satisfies TransitionTable<AccidentState, Role>;

/** What is known of how bad it was. */
export interface Harm {
  readonly kind: AccidentKind;
  /** Days on which the student cannot do what they usually do, without the day of the accident; null while nobody knows. */
  readonly daysUnable: number | null;
}

/** Where somebody has an accident: at a placement, where a student counts as at work, or on a visit to a workplace. */
export interface AccidentPlace {
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
  readonly employerId: EmployerId;
  readonly siteId: SiteId;
  /** One of the two. */
  readonly allocationId: AllocationId | null;
  readonly slotRequestId: SlotRequestId | null;
}

/** An accident of a student at a workplace. */
export interface Accident extends AccidentPlace, Harm {
  readonly id: IdOf<'Accident'>;
  readonly state: AccidentState;
  readonly occurredAt: Date;
  /** By when the employer has to report it to the Health and Safety Executive; null where nothing has to be reported. */
  readonly dueOn: LocalDate | null;
  /** What the employer says of its report. */
  readonly reportedOn: LocalDate | null;
  readonly authorityReference: string | null;
}

/** Who said something of an accident, and when: a line of its history. */
export interface ToldBy {
  readonly id: IdOf<'AccidentChange'>;
  readonly by: AccountId;
  readonly as: AccidentTeller;
  readonly at: Date;
}

/** More days than these away make an accident one that is recorded, and one that is reported. */
export const daysRecorded = 3;
export const daysReported = 7;

const leastDays: Readonly<Partial<Record<AccidentKind, number>>> = {
  OVER_THREE_DAYS: daysRecorded + 1,
  OVER_SEVEN_DAYS: daysReported + 1,
};

/** What does not fit together in what is said of the harm: days away after a near miss, or fewer than the kind speaks of. O(1). */
export function harmFaults({ kind, daysUnable }: Harm): InputFault[] {
  if (daysUnable === null) return [];
  const fault = (message: string): InputFault[] => [{ path: 'daysUnable', value: String(daysUnable), message }];
  if (kind === 'NEAR_MISS' && daysUnable > 0) return fault('cannot be more than 0 where nobody was hurt');
  const least = leastDays[kind] ?? 0;
  return daysUnable < least ? fault(`must be ${least} or more for an accident of this kind`) : [];
}
