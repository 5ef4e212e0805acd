import { today, type Actor, type Clock, type LocalDate, type Page, type PageRequest } from '#kernel';
import { instantOf, sinceOf } from '../domain/blocked-since.js';
import { earliestReadyOn, type Blocker } from '../domain/blocker.js';
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

  /** A page of them, the soonest first: the rules are asked as things stand now. Three small reads for each place on the page. */
  async run(actor: Actor, request: PageRequest): Promise<Page<BlockedPlace>> {
    const on = today(this.clock);
    const page = await this.places.ofSchool(actor, request, on);
    const rows = [];
    for (const { cursor, node } of page.rows) rows.push({ cursor, node: await this.blocked(node, on) });
    return { ...page, rows };
  }

  /** Those of these ids that are on the actor's board. */
  async withIds(actor: Actor, ids: readonly string[]): Promise<BlockedPlace[]> {
    const on = today(this.clock);
    const found = [];
    for (const place of await this.places.withIds(actor, ids, on)) found.push(await this.blocked(place, on));
    return found;
  }

  private async blocked(place: WaitingPlace, on: LocalDate): Promise<BlockedPlace> {
    const { blockers: found, outdated } = await findBlockers(this.facts, place, on);
    const at = instantOf(this.clock.now());
    const blockers = found.map((blocker) => ({ ...blocker, since: sinceOf(blocker, place, at) }));
    const readyOn = earliestReadyOn(place.state, blockers, on, outdated);
    const { startsOn, endsOn } = place;
    const isInTime = readyOn !== null && (on < startsOn ? readyOn < startsOn : readyOn <= endsOn);
    return { place, blockers, earliestReadyOn: readyOn, canBeSaved: isInTime };
  }
}
