import { instantOf } from '#calendar';
import { localTime, type InputFault, type LocalDate } from '#kernel';
import { markFaults, sessionsOf, type MarkedSession, type PlacementTimes, type Session } from '#placements';

/** What somebody says of one student on a visit: of a session, of a day, or of all that has been so far. */
export interface VisitMark {
  readonly studentId: string;
  readonly came: boolean;
  readonly onDay: LocalDate | null;
  readonly session: Session | null;
}

/** What was said of one session of one student. */
export interface VisitorSession extends MarkedSession {
  readonly studentId: string;
}

/** When the afternoon begins. */
const noon = localTime('12:00');

/** Marks as they are kept, session by session, and everything that is wrong with them. */
export interface ReadMarks {
  readonly sessions: readonly VisitorSession[];
  readonly faults: readonly InputFault[];
}

/**
 * The sessions that marks speak of. A mark without a day or a session is of those that have begun by `now`: what is still to come is unknown,
 * whatever was said in the morning. Paths of faults are those of `markFaults`. O(marks² x sessions).
 */
export function readMarks(
  marks: readonly VisitMark[],
  times: PlacementTimes,
  { today, now }: { readonly today: LocalDate; readonly now: Date },
): ReadMarks {
  const hasBegun = ({ onDay, session }: { onDay: LocalDate; session: Session }): boolean =>
    onDay < today || (onDay === today && (session === 'AM' || (instantOf(onDay, noon, null) ?? now) <= now));
  const said = marks.map(({ studentId, came, onDay, session }) => {
    const mark = came ? ('PRESENT' as const) : ('ABSENT' as const);
    if (onDay !== null && session !== null) return [{ studentId, onDay, session, mark }];
    return sessionsOf(times)
      .filter(
        (each) => hasBegun(each) && (onDay ?? each.onDay) === each.onDay && (session ?? each.session) === each.session,
      )
      .map((each) => ({ ...each, studentId, mark }));
  });
  const faults = said.flatMap((own, index): InputFault[] => {
    const [studentId, onDay] = [marks[index]?.studentId ?? '', marks[index]?.onDay ?? null];
    if (own.length === 0)
      return [
        { path: `marks.${index}.session`, value: onDay ?? '', message: 'is no session of the visit that has begun' },
      ];
    const before = said.slice(0, index).flatMap((each) => each.filter((other) => other.studentId === studentId));
    return markFaults([...before, ...own], times, today)
      .filter(({ path }) => Number(path.split('.')[1]) >= before.length)
      .map((fault) => ({ ...fault, path: `marks.${index}.${fault.path.split('.')[2] ?? ''}` }));
  });
  return { sessions: said.flat(), faults };
}
