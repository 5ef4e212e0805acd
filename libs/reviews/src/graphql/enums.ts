import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform';
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
