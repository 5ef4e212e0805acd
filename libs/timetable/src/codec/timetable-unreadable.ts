import { Problem } from '#kernel';

/** The bytes are no timetable that this version can read: they were cut, changed, written by another version, or never were one. */
export class TimetableUnreadable extends Problem {
  readonly code = 'TIMETABLE_UNREADABLE';

  constructor(
    /** Reads on after "The bytes": "are not a timetable". */
    readonly reason: string,
  ) {
    super(`The bytes ${reason}.`);
  }
}
