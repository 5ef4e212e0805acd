import { invariant, NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { complainants, decideBy, type ComplaintGround, type ReviewComplaint } from '../domain/complaint.js';
import { AlreadyComplained } from '../domain/problems.js';
import type { ReviewsTx } from './ports.js';

/** Somebody says that a review should not stand. */
export interface ComplainCommand {
  readonly reference: string;
  readonly ground: ComplaintGround;
}

/** A student or the employer complains about a review that they can read. It is hidden from that moment on, until a coordinator has decided. */
export class ComplainAboutReview {
  constructor(
    private readonly unitOfWork: UnitOfWork<ReviewsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { reference, ground }: ComplainCommand): Promise<ReviewComplaint> {
    const { clock, newId } = this.surroundings;
    const raisedAs = complainants.find((role) => role === actor.role);
    const { accountId } = actor;
    invariant(raisedAs !== undefined && accountId !== null, 'the access mark lets in only who may complain');
    return this.unitOfWork.run(actor, async ({ complaints, outbox }) => {
      const about = await complaints.subject(reference);
      const isTheirs = about !== undefined && (raisedAs === 'STUDENT' || about.employerId === actor.employerId);
      if (!isTheirs) throw new NotFound('Review', reference);
      const at = clock.now();
      const complaint: ReviewComplaint = {
        ...about,
        id: newId('ReviewComplaint'),
        reference,
        raisedAs,
        ground,
        state: 'OPEN',
        decideBy: decideBy(at),
      };
      if (!(await complaints.add(complaint, accountId, at))) throw new AlreadyComplained(reference);
      const { id: subjectId, programmeId } = complaint;
      await outbox.add({ kind: 'review-complaint.raised', subjectId, programmeId, coordinatorOf: programmeId });
      return complaint;
    });
  }
}
