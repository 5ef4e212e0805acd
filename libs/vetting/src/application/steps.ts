import {
  mayMove,
  NotFound,
  today,
  type Actor,
  type ActivityProfileId,
  type Clock,
  type EmployerId,
  type LocalDate,
  type SiteId,
} from '#kernel';
import { VettingIncomplete } from '../domain/problems.js';
import { stillAsked } from '../domain/requirements.js';
import type { VettingFile } from '../domain/vetting-file.js';
import { vettingTransitions, type StepNeeds, type VettingRole } from '../domain/vetting-state.js';
import type { Profiles, VettingTx } from './ports.js';

/** The file of that id, locked. Throws `NotFound`. */
export async function lockedFile(profiles: Profiles, id: string): Promise<VettingFile> {
  const file = await profiles.lock(id);
  if (file === undefined) throw new NotFound('ActivityProfile', id);
  return file;
}

/** Throws `VettingIncomplete` with everything that is missing of what a step needs. */
export function requireComplete(file: VettingFile, on: LocalDate, needs: StepNeeds): void {
  const missing = stillAsked(file, on, needs).map(({ requirement }) => requirement.ask);
  if (missing.length > 0) throw new VettingIncomplete(missing);
}

/** The role in which the actor moves a profile. */
export function roleOf(actor: Actor): VettingRole {
  return actor.role as VettingRole;
}

/** Takes on every answered profile of an employer that waited only for who the employer is. One read, and one write where there are any. */
export async function takeOnIdentified(
  { profiles, outbox }: VettingTx,
  employerId: EmployerId,
  clock: Clock,
): Promise<void> {
  const files = await profiles.lockAllOf(employerId, null);
  const known = files.filter(
    (file) => file.profile.state === 'IDENTITY' && stillAsked(file, today(clock), 'IDENTITY').length === 0,
  );
  const ids = known.map(({ profile }) => profile.id);
  if (ids.length === 0) return;
  await profiles.move(ids, 'DECLARED', clock.now());
  await outbox.add(...ids.map((subjectId) => ({ kind: 'vetting.declared', subjectId, employerId })));
}

/**
 * The employer is another one, or elsewhere: whatever was approved there lapses at once, back to who it is. Tells the employer, the coordinators and
 * every school with places there. Returns what has lapsed.
 */
export async function lapse(
  { profiles, outbox }: VettingTx,
  employerId: EmployerId,
  siteId: SiteId | null,
  clock: Clock,
): Promise<ActivityProfileId[]> {
  const files = await profiles.lockAllOf(employerId, siteId);
  const lapsed = files
    .map(({ profile }) => profile)
    .filter(({ state }) => state !== 'DRAFT' && mayMove(vettingTransitions, state, 'IDENTITY', 'EMPLOYER'));
  const ids = lapsed.map(({ id }) => id);
  if (ids.length === 0) return [];
  await profiles.move(ids, 'IDENTITY', clock.now());
  for (const profile of lapsed) {
    await outbox.add({ kind: 'vetting.lapsed', subjectId: profile.id, employerId, coordinatorOf: profile.programmeId });
    await tellSchools({ profiles, outbox }, profile, 'lapsed', clock);
  }
  return ids;
}

/** Tells every school with places at the profile's site, one event each. */
export async function tellSchools(
  { profiles, outbox }: Pick<VettingTx, 'profiles' | 'outbox'>,
  { id, siteId, programmeId }: Pick<VettingFile['profile'], 'id' | 'siteId' | 'programmeId'>,
  what: string,
  clock: Clock,
): Promise<void> {
  const schools = await profiles.schoolsWithPlacesAt(siteId, today(clock));
  // A kind of its own: the event beside it has the places looked at again, and once is enough.
  const kind = `vetting-notice.${what}`;
  await outbox.add(...schools.map((schoolId) => ({ kind, subjectId: id, schoolId, programmeId })));
}
