import { Problem } from '#kernel';

/** Fewer places are left in the slot than were wanted; none was taken. */
export class NotEnoughPlaces extends Problem {
  readonly code = 'NOT_ENOUGH_PLACES';

  constructor(
    readonly slotId: string,
    readonly wanted: number,
    /** Places that are left, 0 or more. */
    readonly remaining: number,
  ) {
    super(
      `${wanted} ${wanted === 1 ? 'place was' : 'places were'} wanted and ${remaining} ${remaining === 1 ? 'is' : 'are'} left.`,
    );
  }
}

/** Somebody holds places in the slot, so that it cannot simply be cancelled. */
export class PlacesTaken extends Problem {
  readonly code = 'PLACES_TAKEN';

  constructor(
    /** Places that are held, 1 or more. */
    readonly taken: number,
  ) {
    super(`${taken} ${taken === 1 ? 'place is' : 'places are'} taken in this slot; they have to be given back first.`);
  }
}

/** Only a verified employer publishes. */
export class EmployerNotVerified extends Problem {
  readonly code = 'EMPLOYER_NOT_VERIFIED';

  constructor(
    /** How far the verification has come. */
    readonly state: string,
  ) {
    super(`The employer is ${state} and not yet VERIFIED, so that its adverts cannot be published.`);
  }
}
