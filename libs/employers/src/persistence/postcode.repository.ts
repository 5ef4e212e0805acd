import type { Transaction } from '#platform';
import type { Postcodes } from '../application/ports.js';

/** The postcode directory in PostgreSQL. */
export class PgPostcodes implements Postcodes {
  constructor(private readonly tx: Transaction) {}

  async locate(postcode: string): Promise<{ latitude: number; longitude: number } | undefined> {
    const rows = await this.tx.manager.query<{ latitude: number; longitude: number }[]>(
      'select latitude, longitude from postcode where code = $1',
      [postcode],
    );
    return rows[0];
  }
}
