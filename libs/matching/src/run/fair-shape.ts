import type {
  BlockingCoalition,
  ChosenBy,
  Closure,
  EmployerOutcome,
  FairCounts,
  FairResult,
  PinnedStudent,
  PlacedStudent,
  Refusal,
  Remedy,
  ReserveCutoff,
  ReserveOutcome,
  SchoolOutcome,
  SlotOutcome,
  Standing,
  StudentOutcome,
  UnplacedStudent,
} from '../fair/fair-result.js';
import { list, nullable, number, object, tagged, text, word, type FieldShapes, type Shape } from './shape.js';

/** Who put a choice on a list. */
export const chosenBy: Shape<ChosenBy> = word('STUDENT', 'SYSTEM');

/** A student with a place from before the run; both modes tell of them alike. */
export const pinnedShape: Shape<PinnedStudent> = object<PinnedStudent>({
  kind: word('PINNED'),
  studentId: text,
  slotId: text,
});

const standing = object<Standing>({ priorityClass: number, distanceBand: number, lotteryNumber: number });
const cutoff = nullable(standing);

const refusal = object<Refusal>({
  slotId: text,
  rank: number,
  chosenBy,
  decidedBy: word(
    'PRIORITY_CLASS',
    'DISTANCE_BAND',
    'LOTTERY',
    'SCHOOL_CEILING',
    'EMPLOYER_CEILING',
    'RESERVED',
    'NO_SEATS',
    'SLOT_CLOSED',
    'UNAVAILABLE',
  ),
  own: standing,
  cutoff,
  reserves: list(object<ReserveCutoff>({ type: text, cutoff: standing })),
});

const remedy = tagged<'kind', Remedy>('kind', {
  MOVES_WOULD_HELP: object<Extract<Remedy, { kind: 'MOVES_WOULD_HELP' }>>({ kind: word('MOVES_WOULD_HELP') }),
  TOO_FEW_PLACES: object<Extract<Remedy, { kind: 'TOO_FEW_PLACES' }>>({
    kind: word('TOO_FEW_PLACES'),
    students: number,
    slots: number,
    seats: number,
  }),
});

const placed = object<PlacedStudent>({
  kind: word('PLACED'),
  studentId: text,
  slotId: text,
  reservedFor: nullable(text),
  rank: number,
  chosenBy,
  own: standing,
  refusals: list(refusal),
});

const unplaced = tagged<'cause', UnplacedStudent>('cause', {
  NO_CHOICES: object<Extract<UnplacedStudent, { cause: 'NO_CHOICES' }>>({
    kind: word('UNPLACED'),
    studentId: text,
    cause: word('NO_CHOICES'),
  }),
  ALL_REFUSED: object<Extract<UnplacedStudent, { cause: 'ALL_REFUSED' }>>({
    kind: word('UNPLACED'),
    studentId: text,
    cause: word('ALL_REFUSED'),
    refusals: list(refusal),
    remedy,
  }),
});

const slotOutcome = object<SlotOutcome>({
  slotId: text,
  capacity: number,
  filled: number,
  pinned: number,
  cutoff,
  schools: list(object<SchoolOutcome>({ schoolId: text, ceiling: number, filled: number, cutoff })),
  reserves: list(object<ReserveOutcome>({ type: text, seats: number, filled: number, cutoff })),
});

/** The fields of a fair result. */
export const fairFields: FieldShapes<FairResult> = {
  outcomes: list(tagged<'kind', StudentOutcome>('kind', { PLACED: placed, PINNED: pinnedShape, UNPLACED: unplaced })),
  slots: list(slotOutcome),
  employers: list(object<EmployerOutcome>({ employerId: text, seats: number, filled: number, cutoff })),
  closures: list(object<Closure>({ slotId: text, filled: number, minimumGroup: number })),
  blockingCoalitions: list(object<BlockingCoalition>({ slotId: text, students: number })),
  counts: object<FairCounts>({
    students: number,
    pinned: number,
    placedOnOwnChoice: number,
    placedOnCompletedChoice: number,
    withoutChoices: number,
    refusedEverywhere: number,
    seats: number,
    seatsFilled: number,
  }),
};
