// The bare limit of a booking: the statements that one sends, recorded, sent again with ids of their own by fastify and pg alone, in the same
// order, each after the answer to the one before.
import fastify from 'fastify';
import pg from 'pg';
import { newId } from '../../dist/libs/platform/src/index.js';

const { databaseUrl, port, signIn, statements, requestId, eventId } = JSON.parse(process.env.BARE);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 16 });
const app = fastify();

app.post('/bare', async () => {
  await pool.query({ name: 'sign_in', text: 'select * from sign_in($1, $2)', values: signIn });
  const [ownRequest, ownEvent] = [newId('SlotRequest'), newId('Event')];
  const own = (value) =>
    typeof value === 'string' ? value.replaceAll(requestId, ownRequest).replaceAll(eventId, ownEvent) : value;
  const client = await pool.connect();
  try {
    let remaining;
    for (const { text, values } of statements) {
      const { rows } = await client.query(text, values?.map(own));
      remaining = rows?.[0]?.remaining ?? remaining;
    }
    return { data: { requestSlot: { slotRequestId: ownRequest, remainingPlaces: remaining } } };
  } finally {
    client.release();
  }
});

await app.listen({ host: '127.0.0.1', port });
