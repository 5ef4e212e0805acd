import type { Point } from '#geo';
import { addressOf, askServer, readReply, type JsonServer, type Reply } from '../http/ask-server.js';
import { basesByDay } from '../http/bases-by-day.js';
import { JsonField } from '../http/json-field.js';
import { EngineUnavailable, type Reach, type ReachQuestion, type TravelEngine } from '../travel-engine.js';
import { readTimeFilterAnswer, type HomeAnswer } from './time-filter-answer.js';
import { homesASearch, timeFilterBody } from './time-filter-request.js';

/** An account with the service. */
export interface TravelTimeOptions {
  readonly applicationId: string;
  readonly apiKey: string;
  /** "https://api.traveltimeapp.com" where nothing is said. */
  readonly baseUrl?: string;
  /** 60,000 where nothing is said. */
  readonly timeoutMs?: number;
  /**
   * The longest wait before asking a busy service once more; 60,000 where nothing is said, since the service counts its hits by the
   * minute. A hit is one search: one question about up to 2,000 homes.
   */
  readonly longestWaitMs?: number;
}

/** Codes of refusals that say it has no timetable for that day (15) or does not serve that area (16). */
const nothingToSay = [15, 16];

/**
 * Travel times bought from TravelTime: `POST /v4/time-filter`, one search for every 2,000 homes, one after the other.
 *
 * Homes leave the house: their coordinates go to the service, to the metre, under names made up for each request, with nothing else about
 * anybody. Ask with the middles of home cells, never with addresses.
 *
 * Each way comes with its route, some kilobytes a home (compressed on the line), because only the route says how many vehicles are
 * boarded, how far one walks in one go (the service bounds walks to and from stops, not those between stops nor the whole way on foot),
 * and what one rides (it cannot be asked for, say, buses and trams but no trains). A way that breaks a limit is not taken: that home is
 * `unknownWay`. It cannot be told of step-free rides or of routes that somebody was trained for: it has nothing to say then, nor of
 * walking alone, nor on days and in places that it says it does not know.
 */
export class TravelTimeEngine implements TravelEngine {
  readonly name = 'TRAVELTIME';
  private readonly server: JsonServer;
  private readonly address: URL;
  private readonly headers: Record<string, string>;
  private readonly basisOf = basesByDay(this.name);

  /** Throws RangeError where the base URL is none, or an id or key is empty. */
  constructor(options: TravelTimeOptions) {
    const { applicationId, apiKey, baseUrl = 'https://api.traveltimeapp.com' } = options;
    const { timeoutMs = 60_000, longestWaitMs = 60_000 } = options;
    if (applicationId === '' || apiKey === '') throw new RangeError('TRAVELTIME needs an application id and a key');
    this.server = { engine: this.name, timeoutMs, longestWaitMs };
    this.address = addressOf(this.name, baseUrl, 'v4/time-filter');
    this.headers = {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'X-Application-Id': applicationId,
      'X-Api-Key': apiKey,
    };
  }

  async reach(question: ReachQuestion): Promise<Reach | null> {
    const { homes, limits } = question;
    if (limits.modes.length === 0 || limits.routes !== null || limits.stepFree) return null;
    const minutes = new Uint16Array(homes.length);
    const rides = new Uint8Array(homes.length);
    for (let from = 0; from < homes.length; from += homesASearch) {
      const answers = await this.search(question, homes.slice(from, from + homesASearch));
      if (answers === null) return null;
      minutes.set(
        answers.map((each) => each.minutes),
        from,
      );
      rides.set(
        answers.map((each) => each.rides),
        from,
      );
    }
    return { minutes, rides, basis: this.basisOf(question.on) };
  }

  private async search(question: ReachQuestion, homes: readonly Point[]): Promise<HomeAnswer[] | null> {
    const body = JSON.stringify(timeFilterBody(question, homes));
    const reply = await askServer(this.server, this.address, { method: 'POST', headers: this.headers, body });
    if (nothingToSay.includes(errorCodeOf(reply))) return null;
    return readTimeFilterAnswer(readReply(this.server, reply), question, homes.length);
  }
}

/** The service's own number for why it refuses; NaN where it says none. */
function errorCodeOf({ status, text }: Reply): number {
  if (status === 200) return Number.NaN;
  try {
    return JsonField.parse('TRAVELTIME', text).get('error_code').wholeNumber(0, 65_535);
  } catch (fault) {
    if (fault instanceof EngineUnavailable) return Number.NaN;
    throw fault;
  }
}
