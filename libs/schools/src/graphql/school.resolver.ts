import { Args, Query, Resolver } from '@nestjs/graphql';
import { CsvRejectedProblem } from '#csv';
import { UnknownPostcodeProblem } from '#employers';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, Public, toConnection } from '#platform';
import { calendarOf } from '../application/calendar-sheet.js';
import { ownSchool } from '../application/own-school.js';
import { MarkLowSupply } from '../application/mark-low-supply.use-case.js';
import { RegisterSchool } from '../application/register-school.use-case.js';
import { SetCalendar } from '../application/set-calendar.use-case.js';
import { SetBlackoutDays } from '../application/set-blackout-days.use-case.js';
import { SetTerms } from '../application/set-terms.use-case.js';
import { ProgrammeQueries } from '../persistence/programme.queries.js';
import { SchoolQueries } from '../persistence/school.queries.js';
import { AlreadyRegisteredProblem } from './problems.js';
import {
  ImportCalendarInput,
  ImportCalendarPayload,
  MarkLowSupplyInput,
  MarkLowSupplyPayload,
  RegisterSchoolInput,
  RegisterSchoolPayload,
  SetBlackoutDaysInput,
  SetBlackoutDaysPayload,
  SetCalendarInput,
  SetCalendarPayload,
  SetTermsInput,
  SetTermsPayload,
} from './school.inputs.js';
import { ProgrammeType, SchoolConnection, SchoolFileType } from './school.types.js';

@Resolver()
export class SchoolResolver {
  constructor(
    private readonly programmeQueries: ProgrammeQueries,
    private readonly schoolQueries: SchoolQueries,
    private readonly register: RegisterSchool,
    private readonly lowSupply: MarkLowSupply,
    private readonly terms: SetTerms,
    private readonly blackoutDays: SetBlackoutDays,
    private readonly calendar: SetCalendar,
  ) {}

  @Query(() => [ProgrammeType], { description: 'Every programme, the newest school year first.' })
  @Public()
  programmes(): Promise<ProgrammeType[]> {
    return this.programmeQueries.all();
  }

  @Query(() => SchoolFileType, { nullable: true, description: 'The school that you act for, with its calendar.' })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async mySchool(@CurrentActor() actor: Actor): Promise<SchoolFileType | null> {
    return (await this.schoolQueries.own(actor)) ?? null;
  }

  @Query(() => SchoolConnection, { description: 'Schools of your programme, by name.' })
  @Allow('COORDINATOR')
  async schools(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<SchoolConnection> {
    return toConnection(await this.schoolQueries.ofProgramme(actor, pageRequest(page)), (row) => row);
  }

  @Command({
    payload: RegisterSchoolPayload,
    problems: [UnknownPostcodeProblem, AlreadyRegisteredProblem],
    description: 'Brings a school into your programme.',
  })
  @Allow('COORDINATOR')
  async registerSchool(
    @CurrentActor() actor: Actor,
    @Input() input: RegisterSchoolInput,
  ): Promise<RegisterSchoolPayload> {
    return { schoolId: (await this.register.run(actor, input)).id };
  }

  @Command({
    payload: MarkLowSupplyPayload,
    description:
      'Says whether a school of your programme has little on offer near it; slots that employers keep for such schools are open to it then.',
  })
  @Allow('COORDINATOR')
  async markLowSupply(@CurrentActor() actor: Actor, @Input() input: MarkLowSupplyInput): Promise<MarkLowSupplyPayload> {
    return { schoolId: await this.lowSupply.run(actor, input.schoolId, input.hasLowSupply) };
  }

  @Command({ payload: SetTermsPayload, description: "Puts your school's terms in place of all it had." })
  @Allow('CAREERS_LEAD')
  async setTerms(@CurrentActor() actor: Actor, @Input() input: SetTermsInput): Promise<SetTermsPayload> {
    const terms = await this.terms.run(actor, input.dated());
    return { schoolId: ownSchool(actor).schoolId, termCount: terms.length };
  }

  @Command({
    payload: SetBlackoutDaysPayload,
    description: 'Puts the days that your school keeps free of placements, such as exams, in place of all it had.',
  })
  @Allow('CAREERS_LEAD')
  async setBlackoutDays(
    @CurrentActor() actor: Actor,
    @Input() input: SetBlackoutDaysInput,
  ): Promise<SetBlackoutDaysPayload> {
    const days = await this.blackoutDays.run(actor, input.keptFree());
    return { schoolId: ownSchool(actor).schoolId, dayCount: days.length };
  }

  @Command({
    payload: SetCalendarPayload,
    description:
      "Puts your school's whole calendar in place of all it had: terms and the days kept free, or nothing of either.",
  })
  @Allow('CAREERS_LEAD')
  async setCalendar(@CurrentActor() actor: Actor, @Input() input: SetCalendarInput): Promise<SetCalendarPayload> {
    const [terms, days] = [input.dated(), input.keptFree()];
    await this.calendar.run(actor, { terms, days });
    return { schoolId: ownSchool(actor).schoolId, termCount: terms.length, dayCount: days.length };
  }

  /** Not through `Input`: that would refuse the file as a whole where the import says which cell is at fault. */
  @Command({
    payload: ImportCalendarPayload,
    problems: [CsvRejectedProblem],
    description:
      "Puts your school's whole calendar, from a file, in place of all it had: terms and the days kept free, or nothing of either.",
  })
  @Allow('CAREERS_LEAD')
  async importCalendar(
    @CurrentActor() actor: Actor,
    @Args('input') { csv }: ImportCalendarInput,
  ): Promise<ImportCalendarPayload> {
    const calendar = calendarOf(csv);
    await this.calendar.run(actor, calendar);
    return {
      schoolId: ownSchool(actor).schoolId,
      termCount: calendar.terms.length,
      dayCount: calendar.days.length,
    };
  }
}
