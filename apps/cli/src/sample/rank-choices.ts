import { interestFit, jobCategoryTable, profileOfCategories, type JobCategory, type RiasecProfile } from '#interests';
import type { SampleStudent } from './sample.js';
import { seeded } from './seeded.js';
import { pullOfCategory } from './wishes.js';

/** A slot that a student may apply to. */
export interface CandidateSlot<Key extends string = string> {
  /** What comes back. */
  readonly key: Key;
  /** Slots of one advert share this: a student names an advert once, in the better week. */
  readonly opportunityKey: string;
  readonly jobCategory: JobCategory;
  /** The longer of the two ways, door to door. */
  readonly travelMinutes: number;
}

/** What a wish is made of, in points: a stated category weighs most, then the kind of activity, then the way there. */
const points = {
  statedFirst: 1.8,
  statedLater: 1.3,
  fit: 1.2,
  pull: 0.5,
  charm: 0.7,
  anHourAway: -1.5,
  mood: 0.8,
} as const;

const fewest = 6;
const most = 10;

/**
 * The keys of 6 to 10 slots as a student might rank them, dearest first; all of them where there are fewer adverts. Interest above all,
 * some placements that everybody has heard of, a dislike of long ways, and a mood of one's own: enough to make some slots wanted by
 * many. The answer depends on the seed and on what the candidates are, not on their order. O(candidates log candidates).
 */
export function rankChoices<Key extends string>(
  student: Pick<SampleStudent, 'upn' | 'interests'>,
  candidates: readonly CandidateSlot<Key>[],
  seed: number,
): Key[] {
  const count = fewest + seeded(seed, `choices of ${student.upn}`).below(most - fewest + 1);
  const wanted = profileOfCategories(student.interests);
  const byLiking = candidates
    .map((slot) => ({
      slot,
      liking: workPoints(student.interests, wanted, slot) + slotPoints(student.upn, slot, seed),
    }))
    .sort((a, b) => b.liking - a.liking || (a.slot.key < b.slot.key ? -1 : 1));
  const chosen = new Map<string, Key>();
  for (const { slot } of byLiking) {
    if (chosen.size < count && !chosen.has(slot.opportunityKey)) chosen.set(slot.opportunityKey, slot.key);
  }
  return [...chosen.values()];
}

/** How much the student likes that kind of work. */
function workPoints(interests: readonly JobCategory[], wanted: RiasecProfile | null, slot: CandidateSlot): number {
  const stated = interests.indexOf(slot.jobCategory);
  const fit = wanted === null ? null : interestFit(wanted, jobCategoryTable[slot.jobCategory].profile);
  return (
    (stated < 0 ? 0 : stated === 0 ? points.statedFirst : points.statedLater) +
    points.fit * (fit ?? 0) +
    points.pull * (pullOfCategory[slot.jobCategory] / 10)
  );
}

/** How much this placement in this week is liked: by everybody, for its distance, and today. */
function slotPoints(upn: string, { key, opportunityKey, travelMinutes }: CandidateSlot, seed: number): number {
  return (
    points.charm * seeded(seed, `charm of ${opportunityKey}`).draw() +
    points.anHourAway * (travelMinutes / 60) +
    points.mood * seeded(seed, `${upn} on ${key}`).draw()
  );
}
