import { parseLocalDate, type InputFault } from '#kernel';
import type { Days } from './allocation-instance.js';

/** Largest number of seats that an int32 holds. */
export const mostSeats = 2 ** 31 - 1;

/** True for a whole number in a range, both ends included. O(1). */
export function isWhole(value: number, lowest: number, highest: number): boolean {
  return Number.isInteger(value) && value >= lowest && value <= highest;
}

/** Collects faults, with one wording for each kind. */
export class Faults {
  readonly found: InputFault[] = [];

  add(path: string, value: string | number | undefined, message: string): void {
    this.found.push({ path, value: value === undefined ? null : String(value), message });
  }

  /** An id, or another name, that may stand once only among those `seen`. */
  id(path: string, id: string, seen: Set<string>): void {
    if (id === '') this.add(path, id, 'is empty');
    else if (seen.has(id)) this.add(path, id, 'is not the first with this id');
    seen.add(id);
  }

  /** True when the value is a whole number in the range. */
  whole(path: string, value: number, lowest: number, highest: number): boolean {
    const isSound = isWhole(value, lowest, highest);
    if (!isSound) this.add(path, value, `is not a whole number from ${lowest} to ${highest}`);
    return isSound;
  }

  days(path: string, { from, to }: Days): void {
    const wrong = Object.entries({ from, to }).filter(([, date]) => parseLocalDate(date) === undefined);
    for (const [end, date] of wrong) this.add(`${path}.${end}`, date, 'is not a date of the form YYYY-MM-DD');
    if (wrong.length === 0 && to < from) this.add(`${path}.to`, to, 'is before the first day');
  }
}
