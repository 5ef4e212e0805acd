import {
  invariant,
  isIdOf,
  NotFound,
  requireMove,
  type Actor,
  type Role,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { complaintTransitions, type ReviewComplaint } from '../domain/complaint.js';
import type { ReviewsTx } from './ports.js';

/** What a coordinator decides. */
export interface DecideComplaintCommand {
  readonly complaintId: string;
  readonly to: 'DISMISSED' | 'UPHELD';
}

const events = { DISMISSED: 'review-complaint.dismissed', UPHELD: 'review-complaint.upheld' } as const;

/**
 * A coordinator decides on a complaint: the review is shown again, or its words are gone for good, and whoever complained is told. Its marks
 * stay in the sums, which change by whole batches only.
 */
export class DecideComplaint {
  constructor(
    private readonly unitOfWork: UnitOfWork<ReviewsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { complaintId, to }: DecideComplaintCommand): Promise<ReviewComplaint> {
    const { accountId } = actor;
    invariant(accountId !== null, 'a coordinator has an account');
    return this.unitOfWork.run(actor, async ({ complaints, reviews, outbox }) => {
      const complaint = isIdOf('ReviewComplaint', complaintId) ? await complaints.lock(complaintId) : undefined;
      if (complaint === undefined) throw new NotFound('ReviewComplaint', complaintId);
      requireMove('ReviewComplaint', complaintTransitions, complaint.state, to, actor.role as Role);
      await complaints.decide(complaint.id, to, accountId, this.surroundings.clock.now());
      const { id: subjectId, employerId, raisedAs } = complaint;
      const complainant =
        raisedAs === 'EMPLOYER' ? { employerId } : { studentId: await complaints.complainingStudent(subjectId) };
      await outbox.add({ kind: events[to], subjectId, ...complainant });
      if (to === 'UPHELD') {
        const author = await reviews.authorOf(complaint.reference);
        await outbox.add({ kind: 'review.taken-down', subjectId, ...author });
      }
      return { ...complaint, state: to };
    });
  }
}
