import { crc32 } from 'node:zlib';
import { parseLocalDate } from '#kernel';
import { routeModes, type RouteMode, type Timetable, type TimetableServices } from '../timetable.js';
import { ByteReader } from './byte-reader.js';
import { alignment, ByteWriter } from './byte-writer.js';
import { readCalls, writeCalls } from './call-columns.js';
import { TimetableUnreadable } from './timetable-unreadable.js';

const magic = new TextEncoder().encode('FOOTHTT\n');
/** Goes up with every change of what stands where. A machine with the other order of bytes reads another number, and refuses. */
const format = 1;
const headerBytes = 16;

/**
 * The timetable in bytes: the same timetable gives the same bytes. Begins with a magic word, the format's number and a CRC-32 of all
 * that comes after. Some 11 bytes a call in all, and 2.4 under gzip; texts must be whole Unicode. O(timetable).
 */
export function encodeTimetable(timetable: Timetable): Uint8Array {
  const { publishers, stops, routes, trips, calls, services, transfers } = timetable;
  const writer = new ByteWriter();
  writer.texts(publishers);
  writer.texts(stops.ids);
  writer.words(stops.names);
  writer.raw(stops.latitudes);
  writer.raw(stops.longitudes);
  writer.raw(stops.stepFree);
  writer.texts(routes.ids);
  writer.words(routes.names);
  writer.words(routes.operators);
  writer.words(routes.modes);
  writer.texts(trips.ids);
  writer.words(trips.headsigns);
  writer.numbers(trips.routeOf);
  writer.numbers(trips.serviceOf);
  writer.raw(trips.stepFree);
  writer.numbers(trips.firstCall);
  writeCalls(writer, calls, trips.firstCall);
  writer.texts(services.ids);
  writer.texts([services.from, services.until]);
  writer.raw(services.runs);
  writer.numbers(transfers.from);
  writer.numbers(transfers.to);
  // From -1 on.
  writer.numbers(transfers.seconds.map((seconds) => seconds + 1));
  const body = writer.finish();
  const bytes = new Uint8Array(headerBytes + body.length);
  bytes.set(magic);
  bytes.set(new Uint8Array(Uint32Array.of(format, crc32(body)).buffer), magic.length);
  bytes.set(body, headerBytes);
  return bytes;
}

/**
 * The timetable that these bytes are. Large columns are views of the bytes where that can be, so nobody may change them afterwards.
 * Throws `TimetableUnreadable` for whatever `encodeTimetable` of this version did not write. O(timetable): what takes time is the
 * texts, and adding up the times.
 */
export function decodeTimetable(bytes: Uint8Array): Timetable {
  // Typed arrays need their place in memory: bytes cut out of a larger buffer may lie anywhere.
  const aligned = bytes.byteOffset % alignment === 0 ? bytes : new Uint8Array(bytes);
  checkHeader(aligned);
  const reader = new ByteReader(aligned.subarray(headerBytes));
  const publishers = reader.texts();
  const stops = {
    ids: reader.texts(),
    names: reader.words(),
    latitudes: reader.rawFractions(),
    longitudes: reader.rawFractions(),
    stepFree: reader.rawBytes(),
  };
  const routes = { ids: reader.texts(), names: reader.words(), operators: reader.words(), modes: readModes(reader) };
  const trips = {
    ids: reader.texts(),
    headsigns: reader.words(),
    routeOf: reader.wideNumbers(),
    serviceOf: reader.wideNumbers(),
    stepFree: reader.rawBytes(),
    firstCall: reader.wideNumbers(),
  };
  const calls = readCalls(reader, trips.firstCall);
  const services = readServices(reader);
  const transfers = {
    from: reader.wideNumbers(),
    to: reader.wideNumbers(),
    seconds: Int32Array.from(reader.numbers(), (seconds) => seconds - 1),
  };
  reader.finish();
  return { publishers, stops, routes, trips, calls, services, transfers };
}

function checkHeader(bytes: Uint8Array): void {
  if (bytes.length < headerBytes || !magic.every((byte, at) => bytes[at] === byte))
    throw new TimetableUnreadable('are not a timetable');
  const [written, sum] = new Uint32Array(bytes.buffer, bytes.byteOffset + magic.length, 2);
  if (written !== format)
    throw new TimetableUnreadable(`are in format ${written}; this version reads format ${format}`);
  if (sum !== crc32(bytes.subarray(headerBytes)))
    throw new TimetableUnreadable('do not have the checksum that they name');
}

function readModes(reader: ByteReader): RouteMode[] {
  return reader.words().map((word) => {
    const mode = routeModes.find((known) => known === word);
    if (mode === undefined)
      throw new TimetableUnreadable(`name a way of running that is not known: ${JSON.stringify(word)}`);
    return mode;
  });
}

function readServices(reader: ByteReader): TimetableServices {
  const ids = reader.texts();
  const [from, until] = reader.texts().map(parseLocalDate);
  if (from === undefined || until === undefined) throw new TimetableUnreadable('name no first and last day');
  return { ids, from, until, runs: reader.rawBytes() };
}
