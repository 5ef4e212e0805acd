import { Problem, type SlotId } from '#kernel';
import type { ProposalRunState } from './proposal-run.js';
import type { RoundState } from './round.js';

/** Lists are made and changed while a round is open, and only then. */
export class RoundNotOpen extends Problem {
  readonly code = 'ROUND_NOT_OPEN';

  constructor(readonly state: RoundState) {
    super(`The round is ${state}; lists can be changed while it is OPEN.`);
  }
}

/** The slot takes no applications from this student in this round; the rules are not even asked. */
export class SlotNotInRound extends Problem {
  readonly code = 'SLOT_NOT_IN_ROUND';

  constructor(
    /** Every reason, each a sentence. */
    readonly why: readonly string[],
  ) {
    super(why.join(' '));
  }
}

/** The student asks for as many slots as the round allows. */
export class TooManyChoices extends Problem {
  readonly code = 'TOO_MANY_CHOICES';

  constructor(
    /** How many there may be at once. */
    readonly max: number,
  ) {
    super(`In this round there may be ${max} live application${max === 1 ? '' : 's'} at once; withdraw one first.`);
  }
}

/** The programme, or the employer, asks for more than a statement. */
export class ApplicationFormNeeded extends Problem {
  readonly code = 'APPLICATION_FORM_NEEDED';

  constructor() {
    super(
      'There is a form to fill in for this; save it with saveApplicationSheet and send it with sendApplicationSheet.',
    );
  }
}

/** There is a live application for that slot. */
export class AlreadyApplied extends Problem {
  readonly code = 'ALREADY_APPLIED';

  constructor(readonly applicationId: string) {
    super('There is a live application for this slot already.');
  }
}

/** Since the proposal was made, slots were filled, cancelled or taken off show, or their students placed elsewhere; nothing was published. */
export class SlotsHaveChanged extends Problem {
  readonly code = 'SLOTS_HAVE_CHANGED';

  constructor(
    /** The slots that cannot take the students proposed for them, by id. */
    readonly slotIds: readonly SlotId[],
  ) {
    super(
      `${slotIds.length} slot${slotIds.length === 1 ? '' : 's'} cannot take the proposed students any more; propose again.`,
    );
  }
}

/** Only what a run has finished can be published. */
export class ProposalNotFinished extends Problem {
  readonly code = 'PROPOSAL_NOT_FINISHED';

  constructor(readonly state: ProposalRunState) {
    super(`The run of this proposal is ${state}; a proposal can be published once its run is DONE.`);
  }
}

/** The round has been published since, or from the start, from another proposal than the one that this one keeps the places of. */
export class ProposalOvertaken extends Problem {
  readonly code = 'PROPOSAL_OVERTAKEN';

  constructor() {
    super(
      'The round is published, and this proposal does not keep the places that it gave; start another with LEAST_CHANGE.',
    );
  }
}
