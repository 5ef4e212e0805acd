import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ContactQueries, ContactsModule } from '#contacts';
import type { Surroundings } from '#kernel';
import { ScopedReads, SURROUNDINGS, unitOfWork, type Transaction } from '#platform';
import { MakeSafeguardingDigests } from './application/make-safeguarding-digests.use-case.js';
import { MakeUnplacedReports } from './application/make-unplaced-reports.use-case.js';
import type { AlarmsTx, OversightTx, UnplacedReportsTx } from './application/ports.js';
import { RaiseAlarms } from './application/raise-alarms.use-case.js';
import { OversightResolver } from './graphql/oversight.resolver.js';
import { AlarmQueries } from './persistence/alarm.queries.js';
import { PgAlarms } from './persistence/alarm.repository.js';
import { PgSafeguardingDigests } from './persistence/digest.repository.js';
import { OversightQueries } from './persistence/oversight.queries.js';
import { PgUnplacedReports } from './persistence/unplaced-report.repository.js';
import { UnplacedQueries } from './persistence/unplaced.queries.js';

const repositories = (tx: Transaction): OversightTx => ({
  digests: new PgSafeguardingDigests(tx),
  outbox: tx.outbox,
});

const alarms = (tx: Transaction): AlarmsTx => ({ alarms: new PgAlarms(tx), outbox: tx.outbox });

const unplaced = (tx: Transaction): UnplacedReportsTx => ({ reports: new PgUnplacedReports(tx), outbox: tx.outbox });

/** What those who look over the service are told of, beyond what is theirs to do. */
@Module({
  imports: [ContactsModule],
  providers: [
    {
      provide: OversightQueries,
      inject: [ScopedReads, ContactQueries],
      useFactory: (reads: ScopedReads, ledger: ContactQueries) => new OversightQueries(reads, ledger),
    },
    {
      provide: MakeSafeguardingDigests,
      inject: [DataSource, SURROUNDINGS, OversightQueries],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, oversight: OversightQueries) =>
        new MakeSafeguardingDigests(unitOfWork(dataSource, surroundings, repositories), surroundings, oversight),
    },
    {
      provide: RaiseAlarms,
      inject: [DataSource, SURROUNDINGS],
      useFactory: (dataSource: DataSource, surroundings: Surroundings) =>
        new RaiseAlarms(
          unitOfWork(dataSource, surroundings, alarms),
          surroundings,
          (line) => void process.stdout.write(`${line}\n`),
        ),
    },
    {
      provide: MakeUnplacedReports,
      inject: [DataSource, SURROUNDINGS, UnplacedQueries],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, queries: UnplacedQueries) =>
        new MakeUnplacedReports(unitOfWork(dataSource, surroundings, unplaced), surroundings, queries),
    },
    { provide: UnplacedQueries, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new UnplacedQueries(reads) },
    { provide: AlarmQueries, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new AlarmQueries(reads) },
    OversightResolver,
  ],
  exports: [MakeSafeguardingDigests, MakeUnplacedReports, RaiseAlarms],
})
export class OversightModule {}
