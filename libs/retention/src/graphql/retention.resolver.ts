import { Args, Query, Resolver } from '@nestjs/graphql';
import { SecondPersonNeededProblem } from '#employers';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { AgreeToErasure, RequestErasure } from '../application/erase-student.use-cases.js';
import { AgreeToHold, HoldStudent, ReleaseHold } from '../application/hold-student.use-cases.js';
import { RetentionQueries } from '../persistence/retention.queries.js';
import { ErasureConnection, LegalHoldConnection } from './retention-lists.types.js';
import {
  AgreeToErasureInput,
  AgreeToErasurePayload,
  ErasureStandsOverProblem,
  HoldStudentInput,
  LegalHoldInput,
  LegalHoldPayload,
  RequestErasureInput,
  RequestErasurePayload,
} from './retention.types.js';

@Resolver()
export class RetentionResolver {
  constructor(
    private readonly hold: HoldStudent,
    private readonly agree: AgreeToHold,
    private readonly release: ReleaseHold,
    private readonly request: RequestErasure,
    private readonly erase: AgreeToErasure,
    private readonly queries: RetentionQueries,
  ) {}

  @Query(() => LegalHoldConnection, {
    description: 'Holds on students of your school; for a coordinator, of the programme. The newest first.',
  })
  @Allow('SAFEGUARDING_LEAD', 'COORDINATOR')
  async legalHolds(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<LegalHoldConnection> {
    return toConnection(await this.queries.holds(actor, pageRequest(page)), (row) => row);
  }

  @Query(() => ErasureConnection, {
    description: 'Erasures that your school has asked for; for a coordinator, the programme. The newest first.',
  })
  @Allow('SAFEGUARDING_LEAD', 'COORDINATOR')
  async erasures(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<ErasureConnection> {
    return toConnection(await this.queries.erasures(actor, pageRequest(page)), (row) => row);
  }

  @Command({
    payload: LegalHoldPayload,
    description:
      'Keeps all that there is of a student from going; for a fortnight, or until released once the coordinator agrees.',
  })
  @Allow('SAFEGUARDING_LEAD')
  async holdStudent(@CurrentActor() actor: Actor, @Input() input: HoldStudentInput): Promise<LegalHoldPayload> {
    return { legalHoldId: await this.hold.run(actor, input), isReleased: false };
  }

  @Command({ payload: LegalHoldPayload, problems: [SecondPersonNeededProblem], description: 'Agrees to a hold.' })
  @Allow('COORDINATOR')
  async agreeToHold(@CurrentActor() actor: Actor, @Input() input: LegalHoldInput): Promise<LegalHoldPayload> {
    return { legalHoldId: await this.agree.run(actor, input.legalHoldId), isReleased: false };
  }

  @Command({
    payload: LegalHoldPayload,
    problems: [SecondPersonNeededProblem],
    description:
      'Agrees that a hold may end; it ends when a safeguarding lead and a coordinator, two people, have agreed.',
  })
  @Allow('SAFEGUARDING_LEAD', 'COORDINATOR')
  async releaseHold(@CurrentActor() actor: Actor, @Input() input: LegalHoldInput): Promise<LegalHoldPayload> {
    const { id, isReleased } = await this.release.run(actor, input.legalHoldId);
    return { legalHoldId: id, isReleased };
  }

  @Command({
    payload: RequestErasurePayload,
    description: 'Asks the safeguarding lead to agree that everything about a student be erased.',
  })
  @Allow('CAREERS_LEAD')
  async requestErasure(
    @CurrentActor() actor: Actor,
    @Input() input: RequestErasureInput,
  ): Promise<RequestErasurePayload> {
    return { erasureId: await this.request.run(actor, input) };
  }

  @Command({
    payload: AgreeToErasurePayload,
    problems: [SecondPersonNeededProblem, ErasureStandsOverProblem],
    description:
      'Erases everything about a student that a careers lead has asked to be erased; the safety record is kept apart.',
  })
  @Allow('SAFEGUARDING_LEAD')
  async agreeToErasure(
    @CurrentActor() actor: Actor,
    @Input() { erasureId }: AgreeToErasureInput,
  ): Promise<AgreeToErasurePayload> {
    return { erasureId, ...(await this.erase.run(actor, erasureId)) };
  }
}
