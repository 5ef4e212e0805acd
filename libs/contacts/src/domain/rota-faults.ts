import type { InputFault, LocalDate } from '#kernel';
import type { RotaDay } from '#safeguarding';

/**
 * Everything that is wrong with a rota, in its order: a day that is none of the slot's, or stands twice; a day with nobody, or with somebody
 * whom the placement does not name; and, at the end, days of the slot that are left out. O(days x adults).
 */
export function rotaFaults(
  rota: readonly RotaDay[],
  days: readonly LocalDate[],
  adultIds: readonly string[],
): InputFault[] {
  const faults = rota.flatMap(({ on, adultIds: onDuty }, index): InputFault[] => {
    const at = (field: string, value: string, message: string): InputFault => ({
      path: `days.${index}.${field}`,
      value,
      message,
    });
    return [
      ...(days.includes(on) ? [] : [at('onDay', on, 'is no day of this slot')]),
      ...(rota.findIndex((other) => other.on === on) < index ? [at('onDay', on, 'stands there twice')] : []),
      ...(onDuty.length === 0 ? [at('hostAdultIds', '', 'must name somebody')] : []),
      ...onDuty
        .filter((id) => !adultIds.includes(id))
        .map((id) => at('hostAdultIds', id, 'is no adult of this placement')),
    ];
  });
  const missing = days.filter((day) => !rota.some(({ on }) => on === day));
  return [...faults, ...missing.map((day) => ({ path: 'days', value: day, message: 'a day of the slot is left out' }))];
}
