import type { Actor, LocalDate, LocalTime, OpportunityId } from '#kernel';
import type { OpportunityKind } from '#safeguarding';
import {
  centreOf,
  homeCellOf,
  longerWay,
  travelLimits,
  type Journey,
  type TravelHome,
  type TravelTimeProvider,
  type Traveller,
} from '#travel';

/** A point on the map. */
export interface MapPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/** A published advert as far as a journey to it goes: to its sites, on the first day of its next open slot. */
export interface AdvertOnMap extends MapPoint {
  readonly id: OpportunityId;
  readonly kind: OpportunityKind;
  readonly startsOn: LocalDate;
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
  /** Where else some of its days are spent. */
  readonly otherSites: readonly MapPoint[];
}

/** An advert with the way there; no way where nobody has to go anywhere. */
export interface NearAdvert {
  readonly id: OpportunityId;
  readonly minutes: number;
  readonly way: Journey | null;
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
}

/** Where somebody would set out from: a student from home, the staff of a school from the school; null for everybody else. */
export interface StartingPoints {
  startOf(actor: Actor): Promise<Traveller | MapPoint | null>;
}

/** What is within reach, the nearest first, and what is known not to be. Of anything else nothing is known. */
export interface Reach {
  readonly near: readonly NearAdvert[];
  readonly tooFar: readonly OpportunityId[];
}

/** Farthest that a class is taken from its school, in minutes each way, where nobody says otherwise. */
const farthestForSchool = 120;

/** Kinds for which the students stay where they are. */
const withoutJourney: ReadonlySet<OpportunityKind> = new Set(['SCHOOL_VISIT', 'VIRTUAL']);

/** Tells adverts within reach from those that are too far. */
export class ReachOfAdverts {
  constructor(
    private readonly starts: StartingPoints,
    private readonly travelTimes: TravelTimeProvider,
  ) {}

  /**
   * The adverts that `onMap` finds around where the actor sets out from, by whether they are within `maxMinutes` each way (null: within
   * the limits of whoever would go), equal minutes by id; null when the actor has nowhere to set out from. Two reads and one batch of travel times.
   */
  async of<Advert extends AdvertOnMap>(
    actor: Actor,
    onMap: (from: MapPoint) => Promise<readonly Advert[]>,
    maxMinutes: number | null,
  ): Promise<(Reach & { readonly adverts: readonly Advert[] }) | null> {
    const start = await this.starts.startOf(actor);
    if (start === null) return null;
    const adverts = await onMap('cell' in start ? centreOf(start.cell) : start);
    const near = [...(await this.journeys(start, adverts)), ...adverts.filter(needsNoJourney).map(atOnce)]
      .filter(({ minutes }) => maxMinutes === null || minutes <= maxMinutes)
      .sort((left, right) => left.minutes - right.minutes || (left.id < right.id ? -1 : 1));
    const reached = new Set(near.map(({ id }) => id));
    return { adverts, near, tooFar: adverts.map(({ id }) => id).filter((id) => !reached.has(id)) };
  }

  private async journeys(start: Traveller | MapPoint, adverts: readonly AdvertOnMap[]): Promise<NearAdvert[]> {
    const away = adverts.filter((advert) => !needsNoJourney(advert));
    const sites = away.map(({ id, latitude, longitude, startsOn, startsAt, finishesAt, otherSites }) => ({
      id,
      point: { latitude, longitude },
      on: startsOn,
      startsAt,
      finishesAt,
      others: otherSites.map(({ latitude: north, longitude: east }) => ({
        point: { latitude: north, longitude: east },
        on: startsOn,
      })),
    }));
    const edges = await this.travelTimes.batch({ sites, homes: [homeOf(start)] });
    const hours = new Map(away.map(({ id, startsAt, finishesAt }) => [id, { startsAt, finishesAt }]));
    return edges.flatMap(({ siteId: id, homeId: _home, ...way }) => {
      const times = hours.get(id);
      return times === undefined ? [] : [{ id, minutes: longerWay(way), way, ...times }];
    });
  }
}

function needsNoJourney({ kind }: AdvertOnMap): boolean {
  return withoutJourney.has(kind);
}

function atOnce({ id, startsAt, finishesAt }: AdvertOnMap): NearAdvert {
  return { id, minutes: 0, way: null, startsAt, finishesAt };
}

function homeOf(start: Traveller | MapPoint): TravelHome {
  if ('cell' in start) return { id: 'start', ...start };
  const limits = travelLimits(11, { maxMinutesEachWay: farthestForSchool });
  return { id: 'start', cell: homeCellOf(start), limits, fare: null };
}
