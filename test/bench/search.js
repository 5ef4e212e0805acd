// Which search is measured: the document that clients send, and the statement that the service sends for it. Another list is measured by
// changing this file alone.
import { ListingQueries } from '../../dist/libs/opportunities/src/persistence/listing.queries.js';

export const query = `{ opportunities(first: 20) { nodes { id title area employer { id name sector } slots { id startsOn endsOn placesLeft } } pageInfo { hasNextPage } } }`;

/** What the list's own code sends to the database for that actor. */
export async function searchStatement(actor) {
  const sent = {};
  const recorder = { all: async (_actor, { text }, parameters) => (Object.assign(sent, { text, parameters }), []) };
  const filter = { kind: null, category: null, startsFrom: null, startsTo: null };
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
  await new ListingQueries(recorder, null).ofProgramme(await readerOf(actor, today), { first: 20, after: null }, filter, today);
  return sent;
}

/** A page out of the rows of that statement, as the document asks for it. */
export const pageOf = (rows) => ({
  opportunities: {
    nodes: rows.slice(0, 20).map(({ id, title, area, employer, slots }) => ({
      id,
      title,
      area,
      employer: { id: employer.id, name: employer.name, sector: employer.sector },
      slots: slots.map(({ id: slotId, startsOn, endsOn, placesLeft }) => ({
        id: slotId,
        startsOn,
        endsOn,
        placesLeft,
      })),
    })),
    pageInfo: { hasNextPage: rows.length > 20 },
  },
});

/** The nodes of an answer. */
export const nodesOf = ({ data }) => data.opportunities.nodes;
