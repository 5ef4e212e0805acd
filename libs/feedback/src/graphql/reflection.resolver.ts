import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { ReleaseReflection } from '../application/release-reflection.use-case.js';
import { WriteReflection } from '../application/write-reflection.use-case.js';
import { FeedbackQueries, type OwnReflection } from '../persistence/feedback.queries.js';
import {
  MyReflectionType,
  ReflectionInput,
  ReflectionReleasePayload,
  ReleasedReflectionConnection,
  WriteReflectionInput,
  WriteReflectionPayload,
} from './reflection.types.js';

const isYours = 'This is yours. Nobody else reads it unless you release it to your school.';
const wasTold =
  'This is yours, but some of it made us worry, so the safeguarding lead of your school will read those lines and talk with you. ' +
  'If you are in danger now, call 999; Childline is there at any hour on 0800 1111.';

@Resolver()
export class ReflectionResolver {
  constructor(
    private readonly queries: FeedbackQueries,
    private readonly write: WriteReflection,
    private readonly release: ReleaseReflection,
  ) {}

  @Command({
    payload: WriteReflectionPayload,
    description:
      'Writes a card about a placement that you attended, or writes it anew. It is yours alone until you release it; only words that sound as if something was not right reach your safeguarding lead.',
  })
  @Allow('STUDENT')
  async writeReflection(
    @CurrentActor() actor: Actor,
    @Input() input: WriteReflectionInput,
  ): Promise<WriteReflectionPayload> {
    const isLeadTold = await this.write.run(actor, input);
    return { allocationId: input.allocationId, words: isLeadTold ? wasTold : isYours };
  }

  @Command({
    payload: ReflectionReleasePayload,
    description: 'Lets the careers lead of your school read a card of yours.',
  })
  @Allow('STUDENT')
  releaseReflection(@CurrentActor() actor: Actor, @Input() input: ReflectionInput): Promise<ReflectionReleasePayload> {
    return this.set(actor, input, true);
  }

  @Command({ payload: ReflectionReleasePayload, description: 'Takes a card back, so that it is yours alone again.' })
  @Allow('STUDENT')
  takeBackReflection(@CurrentActor() actor: Actor, @Input() input: ReflectionInput): Promise<ReflectionReleasePayload> {
    return this.set(actor, input, false);
  }

  @Query(() => MyReflectionType, {
    nullable: true,
    description: 'Your card about a placement; null when there is none.',
  })
  @Allow('STUDENT')
  async myReflection(
    @CurrentActor() actor: Actor,
    @Args('allocationId', { type: () => ID, description: 'The placement.' }) allocationId: string,
  ): Promise<OwnReflection | null> {
    return (await this.queries.own(actor, allocationId)) ?? null;
  }

  @Query(() => ReleasedReflectionConnection, {
    description: 'The cards that students of your school have released to you, the latest placements first.',
  })
  @Allow('CAREERS_LEAD')
  async releasedReflections(
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
  ): Promise<ReleasedReflectionConnection> {
    return toConnection(await this.queries.released(actor, pageRequest(page)), (row) => row);
  }

  private async set(
    actor: Actor,
    { allocationId }: ReflectionInput,
    isReleased: boolean,
  ): Promise<ReflectionReleasePayload> {
    return { allocationId: await this.release.run(actor, { allocationId, isReleased }), isReleased };
  }
}
