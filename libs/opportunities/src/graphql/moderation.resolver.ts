import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { BlockedByRulesProblem } from '#clearances';
import { today, type Actor, type Surroundings } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, SURROUNDINGS, toConnection } from '#platform';
import { ApproveOpportunity } from '../application/approve-opportunity.use-case.js';
import { CloseAdvertReport } from '../application/close-advert-report.use-case.js';
import { ReportAdvert } from '../application/report-advert.use-case.js';
import { ReturnOpportunity } from '../application/return-opportunity.use-case.js';
import { AdvertReportQueries } from '../persistence/advert-report.queries.js';
import { OpportunityQueries } from '../persistence/opportunity.queries.js';
import {
  CloseAdvertReportInput,
  ReportAdvertInput,
  ReportAdvertPayload,
  ReturnOpportunityInput,
} from './advert.inputs.js';
import { AdvertReportConnection, CloseAdvertReportPayload } from './advert.types.js';
import { OpportunityInput, OpportunityStatePayload } from './opportunity.inputs.js';
import { AdvertToModerateConnection } from './opportunity.types.js';
import { EmployerNotVerifiedProblem, SafetyReportOpenProblem } from './problems.js';

/** Adverts before anybody sees them, and what anybody says of them afterwards. */
@Resolver()
export class ModerationResolver {
  constructor(
    private readonly adverts: OpportunityQueries,
    private readonly reports: AdvertReportQueries,
    private readonly approve: ApproveOpportunity,
    private readonly giveBack: ReturnOpportunity,
    private readonly report: ReportAdvert,
    private readonly close: CloseAdvertReport,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
  ) {}

  @Query(() => AdvertToModerateConnection, {
    description: 'Adverts of your programme that wait to be read before they are shown, the longest waiting first.',
  })
  @Allow('COORDINATOR')
  async advertsToModerate(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<AdvertToModerateConnection> {
    const waiting = await this.adverts.waiting(actor, pageRequest(page), today(this.surroundings.clock));
    return toConnection(waiting, (row) => row);
  }

  @Command({
    payload: OpportunityStatePayload,
    problems: [EmployerNotVerifiedProblem, SafetyReportOpenProblem, BlockedByRulesProblem],
    description: 'Lets an advert pass that waits to be read: it is shown from now on.',
  })
  @Allow('COORDINATOR')
  async approveOpportunity(
    @CurrentActor() actor: Actor,
    @Input() { opportunityId }: OpportunityInput,
  ): Promise<OpportunityStatePayload> {
    const { id, state } = await this.approve.run(actor, opportunityId);
    return { opportunityId: id, state };
  }

  @Command({
    payload: OpportunityStatePayload,
    description:
      'Gives an advert back to its employer as a draft, also one that is shown, with everything that has to be mended.',
  })
  @Allow('COORDINATOR')
  async returnOpportunity(
    @CurrentActor() actor: Actor,
    @Input() { opportunityId, faults }: ReturnOpportunityInput,
  ): Promise<OpportunityStatePayload> {
    const { id, state } = await this.giveBack.run(actor, { opportunityId, faults });
    return { opportunityId: id, state };
  }

  @Command({
    payload: ReportAdvertPayload,
    description:
      'Reports an advert to its coordinator. One that a student, a school or a coordinator reports for safety is out of sight until it is answered. In danger, call 999.',
  })
  @Allow('NEWCOMER', 'STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER', 'COORDINATOR')
  async reportAdvert(@CurrentActor() actor: Actor, @Input() input: ReportAdvertInput): Promise<ReportAdvertPayload> {
    return { reportId: await this.report.run(actor, input) };
  }

  @Query(() => AdvertReportConnection, {
    description: 'Open reports about adverts of your programme: those about safety first, then the longest waiting.',
  })
  @Allow('COORDINATOR')
  async advertReports(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<AdvertReportConnection> {
    return toConnection(await this.reports.open(actor, pageRequest(page)), (row) => row);
  }

  @Command({
    payload: CloseAdvertReportPayload,
    problems: [EmployerNotVerifiedProblem, BlockedByRulesProblem],
    description: 'Closes a report because nothing has to be mended; an advert that it hid is shown again.',
  })
  @Allow('COORDINATOR')
  async dismissAdvertReport(
    @CurrentActor() actor: Actor,
    @Input() input: CloseAdvertReportInput,
  ): Promise<CloseAdvertReportPayload> {
    const { id, state } = await this.close.run(actor, { ...input, to: 'DISMISSED' });
    return { reportId: id, state };
  }

  @Command({
    payload: CloseAdvertReportPayload,
    description:
      'Closes a report because it is right: the advert goes back to its employer to be mended and read again.',
  })
  @Allow('COORDINATOR')
  async upholdAdvertReport(
    @CurrentActor() actor: Actor,
    @Input() input: CloseAdvertReportInput,
  ): Promise<CloseAdvertReportPayload> {
    const { id, state } = await this.close.run(actor, { ...input, to: 'UPHELD' });
    return { reportId: id, state };
  }
}
