import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, Look, Looked, PageArgs, pageRequest, toConnection } from '#platform';
import { ExportConcerns } from '../application/export-concerns.use-case.js';
import { MarkAsAllegation } from '../application/mark-as-allegation.use-case.js';
import { MoveConcern, type MoveConcernCommand } from '../application/move-concern.use-case.js';
import { RaiseConcern } from '../application/raise-concern.use-case.js';
import { TellOfDeniedConcern } from '../application/tell-of-denied-concern.use-case.js';
import type { ConcernState } from '../domain/concern.js';
import { ConcernQueries, type ListedConcern } from '../persistence/concern.queries.js';
import {
  CloseConcernInput,
  CloseConcernPayload,
  ConcernNoteInput,
  ConcernStatePayload,
  ExportConcernsInput,
  ExportConcernsPayload,
  MarkAsAllegationInput,
  MarkAsAllegationPayload,
  RaiseConcernInput,
  RaiseConcernPayload,
} from './concern.inputs.js';
import {
  ConcernConnection,
  ConcernsArgs,
  MyConcernConnection,
  SchoolConcernConnection,
  SchoolConcernType,
} from './concern.types.js';

const wasTold =
  'Thank you for telling us. The safeguarding lead of the school will read this. If somebody is in danger now, call 999.';

@Resolver()
export class ConcernResolver {
  constructor(
    private readonly queries: ConcernQueries,
    private readonly raise: RaiseConcern,
    private readonly move: MoveConcern,
    private readonly mark: MarkAsAllegation,
    private readonly file: ExportConcerns,
    private readonly denied: TellOfDeniedConcern,
  ) {}

  @Query(() => ConcernConnection, {
    description: 'The concerns about students of your school, newest first.',
    deprecationReason: 'Leaves out concerns about a host alone. Use schoolConcerns. Goes on 1 March 2027.',
  })
  @Allow('SAFEGUARDING_LEAD')
  async concerns(
    @CurrentActor() actor: Actor,
    @Args() args: ConcernsArgs,
    @Looked() look: Look,
  ): Promise<ConcernConnection> {
    const page = await this.queries.aboutChildren(actor, pageRequest(args), args.state ?? null, look);
    return toConnection(page, (row) => row);
  }

  @Query(() => SchoolConcernConnection, {
    description: 'The concerns for your school, about students and about hosts, newest first.',
  })
  @Allow('SAFEGUARDING_LEAD')
  async schoolConcerns(
    @CurrentActor() actor: Actor,
    @Args() args: ConcernsArgs,
    @Looked() look: Look,
  ): Promise<SchoolConcernConnection> {
    return toConnection(await this.queries.page(actor, pageRequest(args), args.state ?? null, look), toSchoolConcern);
  }

  @Query(() => SchoolConcernType, {
    nullable: true,
    description:
      'One concern for your school. Where it is another school’s, the safeguarding leads of both are told that it was asked for.',
  })
  @Allow('SAFEGUARDING_LEAD')
  async concern(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: 'A concern.' }) id: string,
    @Looked() look: Look,
  ): Promise<SchoolConcernType | null> {
    const concern = await this.queries.one(actor, id, look);
    if (concern !== undefined) return toSchoolConcern(concern);
    await this.denied.run(actor, id);
    return null;
  }

  @Query(() => MyConcernConnection, { description: 'The worries that you told, in your own words, newest first.' })
  @Allow('STUDENT')
  async myConcerns(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<MyConcernConnection> {
    return toConnection(await this.queries.own(actor, pageRequest(page)), (row) => row);
  }

  @Command({
    payload: RaiseConcernPayload,
    description:
      "Tells the safeguarding lead of the student's school, and nobody else, of a worry; or of a host without a student the leads of the schools with somebody there.",
  })
  @Allow('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER', 'COORDINATOR')
  async raiseConcern(@CurrentActor() actor: Actor, @Input() input: RaiseConcernInput): Promise<RaiseConcernPayload> {
    const { allocationId = null, hostId = null, isAllegation, text } = input;
    const command = { allocationId, hostId, isAllegation: isAllegation === true, text };
    const [concernId = ''] = await this.raise.run(actor, command);
    return { concernId, words: wasTold };
  }

  @Command({
    payload: MarkAsAllegationPayload,
    description:
      'Says that a concern is an allegation about an adult: the host is held at once, and you are reminded of the local authority after one working day.',
  })
  @Allow('SAFEGUARDING_LEAD')
  async markAsAllegation(
    @CurrentActor() actor: Actor,
    @Input() { concernId, hostId = null }: MarkAsAllegationInput,
  ): Promise<MarkAsAllegationPayload> {
    await this.denied.ifDenied(actor, concernId, () => this.mark.run(actor, { concernId, hostId }));
    return { concernId };
  }

  @Command({ payload: ConcernStatePayload, description: 'Notes that you are looking at a concern, or again at one.' })
  @Allow('SAFEGUARDING_LEAD')
  async lookAtConcern(@CurrentActor() actor: Actor, @Input() input: ConcernNoteInput): Promise<ConcernStatePayload> {
    return { concernId: input.concernId, state: await this.moved(actor, { ...input, to: 'LOOKED_AT' }) };
  }

  @Command({
    payload: ConcernStatePayload,
    description: 'Notes that you have passed a concern on to the local authority, outside Foothold.',
  })
  @Allow('SAFEGUARDING_LEAD')
  async passConcernOn(@CurrentActor() actor: Actor, @Input() input: ConcernNoteInput): Promise<ConcernStatePayload> {
    return { concernId: input.concernId, state: await this.moved(actor, { ...input, to: 'PASSED_ON' }) };
  }

  @Command({ payload: CloseConcernPayload, description: 'Closes a concern of your school, noting what was done.' })
  @Allow('SAFEGUARDING_LEAD')
  async closeConcern(@CurrentActor() actor: Actor, @Input() input: CloseConcernInput): Promise<CloseConcernPayload> {
    await this.moved(actor, { ...input, to: 'CLOSED' });
    return { concernId: input.concernId };
  }

  @Command({
    payload: ExportConcernsPayload,
    description: "Writes concerns out for the school's own file, with every note. That you did is kept.",
  })
  @Allow('SAFEGUARDING_LEAD')
  exportConcerns(
    @CurrentActor() actor: Actor,
    @Input() { studentId = null, concernId = null }: ExportConcernsInput,
  ): Promise<ExportConcernsPayload> {
    return this.denied.ifDenied(actor, concernId, () => this.file.run(actor, { studentId, concernId }));
  }

  private moved(actor: Actor, command: MoveConcernCommand): Promise<ConcernState> {
    return this.denied.ifDenied(actor, command.concernId, () => this.move.run(actor, command));
  }
}

function toSchoolConcern({ notes, ...concern }: ListedConcern): SchoolConcernType {
  return { ...concern, notes: [...notes] };
}
