// A load model as large as the buses of the West Midlands: 430 routes, some 64,000 trips a day, 2.2 million calls, laid on real postcode
// density. It is NOT a timetable: no route, stop or time of it exists. It is there to be searched at its size, nothing else.
// Stops stand in pairs where postcodes are, some 260 m apart; routes follow the quickest way over the links between neighbouring pairs, so
// that they share main roads; running times change with the time of day, so that trips near a change of them overtake.
import { readFileSync } from 'node:fs';

const metresPerDegree = 111_195;
const eastShrinks = Math.cos((52.5 * Math.PI) / 180);
const spacingMetres = 260;
const linkMetres = 620;
const centres = [
  [52.4796, -1.9026, 10],
  [52.5862, -2.1286, 4],
  [52.4081, -1.5106, 4],
  [52.5855, -1.9826, 3],
  [52.5123, -2.0819, 3],
  [52.5187, -1.9945, 2],
  [52.413, -1.7781, 2],
  [52.563, -1.823, 1],
];
/** Minutes between trips of a route, and how many of a hundred routes run so. */
const headways = [
  [8, 12],
  [10, 17],
  [12, 19],
  [15, 21],
  [20, 16],
  [30, 11],
  [60, 4],
];
/** From which hour on, metres a second along the straight line between stops. */
const paces = [
  [4, 4.7],
  [7, 3.5],
  [9.5, 4.0],
  [14.5, 3.4],
  [18.5, 4.0],
  [21, 4.8],
];

/** Numbers from 0 to 1, the same for the same seed. Source: Tommy Ettinger's mulberry32. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Points of the postcodes of a file with the columns postcode, lat, lon. */
export function readPostcodes(path) {
  const [, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [, latitude, longitude] = line.split(',');
    return { latitude: Number(latitude), longitude: Number(longitude) };
  });
}

/** The load model as a timetable of one week of equal days. `routes` other than 430 makes a smaller or larger one of the same kind. */
export function westMidlands(postcodes, { routes = 430, seed = 430 } = {}) {
  const random = randomFrom(seed);
  const places = layPlaces(postcodes, random);
  const links = linkPlaces(places, random);
  const spread = new Spread(links);
  const trips = [];
  const stopOf = [];
  const times = [];
  const firstCall = [0];
  for (let route = 0; route < routes; route++) {
    const way = findWay(places, links, spread, random);
    const headway = pickByWeight(headways, random);
    for (const direction of [0, 1]) {
      const stops = (direction === 0 ? way : way.toReversed()).map((place) => 2 * place + direction);
      const metres = stops.map((stop, at) => (at === 0 ? 0 : distance(places[stops[at - 1] >> 1], places[stop >> 1])));
      for (let minute = 300 + Math.floor(random() * headway); minute < 1_440; minute += headwayAt(headway, minute)) {
        let second = minute * 60;
        const pace = paces.findLast(([hour]) => minute >= hour * 60)[1];
        stops.forEach((stop, at) => {
          second += Math.round(metres[at] / pace);
          stopOf.push(stop);
          times.push(second);
        });
        firstCall.push(stopOf.length);
        trips.push({ route, headsign: `Place ${stops.at(-1) >> 1}` });
      }
    }
  }
  return toTimetable({ places, routes, trips, stopOf, times, firstCall });
}

/** Twice as far apart in the evening. */
function headwayAt(headway, minute) {
  return minute < 360 || minute >= 1_230 ? 2 * headway : headway;
}

function toTimetable({ places, routes, trips, stopOf, times, firstCall }) {
  const numbers = Array.from({ length: 2 * places.length }, (_, stop) => stop);
  const seconds = Int32Array.from(times);
  return {
    publishers: ['Load model, no real timetable'],
    stops: {
      ids: numbers.map((stop) => `model-${stop}`),
      names: numbers.map((stop) => `Place ${stop >> 1}`),
      // The two sides of the road.
      latitudes: Float64Array.from(numbers, (stop) => places[stop >> 1].latitude + (stop % 2) * 0.0001),
      longitudes: Float64Array.from(numbers, (stop) => places[stop >> 1].longitude + (stop % 2) * 0.0001),
      stepFree: new Uint8Array(numbers.length).fill(1),
    },
    routes: {
      ids: Array.from({ length: routes }, (_, route) => `model-${route}`),
      names: Array.from({ length: routes }, (_, route) => String(route + 1)),
      operators: Array.from({ length: routes }, () => 'Load model'),
      modes: Array.from({ length: routes }, () => 'BUS'),
    },
    trips: {
      ids: trips.map((_, trip) => `model-${trip}`),
      headsigns: trips.map(({ headsign }) => headsign),
      routeOf: Uint32Array.from(trips, ({ route }) => route),
      serviceOf: new Uint32Array(trips.length),
      stepFree: new Uint8Array(trips.length).fill(1),
      firstCall: Uint32Array.from(firstCall),
    },
    calls: {
      stopOf: Uint32Array.from(stopOf),
      arrives: seconds,
      departs: seconds,
      boarding: new Uint8Array(stopOf.length).fill(3),
    },
    services: { ids: ['every day'], from: '2026-11-02', until: '2026-11-08', runs: new Uint8Array(7).fill(1) },
    transfers: { from: new Uint32Array(), to: new Uint32Array(), seconds: new Int32Array() },
  };
}

