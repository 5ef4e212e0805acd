import { placementDays } from '#calendar';
import type { LocalDate } from '#kernel';
import { isUnder16, turnByTurn, type RotaDay } from '#safeguarding';

/** A slot as far as it goes who is with its students: what the employer set, or supervisor and deputy turn by turn. */
export interface RotaTerms {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly supervisorId: string;
  readonly deputyId: string;
  /** What the employer set, by day; null where nothing was. */
  readonly setRota: readonly RotaDay[] | null;
}

/** A slot to which a child comes, or came. */
export interface HostedSlot extends RotaTerms {
  /** Date of birth of the youngest. */
  readonly youngestBornOn: LocalDate;
}

/** Who is with the students on each day of a slot. O(days). */
export function rotaOf({ startsOn, endsOn, supervisorId, deputyId, setRota }: RotaTerms): RotaDay[] {
  const days = placementDays(startsOn, endsOn);
  if (setRota === null) return turnByTurn(days, [supervisorId, deputyId]);
  return days.map((on) => ({ on, adultIds: setRota.find((each) => each.on === on)?.adultIds ?? [] }));
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
