import type pg from 'pg';
import type { PostcodeRow } from './read-postcode-row.js';

/** A row of the file that is to become the directory. */
export interface StagedRow extends PostcodeRow {
  readonly line: number;
}

/** A postcode that an earlier line has already. */
export interface RepeatedRow {
  readonly line: number;
  readonly code: string;
  readonly firstLine: number;
}

/** What the directory holds after it was replaced, and what was done to it. */
export interface SwappedDirectory {
  readonly live: number;
  readonly terminated: number;
  /** Codes, live or not, without a place of their own. */
  readonly placeless: number;
  readonly sectors: number;
  readonly outcodes: number;
  readonly removed: number;
  /** Added, or moved, or terminated. */
  readonly changed: number;
}

/**
 * Where a new directory is got ready, seen by nobody: a temporary table of one connection, which goes with it. Give it a connection as
 * the owner that nothing else uses.
 */
export class PostcodeStage {
  private constructor(private readonly owner: pg.Client) {}

  static async open(owner: pg.Client): Promise<PostcodeStage> {
    await owner.query(`
      create temporary table staged_postcode (
        line integer not null,
        code text collate "C" not null,
        latitude double precision,
        longitude double precision,
        terminated_on text collate "C"
      )`);
    return new PostcodeStage(owner);
  }

  /** Adds some thousands of rows at once. */
  async add(rows: readonly StagedRow[]): Promise<void> {
    await this.owner.query(
      `insert into staged_postcode (line, code, latitude, longitude, terminated_on)
       select * from unnest($1::integer[], $2::text[], $3::float8[], $4::float8[], $5::text[])`,
      [
        rows.map(({ line }) => line),
        rows.map(({ code }) => code),
        rows.map(({ point }) => point?.latitude ?? null),
        rows.map(({ point }) => point?.longitude ?? null),
        rows.map(({ terminatedOn }) => terminatedOn),
      ],
    );
  }

  /** How many rows have a postcode that stands in an earlier line too, and the first of them, in the order of the lines. */
  async repeated(most: number): Promise<{ count: number; first: RepeatedRow[] }> {
    const { rows } = await this.owner.query<RepeatedRow & { count: number }>(
      `select s.line, s.code, f.line as "firstLine", (count(*) over ())::integer as count
       from staged_postcode s
       join (select code, min(line) as line from staged_postcode group by code having count(*) > 1) f using (code)
       where s.line > f.line order by s.line limit $1`,
      [most],
    );
    return { count: rows[0]?.count ?? 0, first: rows };
  }

  /**
   * Makes the directory what was staged, in one transaction: whoever reads sees all of the old one or all of the new one, and waits for
   * neither, because only rows that differ are written and none is locked against reading. Two imports wait for each other.
   */
  async swapIn(): Promise<SwappedDirectory> {
    await this.owner.query('analyze staged_postcode');
    await this.owner.query('begin');
    try {
      const swapped = await this.replace();
      await this.owner.query('commit');
      return swapped;
    } catch (error) {
      await this.owner.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  private async replace(): Promise<SwappedDirectory> {
    await this.owner.query('lock table postcode in share row exclusive mode');
    const removed = await this.owner.query(
      'delete from postcode p where not exists (select from staged_postcode s where s.code = p.code)',
    );
    const changed = await this.owner.query(
      `merge into postcode p using staged_postcode s on p.code = s.code
       when matched and (p.latitude, p.longitude, p.terminated_on) is distinct from (s.latitude, s.longitude, s.terminated_on) then
         update set latitude = s.latitude, longitude = s.longitude, terminated_on = s.terminated_on
       when not matched then
         insert (code, latitude, longitude, terminated_on) values (s.code, s.latitude, s.longitude, s.terminated_on)`,
    );
    await this.owner.query('analyze postcode');
    await this.owner.query('select derive_partial_postcodes()');
    const { rows } = await this.owner.query<Omit<SwappedDirectory, 'removed' | 'changed'>>(
      `select (count(*) filter (where terminated_on is null))::integer as live, count(terminated_on)::integer as terminated,
         (count(*) filter (where latitude is null))::integer as placeless,
         (select count(*) from partial_postcode where kind = 'SECTOR')::integer as sectors,
         (select count(*) from partial_postcode where kind = 'OUTCODE')::integer as outcodes
       from postcode`,
    );
    const [held] = rows;
    if (held === undefined) throw new Error('A count gives one row.');
    return { ...held, removed: removed.rowCount ?? 0, changed: changed.rowCount ?? 0 };
  }
}
