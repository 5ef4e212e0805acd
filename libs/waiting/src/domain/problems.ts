import { Problem } from '#kernel';

/** There are enough free places, so that nobody need wait. */
export class PlacesAreFree extends Problem {
  readonly code = 'PLACES_ARE_FREE';

  constructor(
    readonly slotId: string,
    /** How many are free, 1 or more. */
    readonly remaining: number,
  ) {
    super(
      `${remaining} ${remaining === 1 ? 'place is' : 'places are'} free in this slot; there is nothing to wait for.`,
    );
  }
}

/** The student, or the school, is in this line already. */
export class AlreadyWaiting extends Problem {
  readonly code = 'ALREADY_WAITING';

  constructor(readonly slotId: string) {
    super('You are on the waiting list of this slot already.');
  }
}
