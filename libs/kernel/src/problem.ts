/**
 * The world said no: a failure that the caller can understand and act on. Thrown inside a unit of work, so that it rolls back,
 * and turned into data at the edge. The message carries values, never personal data.
 */
export abstract class Problem extends Error {
  /** Stable, upper snake case; clients switch on it. */
  abstract readonly code: string;

  override get name(): string {
    return this.constructor.name;
  }
}

/** One fault in what was sent. `path` is the field as the caller wrote it (`"slots.2.startsOn"`), `value` what stood there, as text. */
export interface InputFault {
  readonly path: string;
  readonly value: string | null;
  readonly message: string;
}

/** The command itself is malformed; holds every fault at once, in the order of the fields. */
export class InvalidInput extends Problem {
  readonly code = 'INVALID_INPUT';

  constructor(readonly faults: readonly InputFault[]) {
    super(`${faults.length} fault${faults.length === 1 ? '' : 's'} in the input`);
  }
}

/** There is no such thing, or it is not yours to see: the two are never told apart. */
export class NotFound extends Problem {
  readonly code = 'NOT_FOUND';

  constructor(
    /** Word of the glossary, e.g. `Slot`. */
    readonly kind: string,
    /** The id as the caller sent it. */
    readonly id: string,
  ) {
    super(`No ${kind} ${JSON.stringify(id.slice(0, 64))} was found.`);
  }
}

/** The step is not allowed from the state that the thing is in, or not to this role. */
export class WrongState extends Problem {
  readonly code = 'WRONG_STATE';

  constructor(
    readonly kind: string,
    readonly currentState: string,
    readonly wantedState: string,
    readonly allowedFrom: readonly string[],
  ) {
    super(
      `A ${kind} that is ${currentState} cannot become ${wantedState}; it would have to be ${allowedFrom.join(' or ')}.`,
    );
  }
}
