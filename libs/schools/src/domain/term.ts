import { localDate, parseLocalDate, type IdOf, type InputFault, type SchoolId } from '#kernel';
import { termFaults, type Term } from '#calendar';

/** The dates of a term as somebody wrote them down; a term need not have a half-term. */
export interface TermDates {
  readonly startsOn: string;
  readonly halfTermFrom: string | null;
  readonly halfTermTo: string | null;
  readonly endsOn: string;
}

/** One term of one school; every day is included in what it bounds. */
export interface SchoolTerm extends TermDates {
  readonly id: IdOf<'Term'>;
  readonly schoolId: SchoolId;
  readonly name: string;
}

/**
 * Everything that is wrong with the dates of a list of terms: half of a half-term, and what `termFaults` finds. Dates that cannot be
 * read are passed over here, because each is a fault of its own field; the terms around them are still compared. `path` is
 * `"<index>.<field>"`, counted from 0. O(terms²).
 */
export function termDatesFaults(terms: readonly TermDates[]): InputFault[] {
  const halves = terms.flatMap(halfOfAHalfTerm);
  const between = termFaults(terms.map((term) => readTerm(term) ?? unreadable));
  return [...halves, ...between.filter(({ path }) => isAboutSomethingWritten(terms, path))];
}

/** Holds no day and comes before everything, so that no other term is found at fault because of it. */
const unreadable: Term = {
  startsOn: localDate('1900-01-02'),
  halfTermFrom: localDate('1900-01-02'),
  halfTermTo: localDate('1900-01-01'),
  endsOn: localDate('1900-01-01'),
};

/** A half-term that is not there is read as one on the first day; what is found wrong with it is not shown. */
function readTerm(term: TermDates): Term | undefined {
  const startsOn = parseLocalDate(term.startsOn);
  const endsOn = parseLocalDate(term.endsOn);
  const from = term.halfTermFrom ?? term.halfTermTo ?? term.startsOn;
  const halfTermFrom = parseLocalDate(from);
  const halfTermTo = parseLocalDate(term.halfTermTo ?? from);
  const dates = [startsOn, halfTermFrom, halfTermTo, endsOn];
  return dates.includes(undefined) ? undefined : ({ startsOn, halfTermFrom, halfTermTo, endsOn } as Term);
}

function halfOfAHalfTerm({ halfTermFrom, halfTermTo }: TermDates, index: number): InputFault[] {
  if ((halfTermFrom === null) === (halfTermTo === null)) return [];
  const missing = halfTermFrom === null ? 'halfTermFrom' : 'halfTermTo';
  return [{ path: `${index}.${missing}`, value: null, message: 'A half-term has both a first and a last day.' }];
}

function isAboutSomethingWritten(terms: readonly TermDates[], path: string): boolean {
  const [index, field] = path.split('.');
  const term = terms[Number(index)];
  return term !== undefined && readTerm(term) !== undefined && term[field as keyof TermDates] !== null;
}
