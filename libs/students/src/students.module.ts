import { Module } from '@nestjs/common';
import { newId, ScopedReads, useCases, type Transaction } from '#platform';
import { PgPostcodeDirectory } from '#postcodes';
import { AnswerInterestStatements } from './application/answer-interest-statements.use-case.js';
import { ImportStudents } from './application/import-students.use-case.js';
import type { StudentsTx } from './application/ports.js';
import { SetMyInterests } from './application/set-my-interests.use-case.js';
import { InterestResolver } from './graphql/interest.resolver.js';
import { StudentResolver } from './graphql/student.resolver.js';
import { PgStudentSignIns } from './persistence/student-sign-in.repository.js';
import { StudentQueries } from './persistence/student.queries.js';
import { PgStudents } from './persistence/student.repository.js';

const repositories = (tx: Transaction): StudentsTx => ({
  students: new PgStudents(tx),
  directory: new PgPostcodeDirectory(tx),
  signIns: new PgStudentSignIns(tx, newId),
  outbox: tx.outbox,
});

const useCaseClasses = [AnswerInterestStatements, ImportStudents, SetMyInterests];

/** Students: the school's import, what staff see of them, and what they say of themselves. */
@Module({
  providers: [
    ...useCases(repositories, useCaseClasses),
    { provide: StudentQueries, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new StudentQueries(reads) },
    StudentResolver,
    InterestResolver,
  ],
  exports: useCaseClasses,
})
export class StudentsModule {}
