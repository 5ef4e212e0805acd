import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform';
import { concernRaisers, concernStates, type ConcernRaiser, type ConcernState } from '../domain/concern.js';
import { reviewStates, type ReviewState } from '../domain/review.js';

type Described<Value extends string> = Readonly<Record<Value, { readonly description: string }>>;

/** The states of a review as the schema names them. */
export const ReviewStateEnum = enumOf(reviewStates);
registerEnumType(ReviewStateEnum, {
  name: 'ReviewState',
  description: 'How far a review has come.',
  valuesMap: {
    SUBMITTED: { description: 'The school has not read it yet.' },
    PASSED_BY_SCHOOL: { description: 'The programme has not read it yet.' },
    PUBLISHED: { description: 'Shown without its author, as soon as there are enough of that advert.' },
    REFUSED: { description: 'Not shown; its author knows why.' },
  } satisfies Described<ReviewState>,
});

/** The states of a concern as the schema names them. */
export const ConcernStateEnum = enumOf(concernStates);
registerEnumType(ConcernStateEnum, {
  name: 'ConcernState',
  description: 'Whether a concern waits to be dealt with.',
  valuesMap: {
    OPEN: { description: 'It waits.' },
    CLOSED: { description: 'It was dealt with; see the note.' },
  } satisfies Described<ConcernState>,
});

/** Who raises concerns, as the schema names them. */
export const ConcernRaiserEnum = enumOf(concernRaisers);
registerEnumType(ConcernRaiserEnum, {
  name: 'ConcernRaiser',
  description: 'Who raised a concern.',
  valuesMap: {
    STUDENT: { description: 'The student, in a review or directly.' },
    CAREERS_LEAD: { description: 'The careers lead of the school.' },
    EMPLOYER: { description: 'The host of the placement.' },
  } satisfies Described<ConcernRaiser>,
});
