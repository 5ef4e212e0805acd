/** The stages of secondary school that hours of experience are counted by. */
export const tiers = ['YEARS_7_TO_9', 'YEARS_10_AND_11', 'YEARS_12_AND_13'] as const;

export type Tier = (typeof tiers)[number];

/** What everybody should have had when leaving Year 11: ten days' worth, half of it in each of the first two tiers. */
export const entitledHours = 50;

interface TierRow {
  readonly tier: Tier;
  readonly from: number;
  readonly to: number;
  /** False after Year 11: the entitlement is over by then, and what comes later is told but fills no gap. */
  readonly counts: boolean;
}

const table: readonly TierRow[] = [
  { tier: 'YEARS_7_TO_9', from: 7, to: 9, counts: true },
  { tier: 'YEARS_10_AND_11', from: 10, to: 11, counts: true },
  { tier: 'YEARS_12_AND_13', from: 12, to: 13, counts: false },
];

/** The tier of a year group; `null` for younger and older ones. O(1). */
export function tierOf(yearGroup: number): Tier | null {
  return table.find(({ from, to }) => yearGroup >= from && yearGroup <= to)?.tier ?? null;
}

/** The minutes that count towards the entitlement. O(1). */
export function entitledMinutes(byTier: Readonly<Record<Tier, number>>): number {
  return table.reduce((sum, { tier, counts }) => sum + (counts ? byTier[tier] : 0), 0);
}

/** Bands of hours for a distribution, the lowest first; the last one is the entitlement reached. */
export const hourBands = [
  { band: 'NONE', below: 0 },
  { band: 'UNDER_10', below: 10 },
  { band: 'UNDER_25', below: 25 },
  { band: 'UNDER_50', below: entitledHours },
  { band: 'REACHED', below: Number.POSITIVE_INFINITY },
] as const;

export type HourBand = (typeof hourBands)[number]['band'];

/** The band that so many minutes fall into. O(1). */
export function hourBandOf(minutes: number): HourBand {
  if (minutes <= 0) return 'NONE';
  return hourBands.find(({ below }) => minutes < below * 60)?.band ?? 'REACHED';
}
