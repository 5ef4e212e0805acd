import { statement, type CataloguePool } from '#platform';
import type { Programme } from '../domain/programme.js';

const all = statement<Programme>(
  'programmes',
  'select id, name, area, school_year as "schoolYear" from programme order by school_year desc, name, id',
);

/** Public reads of programmes. */
export class ProgrammeQueries {
  constructor(private readonly catalogue: CataloguePool) {}

  /** Every programme, the newest school year first; a place starts one a year, so they are few. */
  async all(): Promise<Programme[]> {
    return this.catalogue.all(all);
  }
}
