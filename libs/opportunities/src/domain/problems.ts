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

/** Others are at the slot and did not finish in time; nothing was taken, and the same may be asked again. */
export class SlotBusy extends Problem {
  readonly code = 'SLOT_BUSY';

  constructor(readonly slotId: string) {
    super('Others are taking places in this slot at the moment; please try again.');
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

/** The pattern that was looked at would give other slots by now. */
export class PlanHasChanged extends Problem {
  readonly code = 'PLAN_HAS_CHANGED';

  constructor(readonly planHash: string) {
    super('The same pattern would give other slots by now; please look at the plan again.');
  }
}

/** Somebody reported the advert for a reason of safety, and the coordinator has not answered yet. */
export class SafetyReportOpen extends Problem {
  readonly code = 'SAFETY_REPORT_OPEN';

  constructor() {
    super('A report about the safety of this advert is open. It is not shown until the coordinator has answered.');
  }
}
