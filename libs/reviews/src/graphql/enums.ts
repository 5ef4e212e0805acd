import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform';
import { claimVerdicts, type ClaimVerdict } from '../domain/claim-answers.js';
import { complaintGrounds, complaintStates, type ComplaintGround, type ComplaintState } from '../domain/complaint.js';
import { replyStates, type ReplyState } from '../domain/reply.js';
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

/** The answers to a promise as the schema names them. */
export const ClaimVerdictEnum = enumOf(claimVerdicts);
registerEnumType(ClaimVerdictEnum, {
  name: 'ClaimVerdict',
  description: 'Whether a promise of an advert turned out true.',
  valuesMap: {
    YES: { description: 'It was so.' },
    PARTLY: { description: 'It was so in part, or on some days.' },
    NO: { description: 'It was not so.' },
    CANNOT_SAY: { description: 'Whoever went cannot say.' },
  } satisfies Described<ClaimVerdict>,
});

/** The grounds of a complaint as the schema names them. */
export const ComplaintGroundEnum = enumOf(complaintGrounds);
registerEnumType(ComplaintGroundEnum, {
  name: 'ReviewComplaintGround',
  description: 'Why a review should not stand.',
  valuesMap: {
    UNTRUE: { description: 'It says something that did not happen.' },
    NAMES_SOMEBODY: { description: 'One can tell whom it is about, or who wrote it.' },
    INSULTS: { description: 'It insults somebody.' },
    ABOUT_ANOTHER_PLACE: { description: 'It is about another placement.' },
    GIVES_CONTACT_DETAILS: { description: 'It gives a way to reach somebody.' },
  } satisfies Described<ComplaintGround>,
});

/** The states of a complaint as the schema names them. */
export const ComplaintStateEnum = enumOf(complaintStates);
registerEnumType(ComplaintStateEnum, {
  name: 'ReviewComplaintState',
  description: 'How a complaint about a review stands.',
  valuesMap: {
    OPEN: { description: 'To be decided; the review is hidden meanwhile.' },
    OVERDUE: { description: 'Not decided within 48 hours; the review stays hidden, and more people know.' },
    DISMISSED: { description: 'The review is shown again.' },
    UPHELD: { description: 'The words of the review are gone for good; its marks stay in the sums.' },
  } satisfies Described<ComplaintState>,
});

/** The states of an employer's answer as the schema names them. */
export const ReplyStateEnum = enumOf(replyStates);
registerEnumType(ReplyStateEnum, {
  name: 'ReviewReplyState',
  description: 'How far an answer to reviews has come.',
  valuesMap: {
    SUBMITTED: { description: 'The programme has not read it yet.' },
    PUBLISHED: { description: 'Shown beside the reviews.' },
    REFUSED: { description: 'Not shown; the employer knows why and may write another.' },
  } satisfies Described<ReplyState>,
});
