import type { Party } from '#clearances';
import { Problem, type SlotId } from '#kernel';

/** The employer was verified when the place was offered and is not now, so that nobody may be sent there. */
export class HostNotVerified extends Problem {
  readonly code = 'HOST_NOT_VERIFIED';

  constructor(
    /** Where the verification stands, e.g. SUSPENDED. */
    readonly state: string,
  ) {
    super(`The employer is ${state} and not VERIFIED, so that no placement there can be confirmed.`);
  }
}

/** The place was declined by mistake and offered again before; that is done once. */
export class RestoredBefore extends Problem {
  readonly code = 'RESTORED_BEFORE';

  constructor(readonly allocationId: string) {
    super('This place was offered again before; that can be done once.');
  }
}

/** Somebody else has the place by now, its days are taken by another placement, or it has begun. */
export class PlaceGone extends Problem {
  readonly code = 'PLACE_GONE';

  constructor(readonly slotId: SlotId) {
    super('The place is no longer free for you.');
  }
}

/** One person agrees for one party only, whatever roles they hold. */
export class OnePersonOneRole extends Problem {
  readonly code = 'ONE_PERSON_ONE_ROLE';

  constructor(
    /** For whom the agreement was to be given. */
    readonly party: Party,
    /** For whom the same person has spoken already. */
    readonly alreadyFor: Party,
  ) {
    super(`Who speaks for the ${alreadyFor} to a placement cannot agree for the ${party} as well.`);
  }
}

/** Something has changed that touches parties who agreed before; each of them has to agree anew. */
export class AgreementsOutdated extends Problem {
  readonly code = 'AGREEMENTS_OUTDATED';

  constructor(
    /** Whose agreement is out of date. */
    readonly parties: readonly Party[],
  ) {
    super(`The placement has changed since these agreed to it: ${parties.join(', ')}.`);
  }
}

/** The student is on a confirmed visit on a day of the place. */
export class StudentOnVisit extends Problem {
  readonly code = 'STUDENT_ON_VISIT';

  constructor() {
    super(
      'There is a visit of the school on a day of this place. The school has to take the student off its register first.',
    );
  }
}
