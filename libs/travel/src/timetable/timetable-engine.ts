import type { Reach, ReachQuestion, TravelBasis, TravelEngine } from '../engine/travel-engine.js';
import type { TimetableDays } from './timetable-days.js';

/** For so long searches go on before others get a turn: a batch of a thousand must not hold up every other request of the process. */
const turnMs = 20;

/** Our own search of the timetable in use: from the site, so that every student is a look-up over the stops near home. */
export class TimetableEngine implements TravelEngine {
  readonly name = 'TIMETABLE';
  private readonly bases = new Map<string, TravelBasis>();
  private turnEnds = 0;

  constructor(private readonly days: TimetableDays) {}

  /** Null when no timetable covers the day or the site. */
  async reach(question: ReachQuestion): Promise<Reach | null> {
    const day = await this.days.on(question.on);
    if (day === null || !day.searchable.covers(question.site)) return null;
    await this.giveWay();
    return { ...day.searchable.reach(question), basis: this.basisOf(day.date) };
  }

  private basisOf(timetableOf: NonNullable<TravelBasis['timetableOf']>): TravelBasis {
    let basis = this.bases.get(timetableOf);
    if (basis === undefined) {
      basis = { engine: 'TIMETABLE', timetableOf, rough: false, unanswered: [] };
      this.bases.set(timetableOf, basis);
    }
    return basis;
  }

  private async giveWay(): Promise<void> {
    if (performance.now() < this.turnEnds) return;
    await new Promise<void>((resume) => setImmediate(resume));
    this.turnEnds = performance.now() + turnMs;
  }
}
