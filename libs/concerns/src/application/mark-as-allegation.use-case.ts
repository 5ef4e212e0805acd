import { InvalidInput, NotFound, today, WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { authorityDueOn, concernTransitions, type AllegedHost, type ConcernedHost } from '../domain/concern.js';
import { holdAlleged } from './keep-concern.js';
import { lockedConcern } from './locked-concern.js';
import type { ConcernsTx, LockedConcern } from './ports.js';

/** What a safeguarding lead reads in a worry. */
export interface MarkAsAllegationCommand {
  readonly concernId: string;
  /** The adult, or the site, that it is about; null for the site of the placement. */
  readonly hostId: string | null;
}

/** Takes a concern for what it is, an allegation about an adult: the host is held at once and the local authority has to hear of it. */
export class MarkAsAllegation {
  constructor(
    private readonly unitOfWork: UnitOfWork<ConcernsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Doing it twice is harmless. Throws `NotFound`, `WrongState` for one that is closed, `InvalidInput` where no site is known. */
  run(actor: Actor, { concernId, hostId }: MarkAsAllegationCommand): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const concern = await lockedConcern(tx.concerns, concernId);
      if (concern.isAllegation) return;
      if (concern.state === 'CLOSED') {
        throw new WrongState('Concern', 'CLOSED', 'ALLEGATION', concernTransitions.CLOSED.from);
      }
      const host = await allegedHost(concern, hostId, tx);
      const { id: subjectId, programmeId, schoolId: safeguardingOf } = concern;
      await tx.concerns.markAsAllegation(subjectId, host, authorityDueOn(today(this.surroundings.clock)));
      await tx.outbox.add({ kind: 'concern.allegation', subjectId, programmeId, safeguardingOf });
      await holdAlleged(tx, this.surroundings, actor, programmeId, host);
    });
  }
}

async function allegedHost(concern: LockedConcern, hostId: string | null, tx: ConcernsTx): Promise<AllegedHost> {
  const placement = concern.allocationId === null ? undefined : await tx.placements.find(concern.allocationId);
  const employerId = placement?.host.employerId ?? concern.host?.employerId;
  const named: ConcernedHost | null | undefined = hostId === null ? concern.host : await tx.placements.host(hostId);
  if (hostId !== null && (named === undefined || named?.employerId !== employerId)) throw new NotFound('Host', hostId);
  const siteId = named?.siteId ?? placement?.host.siteId;
  if (employerId === undefined || siteId === undefined) {
    const message = 'has to be the site or the adult that the allegation is about';
    throw new InvalidInput([{ path: 'hostId', value: hostId, message }]);
  }
  return { employerId, siteId, hostAdultId: named?.hostAdultId ?? null };
}
