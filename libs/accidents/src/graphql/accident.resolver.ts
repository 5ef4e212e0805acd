import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, Look, Looked, pageRequest, toConnection } from '#platform';
import { ReportAccident } from '../application/report-accident.use-case.js';
import {
  CloseAccident,
  ConfirmAccidentReported,
  ConfirmNoReportNeeded,
} from '../application/settle-accident.use-cases.js';
import { UpdateAccident } from '../application/update-accident.use-case.js';
import { AccidentQueries } from '../persistence/accident.queries.js';
import {
  AccidentInput,
  AccidentPayload,
  ConfirmAccidentReportedInput,
  ReportAccidentInput,
  ReportAccidentPayload,
  ReportIsDueProblem,
  UpdateAccidentInput,
} from './accident.inputs.js';
import {
  AccidentsArgs,
  HostAccidentConnection,
  ProgrammeAccidentConnection,
  SchoolAccidentConnection,
} from './accident.types.js';
import { toInWords, toLine, toPayload } from './accident-views.js';

@Resolver()
export class AccidentResolver {
  constructor(
    private readonly queries: AccidentQueries,
    private readonly report: ReportAccident,
    private readonly update: UpdateAccident,
    private readonly reported: ConfirmAccidentReported,
    private readonly unneeded: ConfirmNoReportNeeded,
    private readonly close: CloseAccident,
  ) {}

  @Query(() => SchoolAccidentConnection, {
    description: 'Accidents of students of your school at workplaces, the newest first.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async schoolAccidents(
    @CurrentActor() actor: Actor,
    @Args() args: AccidentsArgs,
    @Looked() look: Look,
  ): Promise<SchoolAccidentConnection> {
    return toConnection(await this.queries.ofSchool(actor, pageRequest(args), args.state ?? null, look), toInWords);
  }

  @Query(() => HostAccidentConnection, { description: 'Accidents of students at your workplaces, the newest first.' })
  @Allow('EMPLOYER')
  async hostAccidents(
    @CurrentActor() actor: Actor,
    @Args() args: AccidentsArgs,
    @Looked() look: Look,
  ): Promise<HostAccidentConnection> {
    return toConnection(await this.queries.ofHost(actor, pageRequest(args), args.state ?? null, look), toInWords);
  }

  @Query(() => ProgrammeAccidentConnection, {
    description: 'Accidents in your programme, the newest first: no names, and no word of what happened.',
  })
  @Allow('COORDINATOR')
  async programmeAccidents(
    @CurrentActor() actor: Actor,
    @Args() args: AccidentsArgs,
    @Looked() look: Look,
  ): Promise<ProgrammeAccidentConnection> {
    const page = await this.queries.ofProgramme(actor, pageRequest(args), args.state ?? null, look);
    return toConnection(page, ({ schoolName, ...line }) => ({ ...toLine(line), schoolName }));
  }

  @Command({
    payload: ReportAccidentPayload,
    description:
      'Tells of an accident of a student at a confirmed placement, or on a visit to a workplace. Both leads of the school, the employer and the coordinator hear of it at once; the report to the authority is the employer’s.',
  })
  @Allow('EMPLOYER', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async reportAccident(
    @CurrentActor() actor: Actor,
    @Input() input: ReportAccidentInput,
  ): Promise<ReportAccidentPayload> {
    const { allocationId = null, slotRequestId = null, studentId = null, daysUnable = null, ...said } = input;
    const place = { allocationId, slotRequestId, studentId };
    const command = { ...said, ...place, daysUnable, occurredAt: new Date(input.occurredAt) };
    const { accidentId, duty } = toPayload(await this.report.run(actor, command));
    return { accidentId, duty };
  }

  @Command({
    payload: AccidentPayload,
    description:
      'Adds what became known of an accident, as the days lost. Where that asks for more than before, it is open again.',
  })
  @Allow('EMPLOYER', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async updateAccident(
    @CurrentActor() actor: Actor,
    @Input() { accidentId, kind = null, daysUnable = null }: UpdateAccidentInput,
  ): Promise<AccidentPayload> {
    return toPayload(await this.update.run(actor, { accidentId, kind, daysUnable }));
  }

  @Command({
    payload: AccidentPayload,
    description: 'Says that you have reported an accident to the Health and Safety Executive, outside Foothold.',
  })
  @Allow('EMPLOYER')
  async confirmAccidentReported(
    @CurrentActor() actor: Actor,
    @Input() { accidentId, reportedOn, reference = null }: ConfirmAccidentReportedInput,
  ): Promise<AccidentPayload> {
    return toPayload(await this.reported.run(actor, { accidentId, reportedOn, reference }));
  }

  @Command({
    payload: AccidentPayload,
    problems: [ReportIsDueProblem],
    description: 'Says that you have written an accident down in your own book, and that nothing has to be reported.',
  })
  @Allow('EMPLOYER')
  async confirmNoReportNeeded(
    @CurrentActor() actor: Actor,
    @Input() { accidentId }: AccidentInput,
  ): Promise<AccidentPayload> {
    return toPayload(await this.unneeded.run(actor, accidentId));
  }

  @Command({
    payload: AccidentPayload,
    description: 'Closes an accident that your school has dealt with, once the employer has said what it did.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async closeAccident(@CurrentActor() actor: Actor, @Input() { accidentId }: AccidentInput): Promise<AccidentPayload> {
    return toPayload(await this.close.run(actor, accidentId));
  }
}
