import type { Actor, LocalDate, LocalTime, OpportunityId } from '#kernel';
import {
  homeCellOf,
  longerWay,
  travelLimits,
  type Journey,
  type TravelHome,
  type TravelTimeProvider,
  type Traveller,
} from '#travel';

/** A published advert as far as a journey to it goes: to its site, on the first day of its next open slot. */
export interface AdvertOnMap {
  readonly id: OpportunityId;
  readonly latitude: number;
  readonly longitude: number;
  readonly startsOn: LocalDate;
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
}

/** An advert with the way there. */
export interface NearAdvert {
  readonly id: OpportunityId;
  readonly minutes: number;
  readonly way: Journey;
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
}

/** Where somebody would set out from: a student from home, the staff of a school from the school; null for everybody else. */
export interface StartingPoints {
  startOf(actor: Actor): Promise<Traveller | { readonly latitude: number; readonly longitude: number } | null>;
}

/** Farthest that a class is taken from its school, in minutes each way, where nobody says otherwise. */
const farthestForSchool = 120;

/** Puts adverts in the order of the minutes it takes to get to them. */
export class NearAdverts {
  constructor(
    private readonly starts: StartingPoints,
    private readonly travelTimes: TravelTimeProvider,
  ) {}

  /**
   * The adverts within `maxMinutes` each way (null: within the limits of whoever would go), the nearest first, equal ones by id; null when
   * the actor has nowhere to set out from. One read and one batch of travel times.
   */
  async of(actor: Actor, adverts: readonly AdvertOnMap[], maxMinutes: number | null): Promise<NearAdvert[] | null> {
    const start = await this.starts.startOf(actor);
    if (start === null) return null;
    const sites = adverts.map(({ id, latitude, longitude, startsOn, startsAt, finishesAt }) => ({
      id,
      point: { latitude, longitude },
      on: startsOn,
      startsAt,
      finishesAt,
    }));
    const edges = await this.travelTimes.batch({ sites, homes: [homeOf(start)] });
    const hours = new Map(adverts.map(({ id, startsAt, finishesAt }) => [id, { startsAt, finishesAt }]));
    return edges
      .flatMap(({ siteId: id, homeId: _home, ...way }) => {
        const times = hours.get(id);
        return times === undefined ? [] : [{ id, minutes: longerWay(way), way, ...times }];
      })
      .filter(({ minutes }) => maxMinutes === null || minutes <= maxMinutes)
      .sort((left, right) => left.minutes - right.minutes || (left.id < right.id ? -1 : 1));
  }
}

function homeOf(start: Traveller | { readonly latitude: number; readonly longitude: number }): TravelHome {
  if ('cell' in start) return { id: 'start', ...start };
  const limits = travelLimits(11, { maxMinutesEachWay: farthestForSchool });
  return { id: 'start', cell: homeCellOf(start), limits, fare: null };
}
