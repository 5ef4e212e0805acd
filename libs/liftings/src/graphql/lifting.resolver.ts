import { Args, Query, Resolver } from '@nestjs/graphql';
import { SecondPersonNeededProblem } from '#employers';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { LiftBlock } from '../application/lift-block.use-case.js';
import type { LiftedForIds } from '../application/lifted-for.js';
import { RestoreBlock } from '../application/restore-block.use-case.js';
import { BlockToLiftQueries } from '../persistence/block-to-lift.queries.js';
import {
  BlockInput,
  BlockNotLiftedProblem,
  BlockNotStandingProblem,
  BlockToLiftConnection,
  LiftBlockInput,
  LiftBlockPayload,
  NeverLiftedProblem,
  NotYoursToLiftProblem,
  RestoreBlockPayload,
} from './lifting.types.js';

@Resolver()
export class LiftingResolver {
  constructor(
    private readonly lift: LiftBlock,
    private readonly restore: RestoreBlock,
    private readonly queries: BlockToLiftQueries,
  ) {}

  @Query(() => BlockToLiftConnection, {
    description:
      'Places and visits in your programme for which a block waits that is yours to lift, as it was last noted: of places to ten minutes, of visits when the school would confirm or they were looked at last. The soonest first.',
  })
  @Allow('COORDINATOR')
  async blocksToLift(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<BlockToLiftConnection> {
    return toConnection(await this.queries.ofProgramme(actor, pageRequest(page)), (row) => ({
      ...row,
      ruleIds: [...row.ruleIds],
    }));
  }

  @Command({
    payload: LiftBlockPayload,
    problems: [BlockNotStandingProblem, NeverLiftedProblem, NotYoursToLiftProblem, SecondPersonNeededProblem],
    description:
      'Lifts one block for one place or visit as it now is, with a reason: as a safeguarding lead what is about the student, as a coordinator what is about the host. Ends by itself when anything changes that the rule reads.',
  })
  @Allow('SAFEGUARDING_LEAD', 'COORDINATOR')
  async liftBlock(@CurrentActor() actor: Actor, @Input() input: LiftBlockInput): Promise<LiftBlockPayload> {
    const { allocationId, slotRequestId } = idsOf(input);
    const command = { allocationId, slotRequestId, ruleId: input.ruleId, reason: input.reason };
    const { ruleId, stillBlockedBy } = await this.lift.run(actor, command);
    return { allocationId, slotRequestId, ruleId, stillBlockedBy: [...stillBlockedBy] };
  }

  @Command({
    payload: RestoreBlockPayload,
    problems: [BlockNotLiftedProblem],
    description:
      'Takes a lifting back: the rule blocks again, and a confirmed place or visit that rests on it is held. A safeguarding lead takes back any for the students of the school, a coordinator those of the office.',
  })
  @Allow('SAFEGUARDING_LEAD', 'COORDINATOR')
  async restoreBlock(@CurrentActor() actor: Actor, @Input() input: BlockInput): Promise<RestoreBlockPayload> {
    const command = { ...idsOf(input), ruleId: input.ruleId };
    await this.restore.run(actor, command);
    return command;
  }
}

function idsOf({ allocationId = null, slotRequestId = null }: BlockInput): LiftedForIds {
  return { allocationId, slotRequestId };
}
