import { addDays, addYears, localDate, partsOf, type LocalDate } from '#kernel';
import { riskTiers, type RiskTier } from '#safeguarding';

/** How much is looked at before somebody may be sent there, the least first. */
export const tiers = riskTiers;

export type Tier = RiskTier;

/** For how many months an approval lasts, from a day on. */
interface ApprovalTerms {
  readonly validFrom: LocalDate;
  readonly months: Readonly<Record<Tier, number>>;
}

/** Our policy, the newest last; an approval lasts as the row of the day on which it is given says, and is not shortened by a later one. */
export const approvalTerms: readonly ApprovalTerms[] = [
  { validFrom: localDate('1900-01-01'), months: { LOW: 24, MEDIUM: 12, HIGH: 6 } },
];

/** How long before its end an approval is said to be running out, in days. */
export const expiringDays = 30;

/** For how many months a risk assessment counts as reviewed; R30. */
export const reviewMonths = 12;

/** The last day of an approval that is given on a day. O(rows). */
export function approvedUntil(tier: Tier, on: LocalDate, terms: readonly ApprovalTerms[] = approvalTerms): LocalDate {
  const row = terms.filter(({ validFrom }) => validFrom <= on).at(-1) ?? terms[0];
  return addMonths(on, row?.months[tier] ?? 0);
}

/** The same day so many months later, or the last of the month where it is shorter. O(1). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = partsOf(date);
  const from = year * 12 + month - 1 + months;
  const first = localDate(`${Math.floor(from / 12)}-${String((from % 12) + 1).padStart(2, '0')}-01`);
  const last = addDays(nextMonth(first), -1);
  const same = addDays(first, day - 1);
  return same < last ? same : last;
}

function nextMonth(first: LocalDate): LocalDate {
  const [, month] = partsOf(first);
  return month === 12
    ? localDate(`${addYears(first, 1).slice(0, 4)}-01-01`)
    : localDate(`${first.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01`);
}

/** True when `wanted` looks at more than `tier`. O(1). */
export function isHigher(wanted: Tier, tier: Tier): boolean {
  return tiers.indexOf(wanted) > tiers.indexOf(tier);
}
