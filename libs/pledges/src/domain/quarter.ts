import { addDays, localDate, partsOf, type LocalDate } from '#kernel';

/** Three months of a calendar year in England, by name: "2026-Q4" is from 1 October to 31 December 2026. */
export interface Quarter {
  readonly name: string;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

/** The quarter of that name, or `undefined` for text that is none of the years 2000 to 2199. O(1). */
export function parseQuarter(text: string): Quarter | undefined {
  const parts = /^(2[01]\d\d)-Q([1-4])$/.exec(text);
  return parts === null ? undefined : quarterNumber(Number(parts[1]), Number(parts[2]));
}

/** The quarter that a day lies in. O(1). */
export function quarterOf(day: LocalDate): Quarter {
  const [year, month] = partsOf(day);
  return quarterNumber(year, Math.ceil(month / 3));
}

/** How many quarters there are from one to another, both counted; less than one when the second is earlier. O(1). */
export function quartersFrom(from: Quarter, to: Quarter): number {
  const indexOf = ({ firstDay }: Quarter): number => partsOf(firstDay)[0] * 4 + Math.ceil(partsOf(firstDay)[1] / 3);
  return indexOf(to) - indexOf(from) + 1;
}

/** How a quarter lies to a day. */
export type QuarterStanding = 'AHEAD' | 'RUNNING' | 'OVER';

/** Whether the quarter is still to come on a day, has begun or is over. O(1). */
export function standingOn({ firstDay, lastDay }: Quarter, on: LocalDate): QuarterStanding {
  if (on < firstDay) return 'AHEAD';
  return on <= lastDay ? 'RUNNING' : 'OVER';
}

function quarterNumber(year: number, number: number): Quarter {
  const first = (count: number): LocalDate =>
    count < 4 ? localDate(`${year}-${String(count * 3 + 1).padStart(2, '0')}-01`) : localDate(`${year + 1}-01-01`);
  return { name: `${year}-Q${number}`, firstDay: first(number - 1), lastDay: addDays(first(number), -1) };
}
