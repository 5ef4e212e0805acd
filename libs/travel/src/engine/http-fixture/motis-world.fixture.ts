import { routeModes } from '#timetable';
import { stopsOfWorld } from './line-world.fixture.js';
import type { HeardRequest, Saying } from './local-server.fixture.js';

/** The documented names of MOTIS for what runs in the world. */
const runs = { BUS: ['BUS', 'TRANSIT'], RAIL: ['REGIONAL_RAIL', 'RAIL', 'TRANSIT'] };

/** Answers as MOTIS documents `GET /api/v1/one-to-all`, from the world of the bus and the train. */
export function sayAsMotis({ method, url }: HeardRequest): Saying {
  const query = url.searchParams;
  const one = /^(-?\d+\.\d+),(-?\d+\.\d+)$/.exec(query.get('one') ?? '');
  const atMs = Date.parse(query.get('time') ?? '');
  const maxTravelTime = Number(query.get('maxTravelTime'));
  if (method !== 'GET' || url.pathname !== '/api/v1/one-to-all') return { status: 404, body: { error: 'not found' } };
  if (one === null || Number.isNaN(atMs)) return { status: 400, body: { error: 'not a request' } };
  if (maxTravelTime > 90) return { status: 422, body: { error: 'maxTravelTime too large' } };
  const modes = (query.get('transitModes') ?? 'TRANSIT').split(',');
  const arriveBy = query.get('arriveBy') === 'true';
  const site = { name: 'START', lat: Number(one[1]), lon: Number(one[2]), vertexType: 'NORMAL' };
  const stops = stopsOfWorld(arriveBy ? 'OUT' : 'BACK', atMs, {
    changes: Number(query.get('maxTransfers') ?? 14),
    modes: routeModes.filter(
      (mode) => mode in runs && runs[mode as keyof typeof runs].some((each) => modes.includes(each)),
    ),
  });
  const all = stops
    .filter(({ minutes }) => minutes <= maxTravelTime)
    .map(({ place, minutes, modes: ridden }, at) => ({
      place: {
        name: `Stop ${at}`,
        stopId: `uk_${at}`,
        lat: place.latitude,
        lon: place.longitude,
        vertexType: 'TRANSIT',
      },
      duration: minutes,
      k: ridden.length,
    }));
  const door = { place: { name: 'Stop 0', stopId: 'uk_0', lat: site.lat, lon: site.lon }, duration: 0, k: 0 };
  return { body: { one: site, all: [door, ...all] } };
}
