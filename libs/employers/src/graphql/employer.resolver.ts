import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { AddHostAdult } from '../application/add-host-adult.use-case.js';
import { AddSite } from '../application/add-site.use-case.js';
import { DeclareInsurance } from '../application/declare-insurance.use-case.js';
import { MoveEmployer } from '../application/move-employer.use-case.js';
import { RecordCallBack } from '../application/record-call-back.use-case.js';
import { RegisterEmployer } from '../application/register-employer.use-case.js';
import type { EmployerState } from '../domain/employer.js';
import { EmployerQueries } from '../persistence/employer.queries.js';
import {
  AddHostAdultInput,
  AddHostAdultPayload,
  AddSiteInput,
  AddSitePayload,
  DeclareInsuranceInput,
  DeclareInsurancePayload,
  EmployerInput,
  EmployerReasonInput,
  EmployerStatePayload,
  RecordCallBackInput,
  RecordCallBackPayload,
  RegisterEmployerInput,
  RegisterEmployerPayload,
} from './employer.inputs.js';
import { EmployerFileConnection, EmployerFileType } from './employer.types.js';
import { SecondPersonNeededProblem, UnknownPostcodeProblem, VettingIncompleteProblem } from './problems.js';

@Resolver()
export class EmployerResolver {
  constructor(
    private readonly queries: EmployerQueries,
    private readonly register: RegisterEmployer,
    private readonly site: AddSite,
    private readonly hostAdult: AddHostAdult,
    private readonly insurance: DeclareInsurance,
    private readonly callBack: RecordCallBack,
    private readonly move: MoveEmployer,
  ) {}

  @Query(() => EmployerFileType, { nullable: true, description: 'The employer that you act for.' })
  @Allow('EMPLOYER')
  async myEmployer(@CurrentActor() actor: Actor): Promise<EmployerFileType | null> {
    return (await this.queries.own(actor)) ?? null;
  }

  @Query(() => EmployerFileConnection, {
    description: 'Employers that wait to be verified, the longest waiting first.',
  })
  @Allow('COORDINATOR')
  async employersToVerify(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<EmployerFileConnection> {
    return toConnection(await this.queries.toVerify(actor, pageRequest(page)), (row) => row);
  }

  @Command({
    payload: RegisterEmployerPayload,
    description: 'Brings an employer into a programme; you act for it from then on.',
  })
  @Allow('NEWCOMER', 'EMPLOYER')
  async registerEmployer(
    @CurrentActor() actor: Actor,
    @Input() input: RegisterEmployerInput,
  ): Promise<RegisterEmployerPayload> {
    const { id } = await this.register.run(actor, { ...input, webDomain: input.webDomain ?? null });
    return { employerId: id };
  }

  @Command({
    payload: AddSitePayload,
    problems: [UnknownPostcodeProblem],
    description: 'Adds a workplace of your employer.',
  })
  @Allow('EMPLOYER')
  async addSite(@CurrentActor() actor: Actor, @Input() input: AddSiteInput): Promise<AddSitePayload> {
    return { siteId: (await this.site.run(actor, input)).id };
  }

  @Command({ payload: AddHostAdultPayload, description: 'Names an adult at a site who will look after students.' })
  @Allow('EMPLOYER')
  async addHostAdult(@CurrentActor() actor: Actor, @Input() input: AddHostAdultInput): Promise<AddHostAdultPayload> {
    return { hostAdultId: (await this.hostAdult.run(actor, input)).id };
  }

  @Command({ payload: DeclareInsurancePayload, description: 'Declares a policy of your employer.' })
  @Allow('EMPLOYER')
  async declareInsurance(
    @CurrentActor() actor: Actor,
    @Input() input: DeclareInsuranceInput,
  ): Promise<DeclareInsurancePayload> {
    return { kind: (await this.insurance.run(actor, input)).kind };
  }

  @Command({ payload: EmployerStatePayload, description: 'Asks for your employer to be verified.' })
  @Allow('EMPLOYER')
  submitEmployer(@CurrentActor() actor: Actor, @Input() input: EmployerInput): Promise<EmployerStatePayload> {
    return this.moved(actor, input.employerId, 'SUBMITTED', null);
  }

  @Command({
    payload: RecordCallBackPayload,
    problems: [SecondPersonNeededProblem],
    description: 'Records that you rang a host adult at work and found them there.',
  })
  @Allow('COORDINATOR')
  async recordCallBack(
    @CurrentActor() actor: Actor,
    @Input() input: RecordCallBackInput,
  ): Promise<RecordCallBackPayload> {
    await this.callBack.run(actor, input.hostAdultId);
    return { hostAdultId: input.hostAdultId };
  }

  @Command({
    payload: EmployerStatePayload,
    problems: [VettingIncompleteProblem, SecondPersonNeededProblem],
    description: 'Verifies an employer, so that its adverts can be published.',
  })
  @Allow('COORDINATOR')
  verifyEmployer(@CurrentActor() actor: Actor, @Input() input: EmployerInput): Promise<EmployerStatePayload> {
    return this.moved(actor, input.employerId, 'VERIFIED', null);
  }

  @Command({
    payload: EmployerStatePayload,
    description: 'Refuses an employer, saying why; it may mend that and ask again.',
  })
  @Allow('COORDINATOR')
  refuseEmployer(@CurrentActor() actor: Actor, @Input() input: EmployerReasonInput): Promise<EmployerStatePayload> {
    return this.moved(actor, input.employerId, 'REFUSED', input.reason);
  }

  private async moved(
    actor: Actor,
    employerId: string,
    to: EmployerState,
    reason: string | null,
  ): Promise<EmployerStatePayload> {
    const { id, state } = await this.move.run(actor, { employerId, to, reason });
    return { employerId: id, state };
  }
}
