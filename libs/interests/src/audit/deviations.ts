import type { Deviation } from './chance-bounds.js';

/**
 * How far the mean of a part of the values is from the mean of everything else, given how many values there are and what they add up to.
 * 0 where either is empty. O(part).
 */
export function meanDifferenceIn(count: number, total: number): Deviation {
  return (values, from, to) => {
    const size = to - from;
    if (size === 0 || size === count) return 0;
    let inside = 0;
    for (let at = from; at < to; at++) inside += values[at] ?? 0;
    return inside / size - (total - inside) / (count - size);
  };
}

/**
 * Duncan and Duncan's index of dissimilarity between a part of the values and everything else, the values being numbers of sectors, given
 * how many values there are of each sector: the share of either, 0 to 1, that would have to be in another sector for both to be spread
 * alike. 0 where either is empty. O(part + sectors). In small groups chance alone makes it large, so hold it against chance.
 * Sources: Duncan and Duncan 1955, Am. Sociol. Rev. 20:210; on chance Allen, Burgess, Davidson and Windmeijer 2015, doi 10.1111/ectj.12039.
 */
export function dissimilarityIn(ofSector: readonly number[]): Deviation {
  const count = ofSector.reduce((sum, each) => sum + each, 0);
  const inside = new Float64Array(ofSector.length);
  return (values, from, to) => {
    const size = to - from;
    if (size === 0 || size === count) return 0;
    inside.fill(0);
    for (let at = from; at < to; at++) {
      const sector = values[at] ?? 0;
      inside[sector] = (inside[sector] ?? 0) + 1;
    }
    return (
      inside.reduce(
        (sum, here, sector) => sum + Math.abs(here / size - ((ofSector[sector] ?? 0) - here) / (count - size)),
        0,
      ) / 2
    );
  };
}
