import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, CurrentActor } from '#platform';
import { AuditInterests } from '../application/audit-interests.js';
import { InterestAuditType, toInterestAudit } from './interest-audit.types.js';

@Resolver()
export class InterestAuditResolver {
  constructor(private readonly audit: AuditInterests) {}

  @Query(() => InterestAuditType, {
    nullable: true,
    description:
      'Audits by gender and group how well what a round of your programme offers fits what students want; null while it has no proposal.',
  })
  @Allow('COORDINATOR')
  async interestAudit(
    @CurrentActor() actor: Actor,
    @Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string,
  ): Promise<InterestAuditType | null> {
    const audit = await this.audit.run(actor, roundId);
    return audit === undefined ? null : toInterestAudit(audit);
  }
}
