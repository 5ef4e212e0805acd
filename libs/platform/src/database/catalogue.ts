import pg from 'pg';
import type { QueryResultRow } from 'pg';
import type { Statement } from './statement.js';

/** Reads of the public catalogue, by a login whose policies are constant: no transaction, no scope, and nothing private in reach. */
export class CataloguePool {
  private readonly pool: pg.Pool;

  constructor(catalogueUrl: string) {
    this.pool = new pg.Pool({ connectionString: catalogueUrl, max: 8, connectionTimeoutMillis: 10_000 });
    this.pool.on('error', () => undefined);
  }

  /** All rows of the statement, in its order. */
  async all<Row extends QueryResultRow>(read: Statement<Row>, parameters: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.pool.query<Row>({ name: read.name, text: read.text, values: [...parameters] });
    return rows;
  }

  async onModuleDestroy(): Promise<void> {
    await this.pool.end();
  }
}
