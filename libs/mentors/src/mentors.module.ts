import { Module } from '@nestjs/common';
import { PgGrants } from '#identity';
import { FindAdverts, OpportunitiesModule } from '#opportunities';
import { newId, ScopedReads, useCases, type Transaction } from '#platform';
import { AppointMentor } from './application/appoint-mentor.use-case.js';
import { AssignMentor } from './application/assign-mentor.use-case.js';
import { ClearMentor } from './application/clear-mentor.use-case.js';
import { EndMentoring } from './application/end-mentoring.use-case.js';
import { FindForStudent } from './application/find-for-student.js';
import type { MentorsTx } from './application/ports.js';
import { WatchMentorChecks } from './application/watch-mentor-checks.use-case.js';
import { MentorResolver } from './graphql/mentor.resolver.js';
import { MentorQueries } from './persistence/mentor.queries.js';
import { PgMentors } from './persistence/mentor.repository.js';

const repositories = (tx: Transaction): MentorsTx => ({
  grants: new PgGrants(tx, newId),
  mentors: new PgMentors(tx),
  outbox: tx.outbox,
});

/** People whom a school lets help some of its students, by name. */
@Module({
  imports: [OpportunitiesModule],
  providers: [
    ...useCases(repositories, [AppointMentor, AssignMentor, ClearMentor, EndMentoring, WatchMentorChecks]),
    {
      provide: MentorQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new MentorQueries(reads),
    },
    {
      provide: FindForStudent,
      inject: [MentorQueries, FindAdverts],
      useFactory: (queries: MentorQueries, adverts: FindAdverts) => new FindForStudent(queries, adverts),
    },
    MentorResolver,
  ],
  exports: [MentorQueries, WatchMentorChecks],
})
export class MentorsModule {}