/** Metres, on a plane that is right to some metres here. */
function distance(one, other) {
  const north = (other.latitude - one.latitude) * metresPerDegree;
  const east = (other.longitude - one.longitude) * metresPerDegree * eastShrinks;
  return Math.sqrt(north * north + east * east);
}

/** Places where stops may stand: postcodes in a random order, without those too near one taken before. */
function layPlaces(postcodes, random) {
  const places = [];
  const grid = new Grid();
  for (const postcode of shuffle(postcodes, random)) {
    if (grid.around(postcode).some((other) => distance(postcode, places[other]) < spacingMetres)) continue;
    grid.put(postcode, places.length);
    places.push(postcode);
  }
  return places;
}

/** Places by squares of some 660 m. */
class Grid {
  squares = new Map();

  put(point, place) {
    const key = this.keyOf(point, 0, 0);
    if (this.squares.has(key)) this.squares.get(key).push(place);
    else this.squares.set(key, [place]);
  }

  /** What stands in the point's square and the eight about it. */
  around(point) {
    const found = [];
    for (let north = -1; north <= 1; north++)
      for (let east = -1; east <= 1; east++) {
        const places = this.squares.get(this.keyOf(point, north, east));
        if (places !== undefined) for (const place of places) found.push(place);
      }
    return found;
  }

  keyOf({ latitude, longitude }, north, east) {
    const square = (degrees) => Math.floor(degrees / 0.006);
    return (square(latitude) + north) * 100_000 + square(longitude * eastShrinks) + east;
  }
}

/** Links between neighbours, each with what it costs to drive: some are main roads. */
function linkPlaces(places, random) {
  const grid = new Grid();
  places.forEach((point, place) => grid.put(point, place));
  const links = places.map(() => []);
  places.forEach((point, place) => {
    for (const other of grid.around(point)) {
      const metres = distance(point, places[other]);
      if (other <= place || metres > linkMetres) continue;
      const cost = metres * (0.4 + random() ** 2 * 1.6);
      links[place].push([other, cost]);
      links[other].push([place, cost]);
    }
  });
  return links;
}

/** A way of 24 to 44 stops, from a town centre or from anywhere. */
function findWay(places, links, spread, random) {
  const weighted = centres.map(([latitude, longitude, weight]) => [{ latitude, longitude }, weight]);
  for (;;) {
    const isFromCentre = random() < 0.65;
    const centre = pickByWeight(weighted, random);
    const start = isFromCentre ? nearestTo(places, centre, random) : Math.floor(random() * places.length);
    spread.run(start, 44);
    const ends = Array.from(spread.settled).filter((place) => spread.depth[place] >= 24);
    if (ends.length === 0) continue;
    const way = [];
    for (let place = ends[Math.floor(random() * ends.length)]; place >= 0; place = spread.before[place])
      way.push(place);
    return way.toReversed();
  }
}

/** The place nearest to a point within some 400 m of a centre. */
function nearestTo(places, { latitude, longitude }, random) {
  const target = { latitude: latitude + (random() - 0.5) * 0.006, longitude: longitude + (random() - 0.5) * 0.01 };
  let best = 0;
  for (let place = 1; place < places.length; place++)
    if (distance(places[place], target) < distance(places[best], target)) best = place;
  return best;
}

/** Dijkstra's quickest ways from a place, up to a number of stops. */
class Spread {
  constructor(links) {
    this.links = links;
    this.cost = new Float64Array(links.length);
    this.before = new Int32Array(links.length);
    this.depth = new Int32Array(links.length);
    this.isSettled = new Uint8Array(links.length);
  }

  run(start, most) {
    const { links, cost, before, depth, isSettled } = this;
    cost.fill(Infinity);
    isSettled.fill(0);
    this.settled = [];
    const heap = [[0, start]];
    [cost[start], before[start], depth[start]] = [0, -1, 1];
    while (heap.length > 0) {
      const [, place] = popLeast(heap);
      if (isSettled[place] === 1) continue;
      isSettled[place] = 1;
      this.settled.push(place);
      if (depth[place] >= most) continue;
      for (const [other, link] of links[place]) {
        const total = cost[place] + link;
        if (total >= cost[other]) continue;
        cost[other] = total;
        before[other] = place;
        depth[other] = depth[place] + 1;
        push(heap, [total, other]);
      }
    }
  }
}

function push(heap, entry) {
  let at = heap.length;
  heap.push(entry);
  for (; at > 0 && heap[(at - 1) >> 1][0] > entry[0]; at = (at - 1) >> 1) heap[at] = heap[(at - 1) >> 1];
  heap[at] = entry;
}

function popLeast(heap) {
  const least = heap[0];
  const last = heap.pop();
  if (heap.length === 0) return least;
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && heap[child + 1][0] < heap[child][0]) child++;
    if (heap[child][0] >= last[0]) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = last;
  return least;
}

function pickByWeight(choices, random) {
  let left = random() * choices.reduce((sum, choice) => sum + choice.at(-1), 0);
  return choices.find((choice) => (left -= choice.at(-1)) < 0)[0];
}

/** A copy in random order. */
export function shuffle(items, random) {
  const shuffled = items.slice();
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other], shuffled[at]];
  }
  return shuffled;
}
