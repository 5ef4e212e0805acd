import { addDays, ageOn, type LocalDate } from '#kernel';

/** The days that count together: "in any 30". */
export const contactWindowDays = 30;

/** So many distinct days of one adult with children under 16 in any 30 make regulated activity; one fewer is told in time. */
export const regulatedFromDays = 4;

/**
 * The most distinct days that fall in any 30 days in a row with `on` among them, `on` itself counted. Days may come in any order and more
 * than once. O(days²).
 * Source: Safeguarding Vulnerable Groups Act 2006, sch. 4, the period condition: "more than three days in any period of 30 days".
 */
export function contactDaysAround(days: readonly LocalDate[], on: LocalDate): number {
  const distinct = [...new Set([...days, on])];
  const earliestStart = addDays(on, 1 - contactWindowDays);
  const starts = distinct.filter((day) => earliestStart <= day && day <= on);
  return Math.max(
    ...starts.map((start) => {
      const end = addDays(start, contactWindowDays - 1);
      return distinct.filter((day) => start <= day && day <= end).length;
    }),
  );
}

/** True when a child born then is under 16 on that day. O(1). */
export function isUnder16(bornOn: LocalDate, on: LocalDate): boolean {
  return ageOn(bornOn, on) < 16;
}

/** Who is with the students on one day. */
export interface RotaDay {
  readonly on: LocalDate;
  readonly adultIds: readonly string[];
}

/**
 * The rota that is offered where the employer has not set one: supervisor and deputy turn by turn, day by day, so that a week with a child
 * under 16 makes three days of one and two of the other. One adult alone has every day. O(days).
 */
export function turnByTurn(days: readonly LocalDate[], adultIds: readonly string[]): RotaDay[] {
  return days.map((on, index) => ({
    on,
    adultIds: adultIds.length === 0 ? [] : [adultIds[index % adultIds.length] ?? ''],
  }));
}
