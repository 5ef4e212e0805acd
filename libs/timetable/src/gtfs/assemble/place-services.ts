import { addDays, localDate, type LocalDate } from '#kernel';
import type { TimetableServices } from '../../timetable.js';
import type { FeedReading } from '../feed-reading.js';
import type { ServicePlan, ServiceRows } from '../tables/read-services.js';
import type { UsedRows } from './used-rows.js';

const epoch = localDate('1970-01-01');

/**
 * The services in use, from the first day on which one runs to the last. Throws `TimetableRefused` when none runs on any day, or
 * services times days are more than is allowed. O(services * days).
 */
export function placeServices(
  { faults, files, limits }: FeedReading,
  { index, plans }: ServiceRows,
  used: UsedRows,
): TimetableServices {
  const plansUsed = used.rows.map((row) => plans[row]!);
  const [first, last] = extent(plansUsed);
  const days = last - first + 1;
  const serviceDays = plansUsed.length * days;
  if (days < 1) faults.refuse(files.name, null, 'runs nothing on any day');
  if (serviceDays > limits.mostServiceDays)
    faults.refuse(files.name, null, `has more than ${limits.mostServiceDays} services times days`, String(serviceDays));
  const runs = new Uint8Array(serviceDays);
  plansUsed.forEach((plan, service) => {
    for (let day = 0; day < days; day++) runs[service * days + day] = isRunning(plan, first + day) ? 1 : 0;
  });
  return { ids: used.rows.map((row) => index.ids[row]!), from: dateOf(first), until: dateOf(last), runs };
}

/** The first and the last day on which any of them runs; the wrong way round when none does. */
function extent(plans: readonly ServicePlan[]): [first: number, last: number] {
  let [first, last] = [Infinity, -Infinity];
  const takeIn = (plan: ServicePlan, day: number): boolean => {
    if (!isRunning(plan, day)) return false;
    [first, last] = [Math.min(first, day), Math.max(last, day)];
    return true;
  };
  for (const plan of plans) {
    for (const day of plan.exceptions.keys()) takeIn(plan, day);
    for (let day = plan.from; day <= plan.until && !takeIn(plan, day);) day++;
    for (let day = plan.until; day >= plan.from && !takeIn(plan, day);) day--;
  }
  return [first, last];
}

/** True when the service runs on that day at all. */
function isRunning({ weekdays, from, until, exceptions }: ServicePlan, day: number): boolean {
  // Day 0 was a Thursday.
  return exceptions.get(day) ?? (day >= from && day <= until && weekdays[(((day + 3) % 7) + 7) % 7]!);
}

/** True when there is any day on which it runs. O(days). */
export function runsAtAll(plan: ServicePlan): boolean {
  return extent([plan])[0] !== Infinity;
}

function dateOf(day: number): LocalDate {
  return addDays(epoch, day);
}
