import { Args, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { InvalidInput, type Actor } from '#kernel';
import { EmployerNotVerifiedProblem } from '#opportunities';
import { Allow, Command, CurrentActor, Input, pageRequest, toConnection } from '#platform';
import { SetPledge } from '../application/set-pledge.use-case.js';
import { deliverySheet } from '../domain/delivery-sheet.js';
import { deliveryTable, type DeliveryTable } from '../domain/delivery-table.js';
import { parseQuarter, quartersFrom, type Quarter } from '../domain/quarter.js';
import { PledgeQueries } from '../persistence/pledge.queries.js';
import {
  PledgeConnection,
  PledgeDeliveryType,
  PledgesArgs,
  ProgrammePledgesTableType,
  QuartersArgs,
  SetPledgeInput,
  SetPledgePayload,
} from './pledge.types.js';

const mostQuarters = 12;

@Resolver()
export class PledgeResolver {
  constructor(
    private readonly queries: PledgeQueries,
    private readonly set: SetPledge,
  ) {}

  @Query(() => PledgeConnection, {
    description: 'What your employer pledges, or the employers of your programme; the newest first, with every change.',
  })
  @Allow('EMPLOYER', 'COORDINATOR')
  async pledges(@CurrentActor() actor: Actor, @Args() args: PledgesArgs): Promise<PledgeConnection> {
    const quarter = typeof args.quarter === 'string' ? quarterIn('quarter', args.quarter) : null;
    return toConnection(await this.queries.page(actor, pageRequest(args), quarter), (row) => ({
      ...row,
      changes: [...row.changes],
    }));
  }

  @Query(() => [PledgeDeliveryType], {
    description:
      'What your employer pledged and what it really did, by quarter, area, kind and measure: the latest first, at most 1,000 rows.',
  })
  @Allow('EMPLOYER')
  pledgeDelivery(@CurrentActor() actor: Actor, @Args() args: QuartersArgs): Promise<PledgeDeliveryType[]> {
    const [from, to] = quartersIn(args);
    return this.queries.own(actor, from, to);
  }

  @Query(() => ProgrammePledgesTableType, {
    description:
      'What the employers of your programme pledged and really did, by quarter, area, kind and measure. Numbers of fewer than five students are withheld, and others that would tell them.',
  })
  @Allow('COORDINATOR')
  async programmePledges(@CurrentActor() actor: Actor, @Args() args: QuartersArgs): Promise<ProgrammePledgesTableType> {
    const { cells, totals } = await this.table(actor, args);
    return { cells: cells.map((cell) => ({ ...cell, employers: [...cell.employers] })), totals: [...totals] };
  }

  @Query(() => String, {
    description: 'The same as comma-separated text, as spreadsheets read it; save it as .csv.',
  })
  @Allow('COORDINATOR')
  async programmePledgesCsv(@CurrentActor() actor: Actor, @Args() args: QuartersArgs): Promise<string> {
    return deliverySheet(await this.table(actor, args));
  }

  @Command({
    payload: SetPledgePayload,
    problems: [EmployerNotVerifiedProblem],
    description:
      'Pledges an amount for a quarter and an area, or changes it: as you like until the quarter begins, then with a reason, until it is over.',
  })
  @Allow('EMPLOYER')
  async setPledge(@CurrentActor() actor: Actor, @Input() input: SetPledgeInput): Promise<SetPledgePayload> {
    const quarter = parseQuarter(input.quarter);
    if (quarter === undefined)
      throw new InvalidInput([{ path: 'quarter', value: input.quarter, message: 'must be a quarter as in 2026-Q4' }]);
    const { id, amount } = await this.set.run(actor, { ...input, quarter, reason: input.reason ?? null });
    return { pledgeId: id, amount };
  }

  private async table(actor: Actor, args: QuartersArgs): Promise<DeliveryTable> {
    const [from, to] = quartersIn(args);
    return deliveryTable(await this.queries.ofProgramme(actor, from, to));
  }
}

function quartersIn(args: QuartersArgs): [from: Quarter, to: Quarter] {
  const [from, to] = [quarterIn('from', args.from), quarterIn('to', args.to)];
  const count = quartersFrom(from, to);
  if (count < 1 || count > mostQuarters) throw new GraphQLError(`to must be 1 to ${mostQuarters} quarters from from`);
  return [from, to];
}

function quarterIn(argument: string, text: string): Quarter {
  const quarter = parseQuarter(text);
  if (quarter === undefined) throw new GraphQLError(`${argument} must be a quarter as in 2026-Q4`);
  return quarter;
}
