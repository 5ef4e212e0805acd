// Which search is measured: the document that clients send, and the statements that the service sends for it. Another list is measured by
// changing this file alone.
import { systemActor } from '../../dist/libs/kernel/src/index.js';
import { homeCellOf } from '../../dist/libs/travel/src/index.js';
import { ReaderQueries } from '../../dist/libs/opportunities/src/persistence/reader.queries.js';
import { ListingQueries } from '../../dist/libs/opportunities/src/persistence/listing.queries.js';

export const query = `{ opportunities(first: 20) { nodes { id title area employer { id name sector } slots { id startsOn endsOn placesLeft } } pageInfo { hasNextPage } } }`;

/** Where the student lives: a walk from every site of the bench. */
export const homeCell = homeCellOf({ latitude: 52.501, longitude: -1.801 });
/** The day of birth of the student who searches. */
export const bornOn = '2011-11-05';

/** What the list's own code sends to the database for that actor: what is closed to the student first, as the service itself, then the list. */
export async function searchStatements(actor) {
  const sent = [];
  const note = ({ text }, values) => sent.push({ text, values });
  const recorder = {
    one: async (_actor, statement, values) => (note(statement, values), gateRow),
    all: async (_actor, statement, values) => (note(statement, values), []),
  };
  const filter = { kind: null, category: null, startsFrom: null, startsTo: null };
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
  const reader = await new ReaderQueries(recorder).of(actor, today);
  await new ListingQueries(recorder, null).ofProgramme(reader, { first: 20, after: null }, filter, today);
  const [gate, list, ...others] = sent;
  if (others.length > 0) throw new Error('The service sends more than the bare handler would.');
  return [
    { actor: systemActor('open-days'), ...gate },
    { actor, ...list },
  ];
}

const gateRow = { bornOn, homeCell, yearGroup: 10, saidLimits: {}, fare: null };

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
