import { systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import type { PublishedHead } from '../domain/head.js';
import type { AuditTx, HeadPublisher } from './ports.js';
import { SealTrail } from './seal-trail.use-case.js';

/** Seals what there is, and puts the end of the chain down in a second place: from then on nobody can make the chain anew unnoticed. */
export class PublishHead {
  constructor(
    private readonly unitOfWork: UnitOfWork<AuditTx>,
    private readonly surroundings: Surroundings,
    private readonly publisher: HeadPublisher,
  ) {}

  async run(): Promise<PublishedHead> {
    await new SealTrail(this.unitOfWork).run();
    const link = await this.unitOfWork.run(systemActor('publish-audit-head'), ({ chain }) => chain.head());
    const head = { ...link, day: today(this.surroundings.clock) };
    await this.publisher.publish(head);
    return head;
  }
}
