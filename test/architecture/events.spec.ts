import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { slotRequestStates } from '#bookings';
import { concernStates } from '#concerns';
import { employerStates } from '#employers';
import { letterKinds } from '#notifications';
import { reportStates } from '#opportunities';
import { allocationStates, eventOf } from '#placements';
import { vettingTransitions } from '#vetting';
import { silentKinds } from './silent-kinds.js';

const lower = (states: readonly string[]): string[] => states.map((state) => state.toLowerCase().replaceAll('_', '-'));

/** What comes before the dot of kinds that the code makes out of states, with what may come after it. */
const madeOfStates: Readonly<Record<string, readonly string[]>> = {
  allocation: allocationStates.map((state) => eventOf(state).replace('allocation.', '')),
  'slot-request': lower(slotRequestStates),
  employer: lower(employerStates),
  concern: lower(concernStates),
  'advert-report': lower(reportStates),
  vetting: lower(Object.keys(vettingTransitions)),
  'vetting-notice': ['lapsed', 'expired', 'suspended', 'blocked'],
};

/** Texts with a dot in them that are no kinds: tables, and the ends of addresses. */
const isNoKind = (text: string): boolean => text.startsWith('audit.') || text.endsWith('.uk');

/** The use cases and what they are made of. */
async function sources(): Promise<string[]> {
  const files = (await readdir('libs', { recursive: true })).filter((file) =>
    /src\/(application|domain)\/.*(?<!\.spec)\.ts$/.test(file),
  );
  return Promise.all(
    files
      .filter((file) => !file.startsWith('notifications/src/domain/'))
      .map((file) => readFile(join('libs', file), 'utf8')),
  );
}

/** Every kind that a use case writes: texts of the form `thing.happened` that are no key of a table, and those made of states. */
function kindsIn(texts: readonly string[]): Set<string> {
  const written = texts.flatMap((text) =>
    [...text.matchAll(/'([a-z-]+\.[a-z-]+)'(?!:)/g)].map(([, kind]) => kind ?? ''),
  );
  const made = Object.entries(madeOfStates).flatMap(([thing, ends]) => ends.map((end) => `${thing}.${end}`));
  return new Set([...written.filter((kind) => !isNoKind(kind)), ...made]);
}

/** What stands before the dot where a kind is put together. */
function thingsIn(texts: readonly string[]): Set<string> {
  const pattern = /(?:kind(?::| =)|return|=>)\s*`([a-z-]+)\.\$\{/g;
  return new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, thing]) => thing ?? '')));
}

/** Kinds that nobody has decided about: without words for anybody, and not among the silent. */
function undecided(kinds: Iterable<string>): string[] {
  const worded = new Set(letterKinds.map(({ kind }) => kind));
  return [...kinds].filter((kind) => !worded.has(kind) && silentKinds[kind] === undefined).sort();
}

describe('letters', () => {
  it('tell of events that the service really makes', async () => {
    const made = kindsIn(await sources());
    expect(letterKinds.map(({ kind }) => kind).filter((kind) => !made.has(kind))).toEqual([]);
  });
});

describe('every kind of event', () => {
  it('has words for somebody, or is silent for a reason', async () => {
    expect(undecided(kindsIn(await sources()))).toEqual([]);
  });

  it('that is new is missed: written out in a use case, or put together', async () => {
    const texts = await sources();
    const sneaked = `await outbox.add({ kind: 'slot.painted', subjectId });`;
    expect(undecided(kindsIn([...texts, sneaked]))).toEqual(['slot.painted']);
    expect([...thingsIn(['const kind = `kitchen.${to}`;'])]).toEqual(['kitchen']);
  });

  it('that is put together of a thing and a state is known with each of its states', async () => {
    expect([...thingsIn(await sources())].sort()).toEqual(Object.keys(madeOfStates).sort());
  });

  it('that is silent is still made, has no words, and says why', async () => {
    const made = kindsIn(await sources());
    const worded = new Set(letterKinds.map(({ kind }) => kind));
    for (const [kind, reason] of Object.entries(silentKinds)) {
      expect([kind, made.has(kind), worded.has(kind)]).toEqual([kind, true, false]);
      expect(reason).toMatch(/^[a-z].{14,}$/);
    }
  });
});
