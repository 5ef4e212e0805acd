// The bare limit: the same statements for the same student, by fastify and pg alone. No GraphQL, no guard, no token.
import fastify from 'fastify';
import pg from 'pg';
import { pageOf } from './search.js';

const { databaseUrl, port, signIn, reads } = JSON.parse(process.env.BARE);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 16, pipeline: true });
const app = fastify();

app.post('/bare', async () => {
  await pool.query({ name: 'sign_in', text: 'select * from sign_in($1, $2)', values: signIn });
  const client = await pool.connect();
  try {
    let rows = [];
    for (const [index, { scope, text, values }] of reads.entries()) {
      [, { rows }] = await Promise.all([
        client.query(`begin read only;${scope}`),
        client.query({ name: `read_${index}`, text, values }),
        client.query('commit'),
      ]);
    }
    return { data: pageOf(rows) };
  } finally {
    client.release();
  }
});

await app.listen({ host: '127.0.0.1', port });
