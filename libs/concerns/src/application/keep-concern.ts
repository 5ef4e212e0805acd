import { today, type Actor, type IdOf, type Surroundings } from '#kernel';
import { placeSuspension } from '#suspensions';
import {
  authorityDueOn,
  type AllegedHost,
  type Concern,
  type ConcernSubject,
  type RaisedBy,
} from '../domain/concern.js';
import type { KeepingTx } from './ports.js';

/** What is to be kept, of whom and by whom. */
export interface NewConcern extends ConcernSubject, RaisedBy, Pick<Concern, 'body' | 'feltSafe'> {}

/**
 * Writes a concern down for the safeguarding lead of one school, and tells that lead alone: neither the rest of the school nor the employer may
 * learn that there is a concern.
 */
export async function keepConcern(
  { concerns, outbox }: Pick<KeepingTx, 'concerns' | 'outbox'>,
  { clock, newId }: Surroundings,
  concern: NewConcern,
): Promise<IdOf<'Concern'>> {
  const id = newId('Concern');
  const { programmeId, schoolId: safeguardingOf } = concern;
  await concerns.add({ ...concern, id, authorityDueOn: null }, clock.now());
  await outbox.add({ kind: 'concern.raised', subjectId: id, programmeId, safeguardingOf });
  return id;
}

/**
 * As `keepConcern`, for an allegation about an adult: the adult, where named, and the site are held from now on in the whole programme, without a
 * word of why, and the local authority has to hear of it within one working day.
 */
export async function keepAllegation(
  tx: KeepingTx,
  surroundings: Surroundings,
  actor: Actor,
  concern: NewConcern & { readonly host: AllegedHost },
): Promise<IdOf<'Concern'>> {
  const { clock, newId } = surroundings;
  const id = newId('Concern');
  const { programmeId, schoolId: safeguardingOf, host } = concern;
  await tx.concerns.add({ ...concern, id, authorityDueOn: authorityDueOn(today(clock)) }, clock.now());
  await tx.outbox.add({ kind: 'concern.allegation', subjectId: id, programmeId, safeguardingOf });
  await holdAlleged(tx, surroundings, actor, concern.programmeId, host);
  return id;
}

/** Holds an adult, where one is named, and the site; what is held already stays as it is. An allegation about them has to be kept before. */
export async function holdAlleged(
  tx: KeepingTx,
  surroundings: Surroundings,
  actor: Actor,
  programmeId: ConcernSubject['programmeId'],
  { employerId, siteId, hostAdultId }: AllegedHost,
): Promise<void> {
  const reason = 'A safeguarding lead is looking at an allegation.';
  const adult = hostAdultId === null ? [] : [{ employerId, siteId: null, hostAdultId }];
  for (const host of [...adult, { employerId, siteId, hostAdultId: null }]) {
    await placeSuspension(tx, surroundings, actor, { host, programmeId, suspendedAs: 'ALLEGATION', reason });
  }
}
