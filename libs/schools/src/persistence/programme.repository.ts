import type { ProgrammeId } from '#kernel';
import type { Transaction } from '#platform';
import type { Programmes } from '../application/ports.js';
import type { Programme } from '../domain/programme.js';
import { ProgrammeRow } from './school.rows.js';

/** Programmes in PostgreSQL. */
export class PgProgrammes implements Programmes {
  constructor(private readonly tx: Transaction) {}

  async add(programme: Programme): Promise<void> {
    await this.tx.manager.insert(ProgrammeRow, programme);
  }

  async exists(id: ProgrammeId): Promise<boolean> {
    return this.tx.manager.existsBy(ProgrammeRow, { id });
  }
}
