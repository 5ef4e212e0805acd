import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { SecondPersonNeededProblem } from '#employers';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, Look, Looked } from '#platform';
import { CountersignAdjustmentsRelease } from '../application/countersign-adjustments-release.use-case.js';
import { RecordAdjustmentsRelease } from '../application/record-adjustments-release.use-case.js';
import { ReleaseAdjustments } from '../application/release-adjustments.use-case.js';
import { WithholdAdjustments } from '../application/withhold-adjustments.use-case.js';
import { outsideSchool } from '../domain/adjustments-release.js';
import { AdjustmentsReleaseQueries } from '../persistence/adjustments-release.queries.js';
import {
  AdjustmentsReleasePayload,
  AdjustmentsReleaseType,
  CountersignAdjustmentsReleaseInput,
  CountersignAdjustmentsReleasePayload,
  RecordAdjustmentsReleaseInput,
  RecordAdjustmentsReleasePayload,
  ReleaseAdjustmentsInput,
  WithholdAdjustmentsInput,
} from './adjustments.types.js';

@Resolver()
export class AdjustmentsResolver {
  constructor(
    private readonly queries: AdjustmentsReleaseQueries,
    private readonly release: ReleaseAdjustments,
    private readonly record: RecordAdjustmentsRelease,
    private readonly countersign: CountersignAdjustmentsRelease,
    private readonly withhold: WithholdAdjustments,
  ) {}

  @Query(() => AdjustmentsReleaseType, {
    nullable: true,
    description: 'What a student needs, and whether the host of a place may read it: who has said what.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async adjustmentsRelease(
    @CurrentActor() actor: Actor,
    @Args('allocationId', { type: () => ID, description: 'A place of yours or of your school.' }) allocationId: string,
    @Looked() look: Look,
  ): Promise<AdjustmentsReleaseType | null> {
    const found = await this.queries.of(actor, allocationId, look);
    if (found === undefined) return null;
    if (actor.role !== 'STUDENT') return found;
    return { ...found, guardianSays: outsideSchool(found.guardianSays), formId: null };
  }

  @Command({
    payload: AdjustmentsReleasePayload,
    description:
      'Says whether the host of a place may read what you need: apart from your yes to the place, and taken back at any time.',
  })
  @Allow('STUDENT')
  async releaseAdjustments(
    @CurrentActor() actor: Actor,
    @Input() { allocationId, isReleased, version }: ReleaseAdjustmentsInput,
  ): Promise<AdjustmentsReleasePayload> {
    const said = await this.release.run(actor, { allocationId, isReleased, version: version ?? null });
    return { allocationId, isReleased: said.isReleased };
  }

  @Command({
    payload: RecordAdjustmentsReleasePayload,
    description: 'Types in a form on which somebody at home agreed that the host of a place may read a text.',
  })
  @Allow('CAREERS_LEAD')
  async recordAdjustmentsRelease(
    @CurrentActor() actor: Actor,
    @Input() input: RecordAdjustmentsReleaseInput,
  ): Promise<RecordAdjustmentsReleasePayload> {
    return { formId: await this.record.run(actor, input) };
  }

  @Command({
    payload: CountersignAdjustmentsReleasePayload,
    problems: [SecondPersonNeededProblem],
    description: 'Says that you have seen a form from home too, which somebody else has recorded.',
  })
  @Allow('SAFEGUARDING_LEAD')
  async countersignAdjustmentsRelease(
    @CurrentActor() actor: Actor,
    @Input() { formId }: CountersignAdjustmentsReleaseInput,
  ): Promise<CountersignAdjustmentsReleasePayload> {
    return { allocationId: await this.countersign.run(actor, formId) };
  }

  @Command({
    payload: AdjustmentsReleasePayload,
    description:
      'Passes on that somebody at home does not want the host to read what the student needs, or not any more: it counts at once.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async withholdAdjustments(
    @CurrentActor() actor: Actor,
    @Input() { allocationId }: WithholdAdjustmentsInput,
  ): Promise<AdjustmentsReleasePayload> {
    return { allocationId, isReleased: (await this.withhold.run(actor, allocationId)).isReleased };
  }
}
