import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input } from '#platform';
import { RenewAgreement } from '../application/renew-agreement.use-case.js';
import { agreementsOf, outsideSchool, partyOf, type SigningRole } from '../domain/agreement.js';
import { AgreementQueries } from '../persistence/agreement.queries.js';
import { AllocationInput } from './allocation.inputs.js';
import { AgreementType, RenewAgreementPayload } from './agreement.types.js';
import { OnePersonOneRoleProblem } from './problems.js';

@Resolver()
export class AgreementResolver {
  constructor(
    private readonly queries: AgreementQueries,
    private readonly renew: RenewAgreement,
  ) {}

  @Query(() => [AgreementType], {
    description: 'Who has agreed to a place that concerns you, and to what; empty when there is no such place.',
  })
  @Allow('STUDENT', 'EMPLOYER', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async agreements(
    @CurrentActor() actor: Actor,
    @Args('allocationId', {
      type: () => ID,
      description: 'An allocation of yours, of your school or to your employer.',
    })
    allocationId: string,
  ): Promise<AgreementType[]> {
    const facts = await this.queries.facts(actor, allocationId);
    const own = partyOf[actor.role as SigningRole] as string | undefined;
    const isSchool = actor.role === 'CAREERS_LEAD' || actor.role === 'SAFEGUARDING_LEAD';
    return (facts === undefined ? [] : agreementsOf(facts)).map((agreement) => ({
      ...(isSchool ? agreement : outsideSchool(agreement)),
      viewerCanRenew: agreement.party === own && agreement.state === 'OUTDATED',
    }));
  }

  @Command({
    payload: RenewAgreementPayload,
    problems: [OnePersonOneRoleProblem],
    description:
      'Agrees anew to a placement that has changed since you said yes, for your party. Where nothing has changed for it, nothing happens.',
  })
  @Allow('STUDENT', 'EMPLOYER', 'CAREERS_LEAD')
  async renewAgreement(@CurrentActor() actor: Actor, @Input() input: AllocationInput): Promise<RenewAgreementPayload> {
    return { allocationId: input.allocationId, party: await this.renew.run(actor, input.allocationId) };
  }
}
