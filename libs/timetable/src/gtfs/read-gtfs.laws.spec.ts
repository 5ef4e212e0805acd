import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeTimetable } from '../codec/timetable-codec.js';
import { anyFeed, timetableOf } from './any-feed.fixture.js';
import { feedOf, type FeedTexts } from './feed.fixture.js';
import { readGtfs } from './read-gtfs.js';
import { anyStyle, tablesOf, textsOf, type FeedTables } from './write-feed.fixture.js';

async function bytesOf(texts: FeedTexts): Promise<Uint8Array> {
  return encodeTimetable((await readGtfs(feedOf(texts, 1_000))).timetable);
}

const plain = { lineEnd: '\n', hasByteOrderMark: false, quotesAll: false } as const;

/** The same tables with rows and columns in another order, and one more column. */
function shuffled(tables: FeedTables, gen: fc.GeneratorValue): FeedTables {
  const inAnyOrder = <Item>(items: readonly Item[]): Item[] =>
    gen(() => fc.shuffledSubarray([...items], { minLength: items.length }));
  return Object.fromEntries(
    Object.entries(tables).map(([file, [header = [], ...rows]]) => {
      const columns = inAnyOrder([...header.keys(), header.length]);
      const arranged = [[...header, 'of_no_interest'], ...inAnyOrder(rows).map((row) => [...row, 'x'])];
      return [file, arranged.map((row) => columns.map((column) => row[column]!))];
    }),
  );
}

describe('reading a feed', () => {
  it('gives the columns that its rows say', async () => {
    await fc.assert(
      fc.asyncProperty(anyFeed, anyStyle, fc.integer({ min: 1, max: 200 }), async (feed, style, pieceBytes) => {
        const { timetable } = await readGtfs(feedOf(textsOf(tablesOf(feed), style), pieceBytes));
        expect(timetable).toEqual(timetableOf(feed));
      }),
    );
  });

  it('gives the same bytes whatever the order of rows and columns', async () => {
    await fc.assert(
      fc.asyncProperty(anyFeed, fc.gen(), async (feed, gen) => {
        const tables = tablesOf(feed);
        const other = textsOf(shuffled(tables, gen), plain);
        expect(await bytesOf(other)).toEqual(await bytesOf(textsOf(tables, plain)));
      }),
    );
  });
});
