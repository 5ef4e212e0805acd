import { Problem, type InputFault } from '#kernel';

/** The instance cannot be run. Holds every fault at once, in the order of the input; the message counts them and quotes none. */
export class MatchingInputError extends Problem {
  readonly code = 'MATCHING_INPUT_INVALID';

  constructor(readonly faults: readonly InputFault[]) {
    super(`${faults.length} fault${faults.length === 1 ? '' : 's'} in the matching input`);
  }
}
