import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, pageRequest, toConnection } from '#platform';
import { CloseConcern } from '../application/close-concern.use-case.js';
import { RaiseConcern } from '../application/raise-concern.use-case.js';
import { ConcernQueries } from '../persistence/concern.queries.js';
import {
  CloseConcernInput,
  CloseConcernPayload,
  ConcernConnection,
  ConcernsArgs,
  RaiseConcernInput,
  RaiseConcernPayload,
} from './concern.types.js';

const wasTold =
  'Thank you for telling us. The safeguarding lead of the school will read this. If somebody is in danger now, call 999.';

@Resolver()
export class ConcernResolver {
  constructor(
    private readonly queries: ConcernQueries,
    private readonly raise: RaiseConcern,
    private readonly close: CloseConcern,
  ) {}

  @Query(() => ConcernConnection, { description: 'The concerns about students of your school, newest first.' })
  @Allow('SAFEGUARDING_LEAD')
  async concerns(@CurrentActor() actor: Actor, @Args() args: ConcernsArgs): Promise<ConcernConnection> {
    return toConnection(await this.queries.page(actor, pageRequest(args), args.state ?? null), (row) => row);
  }

  @Command({
    payload: RaiseConcernPayload,
    description: "Tells the safeguarding lead of the student's school, and nobody else, of a worry.",
  })
  @Allow('STUDENT', 'CAREERS_LEAD', 'EMPLOYER')
  async raiseConcern(@CurrentActor() actor: Actor, @Input() input: RaiseConcernInput): Promise<RaiseConcernPayload> {
    return { concernId: await this.raise.run(actor, input), words: wasTold };
  }

  @Command({ payload: CloseConcernPayload, description: 'Closes a concern of your school, noting what was done.' })
  @Allow('SAFEGUARDING_LEAD')
  async closeConcern(@CurrentActor() actor: Actor, @Input() input: CloseConcernInput): Promise<CloseConcernPayload> {
    return { concernId: await this.close.run(actor, input) };
  }
}
