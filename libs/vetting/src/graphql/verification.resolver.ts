import { Args, Query, Resolver } from '@nestjs/graphql';
import {
  EmployerFileConnection,
  EmployerInput,
  EmployerQueries,
  EmployerReasonInput,
  EmployerStatePayload,
  SecondPersonNeededProblem,
  type EmployerState,
} from '#employers';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { MoveEmployer } from '../application/move-employer.use-case.js';
import { RecordCallBack } from '../application/record-call-back.use-case.js';
import { VettingIncompleteProblem } from './problems.js';
import { RecordCallBackInput, RecordCallBackPayload } from './verification.types.js';

/** Who the employer is: the step that all its profiles have in common. */
@Resolver()
export class VerificationResolver {
  constructor(
    private readonly queries: EmployerQueries,
    private readonly callBack: RecordCallBack,
    private readonly move: MoveEmployer,
  ) {}

  @Query(() => EmployerFileConnection, {
    description: 'Employers that wait to be verified, the longest waiting first.',
  })
  @Allow('COORDINATOR')
  async employersToVerify(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<EmployerFileConnection> {
    return toConnection(await this.queries.toVerify(actor, pageRequest(page)), (row) => row);
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
