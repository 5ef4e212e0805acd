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

/** Days of a placement that another employer has, and its adults who take turns there. */
export interface PartnerTurns {
  /** Days of the placement, from 1. */
  readonly days: readonly number[];
  readonly supervisorId: string;
  readonly deputyId: string;
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
  /** The other employers that have accepted days of it. */
  readonly partners: readonly PartnerTurns[];
}

/** A slot to which a child comes, or came. */
export interface HostedSlot extends RotaTerms {
  /** Date of birth of the youngest. */
  readonly youngestBornOn: LocalDate;
}

/**
 * Who is with the students on each day of a slot. Whoever the plan names for a half-day is there on that day, whatever the rota says: the
 * plan is what was promised. Supervisor and deputy take turns over the days that the plan leaves open, those of a partner over the days
 * that are spent there. O(days x adults).
 */
export function rotaOf(terms: RotaTerms): RotaDay[] {
  const { startsOn, endsOn, setRota, planned, partners } = terms;
  const days = placementDays(startsOn, endsOn);
  const named = days.map((_, index) => planned.filter(({ day }) => day === index + 1));
  const turns = (own: readonly LocalDate[], { supervisorId, deputyId }: PartnerTurns | RotaTerms): RotaDay[] =>
    turnByTurn(
      own.filter((on) => new Set(named[days.indexOf(on)]?.map(({ half }) => half)).size < 2),
      [supervisorId, deputyId],
    );
  const own = ownDays(terms);
  const onDuty = [
    ...(setRota?.filter(({ on }) => own.includes(on)) ?? turns(own, terms)),
    ...partners.flatMap((partner) => turns(daysAt(partner, days), partner)),
  ];
  return days.map((on, index) => {
    const adultIds = onDuty.find((each) => each.on === on)?.adultIds ?? [];
    return { on, adultIds: [...new Set([...adultIds, ...(named[index] ?? []).map((half) => half.hostAdultId)])] };
  });
}

/** The days of a slot that are spent at the advert's own employer, for which it says who is there. O(days). */
export function ownDays({ startsOn, endsOn, partners }: RotaTerms): LocalDate[] {
  return placementDays(startsOn, endsOn).filter((_, index) => !partners.some(({ days }) => days.includes(index + 1)));
}

/** Those of the days of a placement, given in order, that are spent at a partner's. O(days). */
export function daysAt(partner: Pick<PartnerTurns, 'days'>, days: readonly LocalDate[]): LocalDate[] {
  return days.filter((_, index) => partner.days.includes(index + 1));
}

/** All adults of the advert's own employer who may be with the students of a slot, each once. O(halves). */
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

/** The same of every adult who has such a day, with one look at each slot. O(slots x days x adults of a day). */
export function daysWithUnder16ByAdult(slots: readonly HostedSlot[]): Map<string, LocalDate[]> {
  const days = new Map<string, Set<LocalDate>>();
  for (const slot of slots)
    for (const { on, adultIds } of rotaOf(slot))
      if (isUnder16(slot.youngestBornOn, on))
        for (const id of adultIds) days.set(id, (days.get(id) ?? new Set()).add(on));
  return new Map([...days].map(([id, own]) => [id, [...own].sort()]));
}
