import { registerEnumType } from '@nestjs/graphql';
import { fitWordings, type FitWording } from '#interests';
import { enumOf } from '#platform';
import {
  proposalBases,
  proposalRunStates,
  proposalSteps,
  runFailureKinds,
  type ProposalBasis,
  type ProposalRunState,
  type ProposalStep,
  type RunFailure,
} from '../domain/proposal-run.js';
import { optionOrders, type OptionOrder } from '../application/list-placement-options.js';
import { outcomeKinds, type OutcomeKind } from '../domain/reason.js';
import { afterNoWays, roundStates, type AfterNo, type RoundState } from '../domain/round.js';

/** A description for each value of an enum. */
export type Described<Value extends string> = Readonly<Record<Value, { readonly description: string }>>;

/** The states of a round as the schema names them. */
export const RoundStateEnum = enumOf(roundStates);
registerEnumType(RoundStateEnum, {
  name: 'RoundState',
  description: 'How far a round has come.',
  valuesMap: {
    DRAFT: { description: 'Being planned; only its coordinator sees it.' },
    OPEN: { description: 'Students apply and rank.' },
    CLOSED: { description: 'Lists are closed; the coordinator may open them again.' },
    PROPOSED: { description: 'Matched at least once; nothing is offered yet.' },
    PUBLISHED: { description: 'Places are offered, and everybody can read why.' },
    SETTLED: { description: 'Over.' },
  } satisfies Described<RoundState>,
});

/** What becomes of places that are given back, as the schema names it. */
export const AfterNoEnum = enumOf(afterNoWays);
registerEnumType(AfterNoEnum, {
  name: 'AfterNo',
  description: 'What becomes of a place that is given back after publication.',
  valuesMap: {
    WAITING_LIST: { description: 'It is offered to those who wait for it.' },
    LEAST_CHANGE: {
      description:
        'The round is matched again with least change, and what is free is offered to those without a place.',
    },
  } satisfies Described<AfterNo>,
});

/** The kinds of outcome as the schema names them. */
export const OutcomeKindEnum = enumOf(outcomeKinds);
registerEnumType(OutcomeKindEnum, {
  name: 'OutcomeKind',
  description: 'What a round gave a student, or why it gave nothing.',
  valuesMap: {
    PLACED: { description: 'A place.' },
    PINNED: { description: 'A place that the coordinator had set aside.' },
    REFUSED_EVERYWHERE: { description: 'Others came first wherever the student could have gone.' },
    TOO_FEW_PLACES: {
      description: 'In the mode MAXIMUM: the student is one of a group that can reach fewer places than they are.',
    },
    NOTHING_OPEN: {
      description:
        'In the mode MAXIMUM: every slot on the list was closed, or falls on days on which the student is away.',
    },
    NONE_WITHIN_REACH: { description: "Nothing that is open to the student is within the student's limit of travel." },
    ALL_TAKEN: { description: 'All places that are open to the student had been taken before the round.' },
    RULED_OUT: { description: 'The student ruled out every slot that was possible, or had a place there before.' },
    NONE_OPEN_TO_STUDENT: { description: "No slot takes the student's year group and school." },
    NONE_OFFERED: { description: 'There was no slot in the round.' },
    BARRED_BY_RULES: { description: 'The safeguarding rules bar the student from every slot.' },
    ALREADY_PLACED: { description: 'The student holds a place in these weeks and took no part.' },
  } satisfies Described<OutcomeKind>,
});

/** The states of a run as the schema names them. */
export const ProposalRunStateEnum = enumOf(proposalRunStates);
registerEnumType(ProposalRunStateEnum, {
  name: 'ProposalRunState',
  description: 'How far a run of the matching has come.',
  valuesMap: {
    QUEUED: { description: 'Waiting for a worker.' },
    RUNNING: { description: 'A worker is at it.' },
    DONE: { description: 'Its proposal can be read, compared and published.' },
    FAILED: { description: 'It came to nothing; see failure.' },
    CANCELLED: { description: 'It was cancelled, or its round moved on; nothing of it is kept.' },
  } satisfies Described<ProposalRunState>,
});

/** The steps of a run as the schema names them. */
export const ProposalStepEnum = enumOf(proposalSteps);
registerEnumType(ProposalStepEnum, {
  name: 'ProposalStep',
  description: 'What a run is doing.',
  valuesMap: {
    READING: { description: 'Reading students, slots, lists and travel times.' },
    JUDGING: { description: 'Asking the safeguarding rules who may go where, and completing lists.' },
    MATCHING: { description: 'Giving places.' },
    CHECKING: { description: 'Having the result checked by separate code.' },
    SAVING: { description: 'Keeping it with a reason for every student.' },
  } satisfies Described<ProposalStep>,
});

/** What a run starts from, as the schema names it. */
export const ProposalBasisEnum = enumOf(proposalBases);
registerEnumType(ProposalBasisEnum, {
  name: 'ProposalBasis',
  description: 'What a run starts from.',
  valuesMap: {
    AFRESH: { description: 'The lists alone: for a round that is closed or proposed.' },
    LEAST_CHANGE: {
      description:
        'The places that students of a published round hold: nobody is moved, and what was freed goes to those without a place.',
    },
  } satisfies Described<ProposalBasis>,
});

/** Why runs fail, as the schema names it. */
export const ProposalRunFailureEnum = enumOf(runFailureKinds);
registerEnumType(ProposalRunFailureEnum, {
  name: 'ProposalRunFailure',
  description: 'Why a run came to nothing.',
  valuesMap: {
    PIN_NOT_POSSIBLE: { description: 'Pinned placements can no longer be given; take those pins out.' },
    BROKE_DOWN: { description: 'Something is wrong with the service; its operators find more in their log.' },
  } satisfies Described<RunFailure['kind']>,
});

/** The orders of placement options as the schema names them. */
export const OptionOrderEnum = enumOf(optionOrders);
registerEnumType(OptionOrderEnum, {
  name: 'PlacementOptionOrder',
  description: 'In which order placement options come.',
  valuesMap: {
    BEST: { description: 'By how well they fit your interests and how near they are.' },
    NEAREST: { description: 'By the minutes each way.' },
  } satisfies Described<OptionOrder>,
});

/** How well work fits interests, as the schema names it. */
export const InterestFitEnum = enumOf(fitWordings);
registerEnumType(InterestFitEnum, {
  name: 'InterestFit',
  description:
    'How well work fits what a student chose and answered. It puts placements in order, and shuts nothing out.',
  valuesMap: {
    BEST: { description: 'Very much of what appeals, or a kind of work that was chosen.' },
    GREAT: { description: 'Much of what appeals.' },
    GOOD: { description: 'Some of what appeals.' },
    OTHER: { description: 'Something else: a chance to try what is new.' },
    NO_CLEAR_PREFERENCE: { description: 'Nothing can be said, for want of a clear preference.' },
  } satisfies Described<FitWording>,
});
