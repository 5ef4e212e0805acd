import type { Actor, ProgrammeId, Surroundings } from '#kernel';
import { escalatesAt, type SuspendedHost, type Suspension, type SuspensionOrigin } from '../domain/suspension.js';
import type { SuspensionsTx } from './ports.js';
import { tellOfSuspension } from './tell-of-suspension.js';

/** What is suspended, by whom and why. */
export interface NewSuspension {
  readonly host: SuspendedHost;
  readonly programmeId: ProgrammeId;
  readonly suspendedAs: SuspensionOrigin;
  readonly reason: string;
}

/** Keeps a suspension and tells everybody concerned; `undefined` where the same is suspended already. Part of the caller's unit of work. */
export async function placeSuspension(
  tx: SuspensionsTx,
  { clock, newId }: Surroundings,
  actor: Actor,
  { host, programmeId, suspendedAs, reason }: NewSuspension,
): Promise<Suspension | undefined> {
  const { employerId, siteId, hostAdultId } = host;
  const suspension: Suspension = {
    id: newId('Suspension'),
    programmeId,
    employerId,
    siteId,
    hostAdultId,
    suspendedBy: suspendedAs === 'ALLEGATION' ? null : actor.accountId,
    suspendedAs,
    joinedBy: null,
    leadAgreedBy: null,
    coordinatorAgreedBy: null,
    isEscalated: false,
  };
  const at = clock.now();
  const isNew = await tx.suspensions.add(suspension, { reason, at, escalatesAt: escalatesAt(suspendedAs, at) });
  if (!isNew) return undefined;
  await tellOfSuspension(tx, suspension, 'BEGUN', clock);
  return suspension;
}
