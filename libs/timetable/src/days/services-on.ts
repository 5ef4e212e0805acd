import { daysBetween, type LocalDate } from '#kernel';
import type { Timetable } from '../timetable.js';

/** By service: 1 where it runs on that day, otherwise 0; all 0 outside the timetable's days. O(services). */
export function servicesOn({ services }: Timetable, date: LocalDate): Uint8Array {
  const running = new Uint8Array(services.ids.length);
  if (date < services.from || date > services.until) return running;
  const days = daysBetween(services.from, services.until) + 1;
  const day = daysBetween(services.from, date);
  return running.map((_, service) => services.runs[service * days + day]!);
}
