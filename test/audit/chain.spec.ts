import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { checkTrail, headsIn, type TrailCheck } from '#audit';
import { localDate } from '#kernel';
import { aProgramme, aSchool, anEmployer, asOwner, perform, surroundings, tick } from '#testing';

/** Does it as somebody who owns the database, past the triggers and foreign keys, and takes it back when the check is made. */
async function checkAfter(tampering: string, heads = ''): Promise<TrailCheck> {
  const owner = new pg.Client(surroundings().owner);
  await owner.connect();
  try {
    await owner.query(`begin; set local session_replication_role = replica`);
    await owner.query(tampering);
    return await checkTrail(owner, headsIn(heads));
  } finally {
    await owner.query('rollback');
    await owner.end();
  }
}

const head = async (): Promise<{ position: string; hash: string }> =>
  (
    await asOwner<{ position: string; hash: string }>(
      `select position::text, encode(hash, 'hex') as hash from audit.seal order by audit.seal.position desc limit 1`,
    )
  )[0] ?? { position: '0', hash: '' };

/** Some rows on the chain, whatever other tests have left. */
async function someSealedRows(): Promise<string> {
  await aSchool(await aProgramme());
  await tick('seal-audit');
  return (await head()).position;
}

describe('the audit trail', () => {
  it('holds from its first row, whoever wrote it', async () => {
    await someSealedRows();
    const { fault, unsealed, head: end } = await checkAfter('select 1');
    expect(fault).toBeNull();
    expect(unsealed).toBe(0);
    expect(end).toEqual(await head());
    expect(BigInt(end.position)).toBeGreaterThan(2n);
  });

  it.each([
    ['a reason', `update audit.entry set reason = 'another' where seq = $seq`],
    ['who acted', `update audit.entry set actor = 'acc_00000000000000000000000000' where seq = $seq`],
    ['the time', `update audit.entry set at = at - interval '1 microsecond' where seq = $seq`],
    ['the names of fields', `update audit.entry set fields = fields || '{adjustments}' where seq = $seq`],
    [
      'a part for its neighbour',
      `update audit.entry set school_id = employer_id, employer_id = coalesce(school_id, 'x') where seq = $seq`,
    ],
  ])('names the row of which somebody changed %s', async (_what, sql) => {
    const position = (BigInt(await someSealedRows()) - 2n).toString();
    const [row] = await asOwner<{ seq: string }>('select seq::text from audit.seal where position = $1', [position]);
    const { fault } = await checkAfter(sql.replace('$seq', row?.seq ?? ''));
    expect(fault).toEqual({ kind: 'ROW_CHANGED', position, seq: row?.seq });
  });

  it('names the row that is gone, and the link that is', async () => {
    const position = (BigInt(await someSealedRows()) - 2n).toString();
    const [row] = await asOwner<{ seq: string }>('select seq::text from audit.seal where position = $1', [position]);
    const gone = await checkAfter(`delete from audit.entry where seq = ${row?.seq}`);
    expect(gone.fault).toEqual({ kind: 'ROW_MISSING', position, seq: row?.seq });
    const both = await checkAfter(
      `delete from audit.entry where seq = ${row?.seq}; delete from audit.seal where position = ${position}`,
    );
    expect(both.fault).toEqual({ kind: 'GAP', position, seq: null });
  });

  it('names where two rows changed places', async () => {
    const position = (BigInt(await someSealedRows()) - 2n).toString();
    const next = (BigInt(position) + 1n).toString();
    const swapped = await checkAfter(
      `update audit.seal set position = position + 1000000 where position in (${position}, ${next});
       update audit.seal set position = ${position}::bigint + ${next} + 1000000 - position where position > 1000000`,
    );
    expect(swapped.fault).toMatchObject({ kind: 'NOT_LINKED', position });
  });

  it('names a chain that was made anew only because its head was published, and one that was cut off', async () => {
    await someSealedRows();
    const { position, hash } = await head();
    const published = `audit head ${localDate('2026-09-14')} ${position} ${hash}\n`;
    const anew = `update audit.entry set reason = 'another' where seq = (select max(seq) from audit.seal);
      update audit.seal s set hash = sha256(s.prev_hash || convert_to(audit.line(e), 'UTF8')) from audit.entry e
      where e.seq = s.seq and s.position = ${position}`;
    expect((await checkAfter(anew)).fault).toBeNull();
    expect((await checkAfter(anew, published)).fault).toEqual({ kind: 'HEAD_CHANGED', position, seq: null });
    const cut = `delete from audit.seal where position = ${position}`;
    expect((await checkAfter(cut, published)).fault).toEqual({ kind: 'HEAD_MISSING', position, seq: null });
    expect((await checkAfter('select 1', published)).fault).toBeNull();
  });

  it('names a row that stands unsealed for more than an hour', async () => {
    await someSealedRows();
    const { fault } = await checkAfter(
      `insert into audit.entry (acting_role, action, object_type, request_id, at) values ('SYSTEM', 'x', 'x', 'x', now() - interval '61 minutes')`,
    );
    expect(fault).toMatchObject({ kind: 'NOT_SEALED', position: null });
  });

  it('cannot be changed by the service, nor by its owner while the triggers stand', async () => {
    const service = new pg.Client(surroundings().service);
    await service.connect();
    const attempts = [
      `update audit.entry set reason = 'x'`,
      'delete from audit.entry',
      'truncate audit.entry',
      'select * from audit.entry',
      `update audit.seal set hash = hash`,
      'delete from audit.seal',
      `insert into audit.seal (position, seq, prev_hash, hash) values (1, 1, '', '')`,
      `insert into audit.entry (at, acting_role, action, object_type, request_id) values (now(), 'SYSTEM', 'x', 'x', 'x')`,
      'select audit.seal_next(1)',
      'select audit.prune(now())',
    ];
    try {
      for (const sql of attempts) {
        const refused = await service.query(sql).then(
          () => 'done',
          (error: unknown) => (error as { code: string }).code,
        );
        expect([sql, refused]).toEqual([sql, '42501']);
      }
    } finally {
      await service.end();
    }
    for (const sql of [`update audit.entry set reason = 'x'`, 'delete from audit.seal', 'truncate audit.entry cascade'])
      await expect(asOwner(sql)).rejects.toThrow('only added to');
  });

  it('is sealed once, however many seal at the same moment', async () => {
    const programme = await aProgramme();
    await Promise.all([1, 2, 3].map(() => aSchool(programme)));
    const before = BigInt((await head()).position);
    await Promise.all([1, 2, 3, 4].map(() => tick('seal-audit')));
    const [counted] = await asOwner<{ rows: string; links: string }>(
      'select (select count(*) from audit.entry)::text as rows, (select count(*) from audit.seal)::text as links',
    );
    expect(counted?.links).toBe(counted?.rows);
    expect(BigInt((await head()).position)).toBeGreaterThan(before);
    expect((await checkAfter('select 1')).fault).toBeNull();
  });

  it('goes on from where it began after its oldest part has reached its age, and no younger part can be taken out', async () => {
    await someSealedRows();
    const owner = new pg.Client(surroundings().owner);
    await owner.connect();
    try {
      await owner.query(`begin; set local app.role = 'SYSTEM'`);
      const none = await owner.query<{ gone: string }>(`select audit.prune(now() + interval '100 years') as gone`);
      expect(none.rows).toEqual([{ gone: '0' }]);
      await owner.query(`set local session_replication_role = replica`);
      await owner.query(
        `delete from audit.seal; update audit.entry set at = at - interval '7 years' where seq <= (select seq from audit.entry order by seq offset 2 limit 1)`,
      );
      await owner.query(`select audit.seal_next(1000000)`);
      await owner.query(`set local session_replication_role = origin`);
      const gone = await owner.query<{ gone: string }>('select audit.prune(now()) as gone');
      expect(gone.rows).toEqual([{ gone: '3' }]);
      expect((await checkTrail(owner, [])).fault).toBeNull();
    } finally {
      await owner.query('rollback');
      await owner.end();
    }
  });
});

