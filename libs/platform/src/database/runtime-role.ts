import type { Pool } from 'pg';

/** The service was given a login that row-level security does not bind; it must not start. */
export class UnsafeDatabaseRole extends Error {
  override readonly name = 'UnsafeDatabaseRole';

  constructor(role: string, faults: readonly string[]) {
    super(
      `Refusing to start: the database role "${role}" ${faults.join(', ')}, so row-level security would not hold. ` +
        'Give the service the login that "foothold migrate" made for it in DATABASE_URL.',
    );
  }
}

/** Throws `UnsafeDatabaseRole` when the login is a superuser, bypasses row-level security, owns tables or may become somebody who does. */
export async function refuseUnsafeRole(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{
    role: string;
    superuser: boolean;
    bypass: boolean;
    owner: boolean;
    escalates: boolean;
  }>(`
    select r.rolname as role, r.rolsuper as superuser, r.rolbypassrls as bypass,
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname in ('public', 'audit') and c.relkind in ('r', 'p') and pg_has_role(r.oid, c.relowner, 'member')) as owner,
      exists (select from pg_roles o where (o.rolsuper or o.rolbypassrls) and o.oid <> r.oid and not r.rolsuper
              and pg_has_role(r.oid, o.oid, 'member')) as escalates
    from pg_roles r where r.rolname = session_user`);
  const found = rows[0];
  if (found === undefined) throw new UnsafeDatabaseRole('unknown', ['cannot be looked up']);
  const faults = [
    found.superuser && 'is a superuser',
    found.bypass && 'bypasses row-level security',
    found.owner && 'owns tables',
    found.escalates && 'may become a superuser',
  ].filter((fault) => fault !== false);
  if (faults.length > 0) throw new UnsafeDatabaseRole(found.role, faults);
}
