import { londonInstant } from '../http/london-instant.js';
import type { JsonField } from '../http/json-field.js';
import { noWay, unknownWay, type ReachQuestion } from '../travel-engine.js';
import { isWithin, readWay } from './offered-way.js';
import { homeId, searchId, travelSeconds } from './time-filter-request.js';

/** What is known of a home: `noWay`, `unknownWay`, or minutes and vehicles boarded. */
export interface HomeAnswer {
  readonly minutes: number;
  readonly rides: number;
}

const minuteMs = 60_000;

/**
 * The answer to a search, home by home. Every home asked about has to stand in it once, and no other. A home that the service gives up
 * on is `noWay`; one for which all it offers breaks a limit is `unknownWay`, since it may not have looked for a slower way that does not.
 * Throws `EngineUnavailable` where the answer is not as documented. O(homes x parts of a way).
 */
export function readTimeFilterAnswer(answer: JsonField, question: ReachQuestion, homes: number): HomeAnswer[] {
  const found = new Map<string, HomeAnswer>();
  const [result, ...others] = answer.get('results').list();
  if (result === undefined || others.length > 0 || result.get('search_id').text() !== searchId) {
    return answer.get('results').fail('the result of the one search');
  }
  const keep = (id: JsonField, way: HomeAnswer): void => {
    if (found.has(id.text())) id.fail('the name of another home');
    found.set(id.text(), way);
  };
  for (const each of result.get('locations').list()) keep(each.get('id'), readHome(each.get('properties'), question));
  for (const id of result.get('unreachable').list()) keep(id, { minutes: noWay, rides: 0 });
  const answers = Array.from({ length: homes }, (_, place) => found.get(homeId(place)));
  if (found.size !== homes || !answers.every((each) => each !== undefined)) {
    return result.fail(`about the ${homes} homes that were asked about`);
  }
  return answers;
}

function readHome(properties: JsonField, { direction, on, minute, limits }: ReachQuestion): HomeAnswer {
  const [first] = properties.list();
  if (first === undefined) return properties.fail('a list with a way in it');
  first.get('travel_time').wholeNumber(0, travelSeconds(limits));
  const route = first.get('route');
  const way = readWay(route, limits.modes);
  const asked = londonInstant(on, minute);
  const isInTime = direction === 'OUT' ? way.arrivesAt <= asked : way.departsAt >= asked;
  if (!isInTime || way.arrivesAt < way.departsAt) return route.fail('at the time asked for');
  const minutes = Math.ceil((direction === 'OUT' ? asked - way.departsAt : way.arrivesAt - asked) / minuteMs);
  return isWithin(way, minutes, limits) ? { minutes, rides: way.rides } : { minutes: unknownWay, rides: 0 };
}