describe('a change and its audit row', () => {
  it('are saved together: who, as what, where, what and why, and no value', async () => {
    const employer = await anEmployer(await aProgramme());
    const rows = await asOwner(
      `select acting_role, action, object_type, object_id, fields, reason, actor is not null as known from audit.entry where employer_id = $1 order by seq`,
      [employer.id],
    );
    const done = (rows as { action: string }[]).map(({ action }) => action);
    expect(done).toEqual([
      'employer.registered',
      'site.added',
      'host-adult.added',
      'host-adult.added',
      'insurance.declared',
      'insurance.declared',
      'employer.submitted',
      'host-adult.called-back',
      'host-adult.called-back',
      'employer.verified',
    ]);
    expect(rows.at(-1)).toMatchObject({
      acting_role: 'COORDINATOR',
      object_type: 'Employer',
      object_id: employer.id,
      known: true,
    });
    const [text] = await asOwner<{ text: string }>(
      'select string_agg(e::text, $$$$) as text from audit.entry e where employer_id = $1',
      [employer.id],
    );
    for (const value of ['Robin Hale', 'Midland Mutual', 'Coventry Road', 'example.org'])
      expect(text?.text).not.toContain(value);
  });

  it('fail together: nothing is changed that the trail cannot take', async () => {
    const programme = await aProgramme();
    await asOwner('alter table audit.entry rename to entry_out_of_reach');
    try {
      const input = { urn: '199999', name: 'Unwritten School', postcode: 'B36 8EY' };
      await expect(perform(programme.coordinator, 'registerSchool', input)).rejects.toThrow('500');
      expect(await asOwner('select from school where name = $1', [input.name])).toEqual([]);
    } finally {
      await asOwner('alter table audit.entry_out_of_reach rename to entry');
    }
  });
});
