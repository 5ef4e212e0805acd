import { gatherFactsOf, type BlockingReason, type GatheredFacts } from '#clearances';
import { today, type Actor, type AllocationId, type Clock, type LocalDate, type Page, type PageRequest } from '#kernel';
import { instantOf, sinceOf } from '../domain/blocked-since.js';
import { earliestReadyOn, type Blocker, type LiftedBlock } from '../domain/blocker.js';
import { findBlockers } from './find-blockers.js';
import type { RuleFacts, WaitingPlace, WaitingPlaces } from './ports.js';

/** One thing that stands in the way, and since when: UTC, to the second. */
export interface StandingBlocker extends Blocker {
  readonly since: string;
}

/** A place with what still blocks it. */
export interface BlockedPlace {
  readonly place: WaitingPlace;
  readonly blockers: readonly StandingBlocker[];
  /** What would block it as well, but for somebody who lifted it. */
  readonly lifted: readonly LiftedBlock[];
  /** What blocks nothing, and wants a reason of whoever confirms it. */
  readonly warnings: readonly BlockingReason[];
  /** Null when nobody can help it. */
  readonly earliestReadyOn: LocalDate | null;
  /** True when it can be ready before its first day or, once it has begun, by its last. */
  readonly canBeSaved: boolean;
}

/** The board of a school: each place that is not ready, with what blocks it, who must act, and whether there is time. */
export class ListBlockers {
  constructor(
    private readonly places: WaitingPlaces,
    private readonly facts: RuleFacts,
    private readonly clock: Clock,
  ) {}

  /** A page of them, the soonest first: the rules are asked as things stand now. Five reads, however long the page. */
  async run(actor: Actor, request: PageRequest): Promise<Page<BlockedPlace>> {
    const on = today(this.clock);
    const page = await this.places.ofSchool(actor, request, on);
    const facts = await gatherFactsOf(this.facts, page.rows);
    return { ...page, rows: page.rows.map((place) => this.blocked(facts, place, on)) };
  }

  /** Those of these ids that are on the actor's board. */
  async withIds(actor: Actor, ids: readonly string[]): Promise<BlockedPlace[]> {
    const on = today(this.clock);
    const places = await this.places.withIds(actor, ids, on);
    const facts = await gatherFactsOf(this.facts, places);
    return places.map((place) => this.blocked(facts, place, on));
  }

  private blocked(facts: ReadonlyMap<AllocationId, GatheredFacts>, place: WaitingPlace, on: LocalDate): BlockedPlace {
    const { blockers: found, outdated, lifted, warnings } = findBlockers(facts, place, on);
    const at = instantOf(this.clock.now());
    const blockers = found.map((blocker) => ({ ...blocker, since: sinceOf(blocker, place, at) }));
    const readyOn = earliestReadyOn(place.state, blockers, on, outdated);
    const { startsOn, endsOn } = place;
    const isInTime = readyOn !== null && (on < startsOn ? readyOn < startsOn : readyOn <= endsOn);
    return { place, blockers, lifted, warnings, earliestReadyOn: readyOn, canBeSaved: isInTime };
  }
}
