import { placementDays } from '#calendar';
import type { InputFault, LocalDate, LocalTime } from '#kernel';
import type { AllocationState } from './allocation.js';

/** The two registers of a day, as schools keep them. */
export const sessions = ['AM', 'PM'] as const;

export type Session = (typeof sessions)[number];

/** What may be marked. A session without a mark is unknown, which is never the same as present. */
export const attendanceMarks = ['PRESENT', 'ABSENT'] as const;

export type AttendanceMark = (typeof attendanceMarks)[number];

/** A session of a day. */
export interface SessionOfDay {
  readonly onDay: LocalDate;
  readonly session: Session;
}

/** What was marked for a session of a day. */
export interface MarkedSession extends SessionOfDay {
  readonly mark: AttendanceMark;
}

/** When a placement takes place: the same hours on each of its days. */
export interface PlacementTimes {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
}

/** Every session that has to be marked, in order: of each placement day, the halves in which there is work; noon divides them. O(days). */
export function sessionsOf({ startsOn, endsOn, startsAt, finishesAt }: PlacementTimes): SessionOfDay[] {
  const worked = sessions.filter((session) => (session === 'AM' ? startsAt < '12:00' : finishesAt > '12:00'));
  return placementDays(startsOn, endsOn).flatMap((onDay) => worked.map((session) => ({ onDay, session })));
}

/**
 * Everything that is wrong with marks for a placement, in their order: a day that is no day of it, a half in which there is no work, a
 * day that is still to come, a session marked twice. Paths are `marks.0.onDay` and `marks.0.session`. O(marks²).
 */
export function markFaults(marks: readonly MarkedSession[], times: PlacementTimes, today: LocalDate): InputFault[] {
  const expected = sessionsOf(times);
  return marks.flatMap((mark, index) => {
    const { onDay, session } = mark;
    const fault = (field: keyof SessionOfDay, message: string): InputFault => ({
      path: `marks.${index}.${field}`,
      value: mark[field],
      message,
    });
    const isSame = (other: SessionOfDay): boolean => other.onDay === onDay && other.session === session;
    return [
      ...(expected.some((each) => each.onDay === onDay) ? [] : [fault('onDay', 'is not a day of this placement')]),
      ...(onDay > today ? [fault('onDay', 'is still to come; nobody can have been there')] : []),
      ...(expected.some((each) => each.session === session)
        ? []
        : [fault('session', 'is not a half of the day in which there is work')]),
      ...(marks.findIndex(isSame) < index ? [fault('session', 'is marked twice')] : []),
    ];
  });
}

/**
 * What the marks make of an allocation: `undefined` while any session is unknown, then ATTENDED when the student was there for one at
 * least. O(sessions x marks).
 */
export function stateByMarks(
  marks: readonly MarkedSession[],
  times: PlacementTimes,
): Extract<AllocationState, 'ATTENDED' | 'DID_NOT_ATTEND'> | undefined {
  const found = sessionsOf(times).map(({ onDay, session }) =>
    marks.find((mark) => mark.onDay === onDay && mark.session === session),
  );
  if (found.length === 0 || found.includes(undefined)) return undefined;
  return found.some((mark) => mark?.mark === 'PRESENT') ? 'ATTENDED' : 'DID_NOT_ATTEND';
}
