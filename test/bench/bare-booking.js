// The bare limit of a booking: the statements that one sends, recorded, sent again with ids of their own by fastify and pg alone, in the same
// batches, each after the answer to the one before.
import fastify from 'fastify';
import pg from 'pg';
import { newId } from '../../dist/libs/platform/src/index.js';

const { databaseUrl, port, signIn, batches, sentIds } = JSON.parse(process.env.BARE);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 16, pipeline: true });
const app = fastify();

app.post('/bare', async () => {
  await pool.query({ name: 'sign_in', text: 'select * from sign_in($1, $2)', values: signIn });
  const ownRequest = newId('SlotRequest');
  const ids = Object.entries(sentIds).map(([kind, id]) => [id, kind === 'SlotRequest' ? ownRequest : newId(kind)]);
  const own = (value) =>
    typeof value === 'string' ? ids.reduce((text, [sent, id]) => text.replaceAll(sent, id), value) : value;
  const client = await pool.connect();
  try {
    let remaining;
    for (const batch of batches) {
      const answers = await Promise.all(
        batch.map(({ name, text, values }) => client.query({ name, text, values: values?.map(own) })),
      );
      for (const { rows } of answers) remaining = rows?.[0]?.remaining ?? remaining;
    }
    return { data: { requestSlot: { slotRequestId: ownRequest, remainingPlaces: remaining } } };
  } finally {
    client.release();
  }
});

await app.listen({ host: '127.0.0.1', port });
