import { wilsonInterval } from '#evaluation';

/** How many reviews there are, and how many of them say that it was as advertised. */
export interface ReviewTally {
  readonly reviews: number;
  readonly asAdvertised: number;
}

/** The share of reviews that say so, in whole percents, with the range that chance leaves open. */
export interface AsAdvertised {
  readonly reviews: number;
  readonly percent: number;
  readonly lowPercent: number;
  readonly highPercent: number;
}

/** What a tally of at least one review comes to. O(1). */
export function asAdvertisedBy({ reviews, asAdvertised }: ReviewTally): AsAdvertised {
  const { low, high } = wilsonInterval(asAdvertised, reviews);
  const percent = (share: number): number => Math.round(share * 100);
  return {
    reviews,
    percent: percent(asAdvertised / reviews),
    lowPercent: percent(low),
    highPercent: percent(high),
  };
}
