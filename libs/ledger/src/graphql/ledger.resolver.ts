import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { schoolYearOf } from '#calendar';
import { today, type Actor, type Surroundings } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, SURROUNDINGS, toConnection } from '#platform';
import { ExportLedger, type ExportedSheet } from '../application/export-ledger.use-case.js';
import { programmeSums } from '../domain/programme-sums.js';
import { schoolSums, type SchoolSums } from '../domain/school-sums.js';
import { LedgerQueries } from '../persistence/ledger.queries.js';
import { ExportLedgerInput, ExportLedgerPayload } from './export.types.js';
import { myLedger, studentLedger } from './ledger-views.js';
import { ProgrammeLedgerType } from './programme-ledger.types.js';
import { MyLedgerType, SchoolLedgerType, StudentLedgerConnection } from './ledger.types.js';

@Resolver()
export class LedgerResolver {
  constructor(
    private readonly queries: LedgerQueries,
    private readonly exporting: ExportLedger,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
  ) {}

  @Query(() => MyLedgerType, {
    nullable: true,
    description: 'Your hours towards fifty, at all schools of the programme that you went to.',
  })
  @Allow('STUDENT')
  async myLedger(@CurrentActor() actor: Actor): Promise<MyLedgerType | null> {
    const facts = await this.queries.ofStudent(actor);
    return facts === undefined ? null : myLedger(facts);
  }

  @Query(() => SchoolLedgerType, { description: 'How far the students of your school have come towards fifty hours.' })
  @Allow('CAREERS_LEAD')
  async schoolLedger(@CurrentActor() actor: Actor): Promise<SchoolSums> {
    return schoolSums(await this.queries.ofSchool(actor), schoolYearOf(today(this.surroundings.clock)));
  }

  @Query(() => ProgrammeLedgerType, {
    description:
      'How far the students of your programme have come towards fifty hours. Numbers under five are withheld, and those from which one could be worked out.',
  })
  @Allow('COORDINATOR')
  async programmeLedger(@CurrentActor() actor: Actor): Promise<ProgrammeLedgerType> {
    const sums = programmeSums(await this.queries.ofProgramme(actor), schoolYearOf(today(this.surroundings.clock)));
    return { ...sums, bands: [...sums.bands], byTier: [...sums.byTier], byYearGroup: [...sums.byYearGroup] };
  }

  @Query(() => StudentLedgerConnection, { description: 'The hours of each student of your school, by name.' })
  @Allow('CAREERS_LEAD')
  async studentLedgers(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<StudentLedgerConnection> {
    const rows = await this.queries.page(actor, pageRequest(page));
    return toConnection(rows, ({ student, facts }) => studentLedger(student, facts));
  }

  @Command({
    payload: ExportLedgerPayload,
    description:
      "Takes out what your school's students did between two days, by name, laid out for Compass+. That you did is kept, with the number of lines.",
  })
  @Allow('CAREERS_LEAD')
  exportLedger(@CurrentActor() actor: Actor, @Input() input: ExportLedgerInput): Promise<ExportedSheet> {
    return this.exporting.run(actor, input);
  }
}
