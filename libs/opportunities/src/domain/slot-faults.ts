import { clockReadingOf, placementDays, type Occurrence } from '#calendar';
import { daysBetween, minutesOf, type InputFault, type LocalDate, type LocalTime } from '#kernel';
import { longestSlotDays, type SlotHours, type SlotTerms } from './slot.js';

/** What is wrong with the first and the last day of a slot. O(days). */
export function faultsOfDays(startsOn: LocalDate, endsOn: LocalDate): InputFault[] {
  const fault = (message: string): InputFault[] => [{ path: 'endsOn', value: endsOn, message }];
  if (endsOn < startsOn) return fault('is before the first day');
  if (daysBetween(startsOn, endsOn) >= longestSlotDays)
    return fault(`is more than ${longestSlotDays} days from the first day, both counted`);
  return placementDays(startsOn, endsOn).length > 0
    ? []
    : fault('leaves no day from Monday to Friday that is not a bank holiday');
}

/** What is wrong with the hours of a slot in themselves. O(1). */
export function faultsOfHours({ startsAt, finishesAt, breakMinutes }: SlotHours): InputFault[] {
  if (finishesAt <= startsAt) return [{ path: 'finishesAt', value: finishesAt, message: 'is not after the start' }];
  if (breakMinutes < minutesOf(finishesAt) - minutesOf(startsAt)) return [];
  return [{ path: 'breakMinutes', value: String(breakMinutes), message: 'leaves no time to work' }];
}

/** What is wrong with a time on a day because the clocks change: it is not there, or it is there twice and nobody says which is meant. O(1). */
export function faultsOfClock(path: string, on: LocalDate, at: LocalTime, occurrence: Occurrence | null): InputFault[] {
  const reading = clockReadingOf(on, at);
  if (reading === 'NEVER')
    return [{ path, value: at, message: `does not exist on ${on}: the clocks go forward from 01:00 to 02:00` }];
  if (reading === 'ONCE' || occurrence !== null) return [];
  const message = `comes twice on ${on}, when the clocks go back; say with ${path}Occurrence whether the FIRST or the SECOND is meant`;
  return [{ path, value: at, message }];
}

/** What is wrong with who may have how many places of a slot, and when. `lastDay` is that of the slot, where it has one. O(schools). */
export function faultsOfTerms(terms: Omit<SlotTerms, 'bookingOpensAt' | 'answerWithinDays'>): InputFault[] {
  const { capacity, minimumGroup, mostPerSchool, reservedSchoolIds, isForLowSupply, releasedOn } = terms;
  const faults: InputFault[] = [];
  const fault = (path: string, value: unknown, message: string): void => {
    faults.push({ path, value: String(value), message });
  };
  if (minimumGroup > Math.max(1, capacity)) fault('minimumGroup', minimumGroup, `is more than the ${capacity} places`);
  if (mostPerSchool !== null && mostPerSchool > capacity)
    fault('mostPerSchool', mostPerSchool, `is more than the ${capacity} places`);
  if (mostPerSchool !== null && mostPerSchool < minimumGroup)
    fault('mostPerSchool', mostPerSchool, `is less than the smallest group, ${minimumGroup}`);
  for (const [index, id] of reservedSchoolIds.entries())
    if (reservedSchoolIds.indexOf(id) < index) fault(`reservedSchoolIds.${index}`, id, 'comes a second time');
  if (releasedOn !== null && reservedSchoolIds.length === 0 && !isForLowSupply)
    fault('releasedOn', releasedOn, 'is for a slot that is kept for some schools first');
  return faults;
}
