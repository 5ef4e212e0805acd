import type { LocalDate } from '#kernel';
import type { Accident, Harm } from '../domain/accident.js';
import { accidentDuties, dutyOf, dutyWords } from '../domain/duties.js';
import type { AccidentInWords, AccidentLine } from '../persistence/accident.queries.js';
import type { AccidentPayload } from './accident.inputs.js';
import type { AccidentDutyType, SchoolAccidentType } from './accident.types.js';

interface Judged extends Harm {
  readonly isAtWork: boolean;
  readonly occurredAt: Date;
  readonly dueOn: LocalDate | null;
}

function toDuty({ dueOn, ...judged }: Judged): AccidentDutyType {
  const { act } = dutyOf(judged);
  return { act, dueOn, words: dutyWords(act), isToConfirm: accidentDuties.toConfirm, source: accidentDuties.source };
}

/** A line of a list with what has to be done. */
export function toLine<Line extends AccidentLine>({
  isAtWork,
  dueOn,
  ...line
}: Line): Omit<Line, 'isAtWork' | 'dueOn'> & {
  duty: AccidentDutyType;
} {
  const { kind, daysUnable } = line;
  return { ...line, duty: toDuty({ kind, daysUnable, isAtWork, dueOn, occurredAt: new Date(line.occurredAt) }) };
}

/** The same with its history. */
export function toInWords({ changes, ...accident }: AccidentInWords): SchoolAccidentType {
  return { ...toLine(accident), changes: [...changes] };
}

/** What is answered after a change. */
export function toPayload({ id: accidentId, allocationId, state, ...accident }: Accident): AccidentPayload {
  return { accidentId, state, duty: toDuty({ ...accident, isAtWork: allocationId !== null }) };
}
