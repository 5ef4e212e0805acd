import {
  addDays,
  InvalidInput,
  invariant,
  isIdOf,
  NotFound,
  today,
  type Actor,
  type IdOf,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { confirmedStates } from '#placements';
import type { AllegedHost, ConcernedHost, ConcernSubject } from '../domain/concern.js';
import { keepAllegation, keepConcern } from './keep-concern.js';
import type { ConcernedPlacement, ConcernedPlacements, ConcernsTx } from './ports.js';
import { raiserOf } from './tell-safeguarding-lead.js';

/** A worry in somebody's own words: about a child at a placement, about a host, or both. */
export interface RaiseConcernCommand {
  readonly allocationId: string | null;
  /** Of an employer, a site or a host adult. */
  readonly hostId: string | null;
  /** Somebody there harmed a child, or may have. */
  readonly isAllegation: boolean;
  readonly text: string;
}

/** Schools that had somebody at the host up to so many days ago are told of a worry about it. */
const daysConcerned = 28;

/**
 * Tells safeguarding leads of a worry: of a child at a placement the lead of its school; of a host without a child the leads of the schools that
 * have somebody there, or had within four weeks. An allegation holds the host at once.
 */
export class RaiseConcern {
  constructor(
    private readonly unitOfWork: UnitOfWork<ConcernsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** The concerns, one for each school that is told. Throws `NotFound`, and `InvalidInput` where an allegation is about no site. */
  run(actor: Actor, { allocationId, hostId, isAllegation, text }: RaiseConcernCommand): Promise<IdOf<'Concern'>[]> {
    return this.unitOfWork.run(actor, async (tx) => {
      const placement = allocationId === null ? null : await placementOf(tx.placements, actor, allocationId);
      const named = hostId === null ? null : await hostOf(tx.placements, actor, hostId, placement);
      const subjects =
        placement === null
          ? await this.aboutHost(actor, named, tx)
          : [aboutChild(placement, named ?? (isAllegation ? placement.host : null))];
      const ids: IdOf<'Concern'>[] = [];
      for (const subject of subjects) {
        const concern = { ...subject, ...raiserOf(actor), body: text, feltSafe: null };
        const kept = isAllegation
          ? keepAllegation(tx, this.surroundings, actor, { ...concern, host: alleged(subject.host, placement) })
          : keepConcern(tx, this.surroundings, concern);
        ids.push(await kept);
      }
      return ids;
    });
  }

  private async aboutHost(
    actor: Actor,
    host: ConcernedHost | null,
    { placements }: ConcernsTx,
  ): Promise<ConcernSubject[]> {
    if (host === null) throw fault('allocationId', 'or hostId has to be given: a placement, a host, or both');
    const { programmeId } = actor;
    invariant(programmeId !== null, 'whoever raises a concern acts in a programme');
    const since = addDays(today(this.surroundings.clock), -daysConcerned);
    const schools = await placements.schoolsToTell(host, since);
    return schools.map((schoolId) => ({ programmeId, schoolId, studentId: null, allocationId: null, host }));
  }
}

/** The placement; a host sees it once it knows the student. Throws `NotFound`. */
async function placementOf(placements: ConcernedPlacements, actor: Actor, id: string): Promise<ConcernedPlacement> {
  const placement = isIdOf('Allocation', id) ? await placements.find(id) : undefined;
  const isKnown = actor.role !== 'EMPLOYER' || (placement !== undefined && confirmedStates.includes(placement.state));
  if (placement === undefined || !isKnown) throw new NotFound('Allocation', id);
  return placement;
}

/** The host that was named: an employer's own, and that of the placement where there is one. Throws `NotFound`. */
async function hostOf(
  placements: ConcernedPlacements,
  actor: Actor,
  id: string,
  placement: ConcernedPlacement | null,
): Promise<ConcernedHost> {
  const host = await placements.host(id);
  const isOwn = actor.role !== 'EMPLOYER' || host?.employerId === actor.employerId;
  const isThere = placement === null || host?.employerId === placement.host.employerId;
  if (host === undefined || !isOwn || !isThere) throw new NotFound('Host', id);
  return host;
}

function aboutChild(
  { id: allocationId, ...placement }: ConcernedPlacement,
  host: ConcernedHost | null,
): ConcernSubject {
  const { programmeId, schoolId, studentId } = placement;
  return { programmeId, schoolId, studentId, allocationId, host };
}

/** The host of an allegation with its site. Throws `InvalidInput` where a whole employer was named: nobody holds one on a word. */
function alleged(host: ConcernedHost | null, placement: ConcernedPlacement | null): AllegedHost {
  const siteId = host?.siteId ?? placement?.host.siteId;
  if (host === null || siteId === undefined)
    throw fault('hostId', 'has to be the site or the adult that the allegation is about');
  return { ...host, siteId };
}

function fault(path: string, message: string): InvalidInput {
  return new InvalidInput([{ path, value: null, message }]);
}
