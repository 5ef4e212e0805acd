import { invariant } from '#kernel';
import { costOf } from './objective-costs.js';
import type { Objective, OptimumProblem } from './problem.js';

/** Whole numbers up to this are exact. */
const mostExact = 2 ** 53;

/**
 * The costs of every choice as words of `width` numbers, several objectives to a number where they fit: the word of choice `e` is
 * `cost[e * width]` and on. Sums and differences of words are taken number by number and compared from the first.
 */
export interface Words {
  readonly width: number;
  readonly cost: Float64Array;
  /** The number of the word that holds each objective, and what one unit of the objective is worth in it. */
  readonly limbOf: Int32Array;
  readonly weight: Float64Array;
}

/**
 * Packs objectives so that comparing words is comparing objectives one after the other. How far sums may go is known beforehand: what a
 * path of moves adds to an objective is at most `reach`; a price is the difference of two paths, and a distance is a path and a price, so
 * two words that are compared differ by at most six reaches. With twelve reaches to the next objective no sum carries over into it.
 * O(choices x objectives).
 */
export function packWords({ choiceStart, objectives }: OptimumProblem): Words {
  const limbOf = new Int32Array(objectives.length);
  const weight = new Float64Array(objectives.length).fill(1);
  let limb = 0;
  let span = 1;
  objectives.forEach((objective, index) => {
    const radix = 12 * findReach(choiceStart, objective) + 1;
    invariant(radix <= mostExact, `objective ${index} adds up to more than a number holds exactly`);
    if (span * radix > mostExact) {
      limb++;
      span = 1;
    }
    limbOf[index] = limb;
    for (let before = index - 1; before >= 0 && limbOf[before] === limb; before--) weight[before]! *= radix;
    span *= radix;
  });

  const width = limb + 1;
  const cost = new Float64Array(choiceStart[choiceStart.length - 1]! * width);
  objectives.forEach((objective, index) => {
    for (let student = 0; student + 1 < choiceStart.length; student++) {
      const start = choiceStart[student]!;
      for (let choice = start; choice < choiceStart[student + 1]!; choice++) {
        cost[choice * width + limbOf[index]!]! += weight[index]! * costOf(objective, student, choice, choice - start);
      }
    }
  });
  return { width, cost, limbOf, weight };
}

/**
 * The most that a path of moves can add to, or take from, an objective: one student gets a place, others change theirs, the last may lose
 * one. A student who changes shifts it by no more than the costs in the own row differ.
 */
function findReach(choiceStart: Int32Array, objective: Objective): number {
  let greatest = 0;
  let reach = 0;
  for (let student = 0; student + 1 < choiceStart.length; student++) {
    const start = choiceStart[student]!;
    let least = Infinity;
    let most = -Infinity;
    for (let choice = start; choice < choiceStart[student + 1]!; choice++) {
      const cost = costOf(objective, student, choice, choice - start);
      if (cost < least) least = cost;
      if (cost > most) most = cost;
    }
    if (most < least) continue;
    greatest = Math.max(greatest, -least, most);
    reach += most - least;
  }
  return reach + 2 * greatest;
}

/** One row for each objective from words one after the other: the inverse of packing. O(words x objectives). */
export function unpackWords({ width, limbOf, weight }: Words, packed: Float64Array): Float64Array[] {
  const rest = packed.slice();
  return Array.from(limbOf, (limb, index) => {
    const row = new Float64Array(packed.length / width);
    for (let word = 0; word < row.length; word++) {
      const units = Math.round(rest[word * width + limb]! / weight[index]!);
      rest[word * width + limb]! -= units * weight[index]!;
      // Adding zero turns a negative zero into a plain one.
      row[word] = units + 0;
    }
    return row;
  });
}

/** Whether the word at `left` comes before the one at `right`. O(width). */
export function isLess(
  leftWords: Float64Array,
  left: number,
  rightWords: Float64Array,
  right: number,
  width: number,
): boolean {
  for (let limb = 0; limb < width; limb++) {
    const difference = leftWords[left + limb]! - rightWords[right + limb]!;
    if (difference !== 0) return difference < 0;
  }
  return false;
}
