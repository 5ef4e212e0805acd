import { placementDays, schoolYearOf, type DayRange } from '#calendar';
import { addDays, localDate, type LocalDate } from '#kernel';
import { hazards, noDaySet, type OpportunityKind } from '#safeguarding';
import { judge, type HostFacts } from './judge.js';

/** The days on which a student may be at adverts of each kind, by whether a danger is left there. */
export interface OpenDays {
  readonly withoutDanger: Readonly<Record<OpportunityKind, readonly DayRange[]>>;
  readonly withDanger: Readonly<Record<OpportunityKind, readonly DayRange[]>>;
}

/** What an advert has to be by itself for anybody to be sent there; whoever lists adverts asks for this beside the days. */
const openHost: Omit<HostFacts, 'kind' | 'hazards' | 'days'> = {
  employerId: 'any that the school does not refuse',
  placementVersion: '1',
  yearGroupsWelcome: null,
  dangerTerms: null,
  insurance: null,
  hostAdults: null,
  rota: null,
  advert: null,
  isHostSuspended: false,
  hasHostAgreed: true,
  vetting: { state: 'APPROVED', approvedUntil: noDaySet, tier: 'LOW', declaration: null },
  isSchoolOrCare: false,
  engagement: { as: 'EXPERIENCE' },
};

/**
 * What the rules say of a student who would apply, as days: asked of the rules themselves, once for each kind, so that a list can be narrowed to
 * what is open without judging each advert in it. Days are open from `on` to the end of the school year after next; none is while the date of
 * birth is not known. O(days x rules).
 */
export function openDaysOf(bornOn: LocalDate | null, on: LocalDate): OpenDays {
  const until = localDate(`${schoolYearOf(on) + 3}-08-31`);
  const days = workingDaysUntil(on, until);
  const rangesOf = (kind: OpportunityKind, left: HostFacts['hazards']): DayRange[] => {
    const host: HostFacts = { ...openHost, kind, hazards: left, days: days.map(atSomeHour) };
    const student = { ...unasked, bornOn };
    const reasons = judge('APPLY', host, { student }, on).reasons.filter(({ severity }) => severity !== 'WARN');
    const closed = new Set(reasons.flatMap((reason) => reason.days));
    return reasons.some((reason) => reason.days.length === 0)
      ? []
      : between(closed, days, { startsOn: on, endsOn: until });
  };
  const ofAll = (left: HostFacts['hazards']): OpenDays['withDanger'] => ({
    PLACEMENT: rangesOf('PLACEMENT', left),
    WORKPLACE_VISIT: rangesOf('WORKPLACE_VISIT', left),
    SCHOOL_VISIT: rangesOf('SCHOOL_VISIT', left),
    VIRTUAL: rangesOf('VIRTUAL', left),
  });
  return { withoutDanger: ofAll([]), withDanger: ofAll(hazards) };
}

let lastAsked: { readonly key: string; readonly days: readonly LocalDate[] } | undefined;

/** Kept, because everybody who looks on one day asks for the same. */
function workingDaysUntil(on: LocalDate, until: LocalDate): readonly LocalDate[] {
  const key = `${on} ${until}`;
  if (lastAsked?.key !== key) lastAsked = { key, days: placementDays(on, until) };
  return lastAsked.days;
}

/** No rule at APPLY reads these, but for the school's no, which is asked for beside the days. */
const unasked = {
  yearGroup: null,
  otherBookedDays: null,
  blackoutDays: null,
  permissions: null,
  refusedEmployers: [],
  notes: null,
  needsAdjustments: null,
  isVulnerable: null,
  unpaidGround: null,
  tLevel: null,
};

function atSomeHour(on: LocalDate): HostFacts['days'][number] {
  return { on, startsAt: null, finishesAt: null, breakMinutes: null };
}

/** What lies between closed days and has a day of work in it; weekends and bank holidays go with either side. */
function between(closed: ReadonlySet<LocalDate>, days: readonly LocalDate[], all: DayRange): DayRange[] {
  const ranges: DayRange[] = [];
  let startsOn: LocalDate | null = null;
  for (const [index, day] of days.entries()) {
    const before = days[index - 1];
    if (closed.has(day)) {
      if (startsOn !== null) ranges.push({ startsOn, endsOn: addDays(day, -1) });
      startsOn = null;
    } else startsOn ??= before === undefined ? all.startsOn : addDays(before, 1);
  }
  return startsOn === null ? ranges : [...ranges, { startsOn, endsOn: all.endsOn }];
}
