import { placementDays } from '#calendar';
import type { LocalDate } from '#kernel';
import { isUnder16, turnByTurn, type RotaDay } from '#safeguarding';

/** A half-day of the plan for which the advert names an adult. */
export interface PlannedHalf {
  /** Day of the placement, from 1. */
  readonly day: number;
  readonly half: 'AM' | 'PM';
  readonly hostAdultId: string;
}

/** A slot as far as it goes who is with its students: what the plan names, and what the employer set, or supervisor and deputy turn by turn. */
export interface RotaTerms {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly supervisorId: string;
  readonly deputyId: string;
  /** What the employer set, by day; null where nothing was. */
  readonly setRota: readonly RotaDay[] | null;
  readonly planned: readonly PlannedHalf[];
}

/** A slot to which a child comes, or came. */
export interface HostedSlot extends RotaTerms {
  /** Date of birth of the youngest. */
  readonly youngestBornOn: LocalDate;
}

/**
 * Who is with the students on each day of a slot. Whoever the plan names for a half-day is there on that day, whatever the rota says: the
 * plan is what was promised. Supervisor and deputy take turns over the days that the plan leaves open. O(days x adults).
 */
export function rotaOf({ startsOn, endsOn, supervisorId, deputyId, setRota, planned }: RotaTerms): RotaDay[] {
  const days = placementDays(startsOn, endsOn);
  const named = days.map((_, index) => planned.filter(({ day }) => day === index + 1));
  const isOpen = (index: number): boolean => new Set(named[index]?.map(({ half }) => half)).size < 2;
  const onDuty =
    setRota ??
    turnByTurn(
      days.filter((_, index) => isOpen(index)),
      [supervisorId, deputyId],
    );
  return days.map((on, index) => {
    const adultIds = onDuty.find((each) => each.on === on)?.adultIds ?? [];
    return { on, adultIds: [...new Set([...adultIds, ...(named[index] ?? []).map((half) => half.hostAdultId)])] };
  });
}

/** All adults who may be with the students of a slot, each once. O(halves). */
export function adultsOfSlot({ supervisorId, deputyId, planned }: RotaTerms): string[] {
  return [...new Set([supervisorId, deputyId, ...planned.map(({ hostAdultId }) => hostAdultId)])];
}

/** The days of those slots on which the adult is with a child under 16, each once, in order. O(slots x days). */
export function daysWithUnder16(adultId: string, slots: readonly HostedSlot[]): LocalDate[] {
  const days = slots.flatMap((slot) =>
    rotaOf(slot)
      .filter(({ on, adultIds }) => adultIds.includes(adultId) && isUnder16(slot.youngestBornOn, on))
      .map(({ on }) => on),
  );
  return [...new Set(days)].sort();
}
