import { Args, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { parseLocalDate, type Actor, type LocalDate } from '#kernel';
import { Allow, Command, CurrentActor, DateScalar, Input, pageRequest, toConnection } from '#platform';
import { CloseNeed, EditNeed, OpenNeed } from '../application/change-need.use-cases.js';
import { PostNeed } from '../application/post-need.use-case.js';
import type { Need } from '../domain/need.js';
import { NeedQueries } from '../persistence/need.queries.js';
import { CloseNeedInput, EditNeedInput, NeedInput, NeedPayload, PostNeedInput, wordsOf } from './need.inputs.js';
import { NeedConnection, NeedsArgs, UnmetNeedsType } from './need.types.js';

@Resolver()
export class NeedResolver {
  constructor(
    private readonly queries: NeedQueries,
    private readonly post: PostNeed,
    private readonly edit: EditNeed,
    private readonly open: OpenNeed,
    private readonly close: CloseNeed,
  ) {}

  @Query(() => NeedConnection, {
    description:
      'The board of what schools lack, newest first: all of your own school with its drafts, of your programme, or what your employer may answer.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER', 'COORDINATOR')
  async needs(@CurrentActor() actor: Actor, @Args() args: NeedsArgs): Promise<NeedConnection> {
    const { state = null, kind = null, sector = null, benchmark = null, area = null, withinKilometres = null } = args;
    const filter = { state, kind, sector, benchmark, area: area?.toUpperCase() ?? null, withinKilometres };
    return toConnection(await this.queries.board(actor, pageRequest(args), filter), (row) => ({
      ...row,
      yearGroups: [...row.yearGroups],
      sectors: [...row.sectors],
    }));
  }

  @Query(() => [UnmetNeedsType], {
    description:
      'What came of the needs of your programme that are for a day of that time, by area of the school, kind and benchmark: where most is lacking first, at most 1,000 rows.',
  })
  @Allow('COORDINATOR')
  unmetNeeds(
    @CurrentActor() actor: Actor,
    @Args('from', { type: () => DateScalar, description: 'The first day.' }) from: string,
    @Args('to', { type: () => DateScalar, description: 'The last day.' }) to: string,
  ): Promise<UnmetNeedsType[]> {
    return this.queries.unmet(actor, dayOf('from', from), dayOf('to', to));
  }

  @Command({
    payload: NeedPayload,
    description: 'Says what your school lacks: on the board for verified employers of your programme, or as a draft.',
  })
  @Allow('CAREERS_LEAD')
  async postNeed(@CurrentActor() actor: Actor, @Input() input: PostNeedInput): Promise<NeedPayload> {
    return shown(await this.post.run(actor, wordsOf(input), input.isDraft ?? false));
  }

  @Command({ payload: NeedPayload, description: 'Changes a draft; what is on the board stays as it was answered.' })
  @Allow('CAREERS_LEAD')
  async editNeed(@CurrentActor() actor: Actor, @Input() input: EditNeedInput): Promise<NeedPayload> {
    return shown(await this.edit.run(actor, input.needId, wordsOf(input)));
  }

  @Command({
    payload: NeedPayload,
    description: 'Puts a draft on the board; or a need that was met, once the places that met it were given back.',
  })
  @Allow('CAREERS_LEAD')
  async openNeed(@CurrentActor() actor: Actor, @Input() { needId }: NeedInput): Promise<NeedPayload> {
    return shown(await this.open.run(actor, needId));
  }

  @Command({ payload: NeedPayload, description: 'Takes a need off the board; whoever has answered is told.' })
  @Allow('CAREERS_LEAD')
  async closeNeed(@CurrentActor() actor: Actor, @Input() { needId, reason }: CloseNeedInput): Promise<NeedPayload> {
    return shown(await this.close.run(actor, needId, reason));
  }
}

function shown({ id, state }: Need): NeedPayload {
  return { needId: id, state };
}

function dayOf(argument: string, text: string): LocalDate {
  const day = parseLocalDate(text);
  if (day === undefined) throw new GraphQLError(`${argument} must be a day of the form YYYY-MM-DD`);
  return day;
}
