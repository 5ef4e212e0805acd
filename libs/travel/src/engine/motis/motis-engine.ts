import type { Reach, ReachQuestion, TravelEngine } from '../travel-engine.js';
import { addressOf, askServer, readReply, type JsonServer } from '../http/ask-server.js';
import { basesByDay } from '../http/bases-by-day.js';
import { oneToAllQuery } from './motis-request.js';
import { readRiddenStops } from './ridden-stops.js';
import { waysHome } from './ways-home.js';

/** Where a MOTIS server stands, and what its operator has set. */
export interface MotisOptions {
  /** "http://localhost:8080"; a path in front of `/api` is kept. */
  readonly baseUrl: string;
  /** 10,000 where nothing is said. */
  readonly timeoutMs?: number;
  /** The longest wait before asking a busy server once more; 1,000 where nothing is said. */
  readonly longestWaitMs?: number;
  /** Its `limits.onetoall_max_travel_minutes`; 90 where nothing is said, as it has itself. */
  readonly longestMinutes?: number;
  /**
   * Its `timetable.max_footpath_length`; 15 where nothing is said, as it has itself. The less it is, the further from a stop a home is
   * known to be reached: see `waysHome`.
   */
  readonly longestTransferMinutes?: number;
  /**
   * True only where it is MOTIS 2.10 or later (which looks at what trips say about wheelchairs) with `osr_footpath` (without which it
   * silently walks as everybody does). False where nothing is said, and then nothing is answered for step-free travel.
   */
  readonly isStepFree?: boolean;
}

/**
 * Travel times from a MOTIS server, 2.5 or later, loaded with timetables and streets: one `one-to-all` a question, walked on to the homes
 * by `walkMinutes`. It is told the site, the time and the limits; where anybody lives never leaves us.
 *
 * It cannot be told which routes somebody was trained for, so it has nothing to say then, nor of walking alone. It cannot be told how far one may walk between
 * stops; `waysHome` keeps to that. It answers with no rides at all where its timetables cover neither day nor place, which looks like a
 * place without buses: it has nothing to say about either. Where its timetables end within reach of the site, what lies beyond looks out
 * of reach: load it with more than the homes' region.
 */
export class MotisEngine implements TravelEngine {
  readonly name = 'MOTIS';
  private readonly server: JsonServer;
  private readonly address: URL;
  private readonly longestMinutes: number;
  private readonly longestTransferMinutes: number;
  private readonly isStepFree: boolean;
  private readonly basisOf = basesByDay(this.name);

  /** Throws RangeError where the base URL is none. */
  constructor(options: MotisOptions) {
    const { baseUrl, timeoutMs = 10_000, longestWaitMs = 1_000 } = options;
    this.server = { engine: this.name, timeoutMs, longestWaitMs };
    this.address = addressOf(this.name, baseUrl, 'api/v1/one-to-all');
    this.longestMinutes = options.longestMinutes ?? 90;
    this.longestTransferMinutes = options.longestTransferMinutes ?? 15;
    this.isStepFree = options.isStepFree ?? false;
  }

  async reach(question: ReachQuestion): Promise<Reach | null> {
    const { limits } = question;
    if (limits.modes.length === 0 || limits.routes !== null || (limits.stepFree && !this.isStepFree)) return null;
    const searchedMinutes = Math.min(limits.maxMinutes, this.longestMinutes);
    const url = new URL(this.address);
    url.search = oneToAllQuery(question, searchedMinutes).toString();
    const answer = readReply(this.server, await askServer(this.server, url, {}));
    const stops = readRiddenStops(answer, searchedMinutes, limits.maxChanges);
    if (stops.length === 0) return null;
    const { longestTransferMinutes } = this;
    return {
      ...waysHome(question, { stops, searchedMinutes, longestTransferMinutes }),
      basis: this.basisOf(question.on),
    };
  }
}
