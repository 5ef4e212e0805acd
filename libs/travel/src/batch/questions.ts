import type { Point } from '#geo';
import type { ReachQuestion } from '../engine/travel-engine.js';
import { dueHours, type DueHours } from '../limits/broken-limit.js';
import type { TravelSite } from '../travel-time-provider.js';
import type { WaysByPlace } from './one-way.js';
import type { SearchGroup } from './placed-homes.js';

/** A question about one workplace, clock time and direction, with what it came to for each search. */
interface Question extends Pick<ReachQuestion, 'site' | 'on' | 'minute' | 'direction'> {
  readonly answers: Map<SearchGroup, WaysByPlace>;
}

/** A place with the questions about it: one that is asked for another slot of the workplace too is the same. */
export interface AskedPlace {
  readonly place: TravelSite;
  readonly hours: DueHours;
  readonly out: Question;
  readonly back: Question;
}

/** Gathers what has to be asked about places, each question once, and asks it for every search. */
export class Questions {
  private readonly byKey = new Map<string, Question>();
  /** Where each point is, as text: it is asked for once a slot and direction. */
  private readonly places = new Map<Point, string>();

  constructor(private readonly groups: readonly SearchGroup[]) {}

  /** The questions about a place, there and back. O(1). */
  about(place: TravelSite): AskedPlace {
    const hours = dueHours(place.startsAt, place.finishesAt);
    return {
      place,
      hours,
      out: this.question(place, hours.dueMinute, 'OUT'),
      back: this.question(place, hours.finishMinute, 'BACK'),
    };
  }

  /** One after the other, since an engine may be somebody's server. O(questions x searches) answers. */
  async ask(answer: (question: ReachQuestion) => Promise<WaysByPlace>): Promise<void> {
    for (const group of this.groups)
      for (const { answers, ...asked } of this.byKey.values())
        answers.set(group, await answer({ ...asked, homes: group.points, limits: group.limits }));
  }

  private placeOf(site: Point): string {
    const known = this.places.get(site);
    if (known !== undefined) return known;
    const place = `${site.latitude},${site.longitude}`;
    this.places.set(site, place);
    return place;
  }

  private question({ point: site, on }: TravelSite, minute: number, direction: 'OUT' | 'BACK'): Question {
    const key = `${this.placeOf(site)},${on},${minute},${direction}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const question: Question = { site, on, minute, direction, answers: new Map() };
    this.byKey.set(key, question);
    return question;
  }
}
