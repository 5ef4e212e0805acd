import type { Point } from '#geo';
import type { Transaction } from '#platform';
import type { PostcodeDirectory } from '../application/ports.js';

/** The postcode directory in PostgreSQL, asked for many at once. */
export class PgPostcodeDirectory implements PostcodeDirectory {
  constructor(private readonly tx: Transaction) {}

  async locateAll(postcodes: readonly string[]): Promise<ReadonlyMap<string, Point>> {
    const rows = await this.tx.manager.query<({ code: string } & Point)[]>(
      'select code, latitude, longitude from postcode where code = any($1)',
      [postcodes],
    );
    return new Map(rows.map(({ code, latitude, longitude }) => [code, { latitude, longitude }]));
  }
}
