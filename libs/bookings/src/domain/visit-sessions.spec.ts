import { describe, expect, it } from '@jest/globals';
import { localDate, localTime } from '#kernel';
import { readMarks, type VisitMark } from './visit-sessions.js';

const [first, second] = [localDate('2026-11-10'), localDate('2026-11-11')];
const times = { startsOn: first, endsOn: second, startsAt: localTime('09:30'), finishesAt: localTime('15:30') };
const said = (changes: Partial<VisitMark> = {}): VisitMark => ({
  studentId: 'kim',
  came: true,
  onDay: null,
  session: null,
  ...changes,
});
const read = (now: string, marks: readonly VisitMark[], visit = times) => {
  const { sessions, faults } = readMarks(marks, visit, { today: localDate(now.slice(0, 10)), now: new Date(now) });
  return {
    sessions: sessions.map(({ onDay, session, mark }) => `${onDay.slice(8)} ${session} ${mark}`),
    faults: faults.map(({ path, message }) => `${path} ${message}`),
  };
};

describe('a mark of a visit', () => {
  it.each([
    ['2026-11-10T11:59:59Z', ['10 AM PRESENT']],
    ['2026-11-10T12:00:00Z', ['10 AM PRESENT', '10 PM PRESENT']],
    ['2026-11-11T09:00:00Z', ['10 AM PRESENT', '10 PM PRESENT', '11 AM PRESENT']],
    ['2026-11-12T09:00:00Z', ['10 AM PRESENT', '10 PM PRESENT', '11 AM PRESENT', '11 PM PRESENT']],
  ])('without a session is of those that have begun, at %s', (now, sessions) => {
    expect(read(now, [said()])).toEqual({ sessions, faults: [] });
  });

  it('by summer time has its afternoon from noon on the clock of the wall', () => {
    const summer = { ...times, startsOn: localDate('2026-09-15'), endsOn: localDate('2026-09-15') };
    expect(read('2026-09-15T10:59:59Z', [said()], summer).sessions).toEqual(['15 AM PRESENT']);
    expect(read('2026-09-15T11:00:00Z', [said()], summer).sessions).toHaveLength(2);
  });

  it('is of one day or one half where it says so', () => {
    const marks = [said({ onDay: first }), said({ onDay: second, session: 'AM', came: false })];
    expect(read('2026-11-12T09:00:00Z', marks)).toEqual({
      sessions: ['10 AM PRESENT', '10 PM PRESENT', '11 AM ABSENT'],
      faults: [],
    });
    expect(read('2026-11-12T09:00:00Z', [said({ session: 'PM' })]).sessions).toEqual([
      '10 PM PRESENT',
      '11 PM PRESENT',
    ]);
  });

  it('is refused of what has not begun, of another day or half, and a second time for one student alone', () => {
    const now = '2026-11-10T10:00:00Z';
    expect(read(now, [said({ session: 'PM' })]).faults).toEqual([
      'marks.0.session is no session of the visit that has begun',
    ]);
    expect(read(now, [said({ onDay: second, session: 'AM' })]).faults).toEqual([
      'marks.0.onDay is still to come; nobody can have been there',
    ]);
    expect(read(now, [said({ onDay: localDate('2026-11-09'), session: 'AM' })]).faults).toEqual([
      'marks.0.onDay is not a day of this placement',
    ]);
    expect(read(now, [said(), said({ studentId: 'jo' }), said({ onDay: first })]).faults).toEqual([
      'marks.2.session is marked twice',
    ]);
  });
});
