import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyFeed, timetableOf } from '../gtfs/any-feed.fixture.js';
import { decodeTimetable, encodeTimetable } from './timetable-codec.js';
import { TimetableUnreadable } from './timetable-unreadable.js';

const anyTimetable = anyFeed.map(timetableOf);

function whyUnreadable(bytes: Uint8Array): string {
  try {
    decodeTimetable(bytes);
  } catch (error) {
    if (error instanceof TimetableUnreadable) return error.reason;
    throw error;
  }
  throw new Error('the bytes were read');
}

describe('a timetable in bytes', () => {
  it('is the same when it is read again, from wherever the bytes lie', () => {
    fc.assert(
      fc.property(anyTimetable, fc.nat({ max: 9 }), (timetable, offset) => {
        const bytes = encodeTimetable(timetable);
        const within = Buffer.alloc(bytes.length + offset);
        within.set(bytes, offset);
        expect(decodeTimetable(within.subarray(offset))).toEqual(timetable);
      }),
    );
  });

  it('is always written in the same bytes', () => {
    fc.assert(
      fc.property(anyTimetable, (timetable) => {
        const bytes = encodeTimetable(timetable);
        expect(encodeTimetable(decodeTimetable(bytes))).toEqual(bytes);
      }),
    );
  });

  it('keeps numbers that need one byte, two and four, and times before the day begins', () => {
    const [timetable] = fc.sample(anyTimetable, { numRuns: 1, seed: 1 });
    for (const seconds of [-90, 0, 255, 256, 65_535, 65_536, 600_000]) {
      const calls = {
        ...timetable!.calls,
        departs: timetable!.calls.departs.slice(),
        arrives: timetable!.calls.arrives.slice(),
      };
      const last = timetable!.trips.firstCall[1]! - 1;
      for (let call = 0; call <= last; call++) calls.arrives[call] = calls.departs[call] = Math.min(seconds, 100);
      calls.arrives[last] = calls.departs[last] = seconds;
      expect(decodeTimetable(encodeTimetable({ ...timetable!, calls }))).toEqual({ ...timetable!, calls });
    }
  });

  it('is refused after any bit of it changed, or when it is cut or goes on', () => {
    fc.assert(
      fc.property(anyTimetable, fc.gen(), (timetable, gen) => {
        const bytes = encodeTimetable(timetable);
        const changed = bytes.slice();
        changed[gen(fc.nat, { max: bytes.length - 1 })]! ^= 1 << gen(fc.nat, { max: 7 });
        whyUnreadable(changed);
        whyUnreadable(bytes.subarray(0, gen(fc.nat, { max: bytes.length - 1 })));
        whyUnreadable(Uint8Array.from([...bytes, 0]));
      }),
    );
  });

  it('says what it is instead', () => {
    const [timetable] = fc.sample(anyTimetable, { numRuns: 1, seed: 1 });
    const bytes = encodeTimetable(timetable!);
    expect(whyUnreadable(new Uint8Array())).toBe('are not a timetable');
    expect(whyUnreadable(new TextEncoder().encode('a text that is long enough'))).toBe('are not a timetable');
    expect(whyUnreadable(Uint8Array.from(bytes, (byte, at) => (at === 8 ? 9 : byte)))).toBe(
      'are in format 9; this version reads format 1',
    );
    expect(whyUnreadable(bytes.subarray(0, -8))).toBe('do not have the checksum that they name');
  });

  it('may hold nothing at all', () => {
    const [timetable] = fc.sample(anyTimetable, { numRuns: 1, seed: 1 });
    const empty = {
      ...timetable!,
      publishers: [],
      transfers: { from: new Uint32Array(), to: new Uint32Array(), seconds: new Int32Array() },
    };
    expect(decodeTimetable(encodeTimetable(empty))).toEqual(empty);
  });
});
