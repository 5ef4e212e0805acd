import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { employerStates } from '#employers';
import { letterKinds } from '#notifications';
import { allocationStates, eventOf } from '#placements';
import { slotRequestStates } from '#bookings';

/** Kinds that the code makes out of states. */
const madeOfStates = [
  ...allocationStates.map(eventOf),
  ...slotRequestStates.map((state) => `slot-request.${state.toLowerCase()}`),
  ...employerStates.map((state) => `employer.${state.toLowerCase()}`),
];

/** Every text of the form `thing.happened` in the use cases. */
async function kindsInUseCases(): Promise<Set<string>> {
  const files = (await readdir('libs', { recursive: true })).filter((file) =>
    /src\/(application|domain)\/.*(?<!\.spec)\.ts$/.test(file),
  );
  const texts = await Promise.all(
    files.filter((file) => !file.startsWith('notifications/')).map((file) => readFile(join('libs', file), 'utf8')),
  );
  return new Set(texts.flatMap((text) => [...text.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, kind]) => kind ?? '')));
}

describe('letters', () => {
  it('tell of events that the service really makes', async () => {
    const made = new Set([...madeOfStates, ...(await kindsInUseCases())]);
    expect(letterKinds.map(({ kind }) => kind).filter((kind) => !made.has(kind))).toEqual([]);
  });
});
