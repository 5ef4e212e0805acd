import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform';
import { concernRaisers, concernStates, type ConcernRaiser, type ConcernState } from '../domain/concern.js';

type Described<Value extends string> = Readonly<Record<Value, { readonly description: string }>>;

/** The states of a concern as the schema names them. */
export const ConcernStateEnum = enumOf(concernStates);
registerEnumType(ConcernStateEnum, {
  name: 'ConcernState',
  description: 'Whether a concern waits to be dealt with.',
  valuesMap: {
    OPEN: { description: 'It waits.' },
    LOOKED_AT: { description: 'The safeguarding lead is looking at it.' },
    PASSED_ON: { description: 'It was passed on to the local authority.' },
    CLOSED: { description: 'It was dealt with; see the note.' },
  } satisfies Described<ConcernState>,
});

/** Who raises concerns, as the schema names them. */
export const ConcernRaiserEnum = enumOf(concernRaisers);
registerEnumType(ConcernRaiserEnum, {
  name: 'ConcernRaiser',
  description: 'Who raised a concern.',
  valuesMap: {
    STUDENT: { description: 'The student, in a review, in a message or directly.' },
    CAREERS_LEAD: { description: 'The careers lead of the school.' },
    SAFEGUARDING_LEAD: { description: 'A safeguarding lead.' },
    MENTOR: { description: 'A mentor whom the school has appointed.' },
    EMPLOYER: { description: 'The host of the placement.' },
    COORDINATOR: { description: 'The coordinator of the programme.' },
    GUARDIAN: { description: 'A parent or carer, by the link that the school sent.' },
  } satisfies Described<ConcernRaiser>,
});
