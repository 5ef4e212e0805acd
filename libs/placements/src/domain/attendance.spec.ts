import { describe, expect, it } from '@jest/globals';
import { localDate, localTime } from '#kernel';
import { markFaults, sessionsOf, stateByMarks, type AttendanceMark, type MarkedSession } from './attendance.js';

/** Thursday to Monday over a weekend. */
const times = {
  startsOn: localDate('2026-10-22'),
  endsOn: localDate('2026-10-26'),
  startsAt: localTime('09:30'),
  finishesAt: localTime('15:30'),
};
const afterwards = localDate('2026-10-27');

function marked(onDay: string, session: 'AM' | 'PM', mark: AttendanceMark = 'PRESENT'): MarkedSession {
  return { onDay: localDate(onDay), session, mark };
}

const all = (mark: AttendanceMark): MarkedSession[] => sessionsOf(times).map((each) => ({ ...each, mark }));

describe('the sessions of a placement', () => {
  it('are both halves of each working day', () => {
    expect(sessionsOf(times).map(({ onDay, session }) => `${onDay} ${session}`)).toEqual([
      '2026-10-22 AM',
      '2026-10-22 PM',
      '2026-10-23 AM',
      '2026-10-23 PM',
      '2026-10-26 AM',
      '2026-10-26 PM',
    ]);
  });

  it.each([
    ['09:00', '12:00', 'AM'],
    ['12:00', '17:00', 'PM'],
    ['11:59', '12:01', 'AM PM'],
  ])('from %s to %s are %s', (startsAt, finishesAt, expected) => {
    const day = { ...times, endsOn: times.startsOn, startsAt: localTime(startsAt), finishesAt: localTime(finishesAt) };
    expect(
      sessionsOf(day)
        .map(({ session }) => session)
        .join(' '),
    ).toBe(expected);
  });
});

describe('marks', () => {
  it('are free of faults on the last day itself', () => {
    expect(markFaults(all('PRESENT'), times, times.endsOn)).toEqual([]);
  });

  it('name a day of the placement, a session with work, once, and not before it was', () => {
    const morningOnly = { ...times, finishesAt: localTime('12:00') };
    const marks = [
      marked('2026-10-24', 'AM'),
      marked('2026-10-22', 'PM'),
      marked('2026-10-23', 'AM'),
      marked('2026-10-23', 'AM', 'ABSENT'),
      marked('2026-10-26', 'AM'),
    ];
    expect(markFaults(marks, morningOnly, localDate('2026-10-24')).map(({ path, value }) => [path, value])).toEqual([
      ['marks.0.onDay', '2026-10-24'],
      ['marks.1.session', 'PM'],
      ['marks.3.session', 'AM'],
      ['marks.4.onDay', '2026-10-26'],
    ]);
  });

  it('of one day may have two faults at once', () => {
    expect(markFaults([marked('2026-10-31', 'AM')], times, afterwards)).toHaveLength(2);
  });
});

describe('the state that marks lead to', () => {
  it('is open while a single session is unknown, whatever the others say', () => {
    expect(stateByMarks(all('PRESENT').slice(1), times)).toBeUndefined();
    expect(stateByMarks(all('ABSENT').slice(1), times)).toBeUndefined();
    expect(stateByMarks([], times)).toBeUndefined();
  });

  it('is attended with one session present, and not attended with none', () => {
    const [first, ...others] = all('ABSENT');
    expect(stateByMarks(all('ABSENT'), times)).toBe('DID_NOT_ATTEND');
    expect(stateByMarks([...others, { ...marked(first?.onDay ?? '', 'AM') }], times)).toBe('ATTENDED');
  });

  it('is open where there is no day at all', () => {
    const weekend = { ...times, startsOn: localDate('2026-10-24'), endsOn: localDate('2026-10-25') };
    expect(stateByMarks([], weekend)).toBeUndefined();
  });
});
