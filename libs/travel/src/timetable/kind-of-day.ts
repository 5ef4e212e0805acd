import { dayKindAt, type DayKind, type Term } from '#calendar';
import type { LocalDate } from '#kernel';

/** The terms of one school. */
export interface SchoolTerms {
  readonly terms: readonly Term[];
}

/**
 * Tells what a day is for those who make timetables, by the terms of the schools: a working day is what it is for most of the schools whose
 * terms reach round it (term before half-term before holiday where as many say each); TERM where no school's do, so that days far from any
 * that a school has told of are held to be alike. O(schools x terms) a day, once.
 */
export function kindsOfDay(schools: readonly SchoolTerms[]): (date: LocalDate) => DayKind {
  const known = new Map<LocalDate, DayKind>();
  return (date) => {
    let kind = known.get(date);
    if (kind === undefined) known.set(date, (kind = kindOf(date, schools)));
    return kind;
  };
}

function kindOf(date: LocalDate, schools: readonly SchoolTerms[]): DayKind {
  const fixed = dayKindAt([], date);
  if (fixed !== 'HOLIDAY') return fixed;
  const said = schools.filter(({ terms }) => reachRound(terms, date)).map(({ terms }) => dayKindAt(terms, date));
  const votes = (kind: DayKind): number => said.filter((each) => each === kind).length;
  return (['TERM', 'HALF_TERM', 'HOLIDAY'] as const).reduce((most, kind) => (votes(kind) > votes(most) ? kind : most));
}

/** Between the first day of the first term and the last of the last. */
function reachRound(terms: readonly Term[], date: LocalDate): boolean {
  return terms.some(({ startsOn }) => startsOn <= date) && terms.some(({ endsOn }) => date <= endsOn);
}
