import { Module } from '@nestjs/common';
import { useCases, type Transaction } from '#platform';
import { AlertNoInduction } from './application/alert-no-induction.use-case.js';
import { CoverPlacementDays } from './application/cover-placement-days.use-case.js';
import { NoteAccidentCover } from './application/note-accident-cover.use-case.js';
import { NotePlacement } from './application/note-placement.use-case.js';
import type { SchoolCoverTx } from './application/ports.js';
import { SchoolCoverResolver } from './graphql/school-cover.resolver.js';
import { PgCovers, PgPlacementNotes } from './persistence/cover.repositories.js';

const repositories = (tx: Transaction): SchoolCoverTx => ({
  covers: new PgCovers(tx),
  notes: new PgPlacementNotes(tx),
  outbox: tx.outbox,
});

const useCaseClasses = [AlertNoInduction, CoverPlacementDays, NoteAccidentCover, NotePlacement];

/** What schools arrange for days on which students are out, and what is noted about one place before a student goes. */
@Module({ providers: [...useCases(repositories, useCaseClasses), SchoolCoverResolver], exports: useCaseClasses })
export class SchoolCoverModule {}
