import { Problem, type LocalDate } from '#kernel';

/** The key came with another request before: either a mistake, or a second request that needs a key of its own. */
export class IdempotencyConflict extends Problem {
  readonly code = 'IDEMPOTENCY_CONFLICT';

  constructor(
    /** The school's own request that the key belongs to. */
    readonly slotRequestId: string,
  ) {
    super(`The idempotency key belongs to the request ${slotRequestId}, which asked for something else.`);
  }
}

/** One of the slots of a group, and how far short it falls. */
export interface Shortage {
  readonly slotId: string;
  readonly wanted: number;
  /** Places that are left, 0 or more. */
  readonly remaining: number;
}

/** Some of the slots have too few places, so none was taken in any of them. */
export class GroupDoesNotFit extends Problem {
  readonly code = 'GROUP_DOES_NOT_FIT';

  constructor(
    /** Every slot that falls short, in the order of the ids. */
    readonly shortages: readonly Shortage[],
  ) {
    super(
      `${shortages.length} of the slots ${shortages.length === 1 ? 'has' : 'have'} too few places; none was taken.`,
    );
  }
}

/** Why a number of places cannot be had in a slot, however many are free. */
export type SizeFault = 'TOO_FEW_FOR_GROUP' | 'TOO_MANY_FOR_SCHOOL';

/** The employer takes no group of that size, or no more from one school. */
export class GroupSize extends Problem {
  readonly code = 'GROUP_SIZE';

  constructor(
    readonly slotId: string,
    readonly fault: SizeFault,
    /** The fewest that may come together, or the most that one school may hold. */
    readonly limit: number,
    /** Places that the school would hold. */
    readonly wanted: number,
  ) {
    super(
      fault === 'TOO_FEW_FOR_GROUP'
        ? `At least ${limit} places have to be taken together here; ${wanted} ${wanted === 1 ? 'was' : 'were'} wanted.`
        : `One school may hold ${limit} places here at most; this would make it ${wanted}.`,
    );
  }
}

/** The employer has been asked this week as often as it can answer. */
export class AskedOften extends Problem {
  readonly code = 'ASKED_OFTEN';

  constructor(
    /** How many requests a week it takes, from all schools. */
    readonly mostAWeek: number,
    /** The first day on which it can be asked again. */
    readonly againOn: LocalDate,
  ) {
    super(`The employer answers ${mostAWeek} requests a week, and has that many. It can be asked again on ${againOn}.`);
  }
}

/** A visit is confirmed with the names of those who go, and not without. */
export class NoRegister extends Problem {
  readonly code = 'NO_REGISTER';

  constructor() {
    super('Nobody has said yet which students go.');
  }
}

/** Too few adults of the school go along. */
export class TooFewStaff extends Problem {
  readonly code = 'TOO_FEW_STAFF';

  constructor(
    readonly students: number,
    readonly staffCount: number,
    readonly needed: number,
  ) {
    super(`${students} students need ${needed} adults of the school; ${staffCount} would go.`);
  }
}
