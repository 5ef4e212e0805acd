import type {
  Amount,
  LimitUse,
  MaximumCounts,
  MaximumOutcome,
  MaximumPlaced,
  MaximumRefusal,
  MaximumResult,
  MaximumSlot,
  MaximumUnplaced,
  Place,
  ProvedClosure,
  ProvedStage,
  StageObjective,
  TooFewPlaces,
} from '../maximum/maximum-result.js';
import { chosenBy, pinnedShape } from './fair-shape.js';
import { flag, list, nullable, number, object, tagged, text, word, type FieldShapes, type Shape } from './shape.js';

type Ranked = Extract<StageObjective, { rank: number }>;

const plain = object<Exclude<StageObjective, Ranked>>({
  kind: word('PLACED', 'PRIORITY_PLACED', 'TOTAL_RANK', 'TRAVEL_MINUTES', 'LOTTERY', 'FORMERLY_PLACED', 'MOVED'),
});
const ranked = object<Ranked>({ kind: word('FEWEST_OF_RANK', 'MOST_OF_RANK'), rank: number });

const objective = tagged<'kind', StageObjective>('kind', {
  PLACED: plain,
  PRIORITY_PLACED: plain,
  TOTAL_RANK: plain,
  TRAVEL_MINUTES: plain,
  LOTTERY: plain,
  FORMERLY_PLACED: plain,
  MOVED: plain,
  FEWEST_OF_RANK: ranked,
  MOST_OF_RANK: ranked,
});

/** A student in a seat. */
export const placeShape: Shape<Place> = object<Place>({ studentId: text, slotId: text });

/** A stage with its prices. */
export const stageShape: Shape<ProvedStage> = object<ProvedStage>({
  objective,
  value: number,
  students: list(object<ProvedStage['students'][number]>({ studentId: text, price: number })),
  slots: list(object<ProvedStage['slots'][number]>({ slotId: text, price: number })),
  schools: list(object<ProvedStage['schools'][number]>({ slotId: text, schoolId: text, price: number })),
  employers: list(object<ProvedStage['employers'][number]>({ employerId: text, price: number })),
});

const amount = object<Amount>({ objective, amount: number });

const refusal = object<MaximumRefusal>({
  slotId: text,
  rank: number,
  chosenBy,
  decidedBy: word('UNAVAILABLE', 'SLOT_CLOSED', 'NO_SEATS', 'OTHERS'),
  costs: nullable(amount),
});

const placed = object<MaximumPlaced>({
  kind: word('PLACED'),
  studentId: text,
  slotId: text,
  rank: number,
  chosenBy,
  refusals: list(refusal),
});

const unplaced = tagged<'cause', MaximumUnplaced>('cause', {
  NO_CHOICES: object<Extract<MaximumUnplaced, { cause: 'NO_CHOICES' }>>({
    kind: word('UNPLACED'),
    studentId: text,
    cause: word('NO_CHOICES'),
  }),
  NOTHING_OPEN: object<Extract<MaximumUnplaced, { cause: 'NOTHING_OPEN' }>>({
    kind: word('UNPLACED'),
    studentId: text,
    cause: word('NOTHING_OPEN'),
    refusals: list(refusal),
  }),
  TOO_FEW_PLACES: object<Extract<MaximumUnplaced, { cause: 'TOO_FEW_PLACES' }>>({
    kind: word('UNPLACED'),
    studentId: text,
    cause: word('TOO_FEW_PLACES'),
    refusals: list(refusal),
    group: object<TooFewPlaces>({ students: number, slots: number, seats: number }),
  }),
});

const use: FieldShapes<LimitUse> = { seats: number, filled: number, pinned: number, price: list(amount) };

/** The fields of a result of the maximum mode. */
export const maximumFields: FieldShapes<MaximumResult> = {
  outcomes: list(tagged<'kind', MaximumOutcome>('kind', { PLACED: placed, PINNED: pinnedShape, UNPLACED: unplaced })),
  slots: list(
    object<MaximumSlot>({
      ...use,
      slotId: text,
      isClosed: flag,
      schools: list(object<MaximumSlot['schools'][number]>({ ...use, schoolId: text })),
    }),
  ),
  employers: list(object<MaximumResult['employers'][number]>({ ...use, employerId: text })),
  counts: object<MaximumCounts>({
    students: number,
    pinned: number,
    placedOnOwnChoice: number,
    placedOnCompletedChoice: number,
    withoutChoices: number,
    withNothingOpen: number,
    withoutPlace: number,
    priorityStudents: number,
    priorityPlaced: number,
    profile: list(number),
    totalRank: number,
    travelMinutes: number,
    seats: number,
    seatsFilled: number,
  }),
  closures: list(
    object<ProvedClosure>({
      slotId: text,
      filled: number,
      minimumGroup: number,
      places: list(placeShape),
      stages: list(stageShape),
    }),
  ),
  stages: list(stageShape),
};
