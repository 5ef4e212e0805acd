import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform';
import { outcomeKinds, type OutcomeKind } from '../domain/reason.js';
import { roundStates, type RoundState } from '../domain/round.js';

type Described<Value extends string> = Readonly<Record<Value, { readonly description: string }>>;

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

/** The kinds of outcome as the schema names them. */
export const OutcomeKindEnum = enumOf(outcomeKinds);
registerEnumType(OutcomeKindEnum, {
  name: 'OutcomeKind',
  description: 'What a round gave a student, or why it gave nothing.',
  valuesMap: {
    PLACED: { description: 'A place.' },
    REFUSED_EVERYWHERE: { description: 'Others came first wherever the student could have gone.' },
    NONE_WITHIN_REACH: { description: "Nothing that is open to the student is within the student's limit of travel." },
    ALL_TAKEN: { description: 'All places that are open to the student had been taken before the round.' },
    NONE_OPEN_TO_STUDENT: { description: "No slot takes the student's year group and school." },
    NONE_OFFERED: { description: 'There was no slot in the round.' },
    BARRED_BY_RULES: { description: 'The safeguarding rules bar the student from every slot.' },
    ALREADY_PLACED: { description: 'The student holds a place in these weeks and took no part.' },
  } satisfies Described<OutcomeKind>,
});
