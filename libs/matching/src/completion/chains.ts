import { invariant } from '#kernel';
import type { MarketLimits } from '../optimum/market-limits.js';

/** Where each student sat and sits: the innermost node, or -1. */
export interface Reseating {
  readonly limits: Pick<MarketLimits, 'parent'>;
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/**
 * The students of each chain, the newly placed one first. What changed is a flow: a unit comes in with each newly placed student, moves on
 * with whoever leaves the same node, or along the limits to a node that somebody leaves, and goes out where a seat was free. Every move
 * belongs to a chain if no student could have stayed, for the rest would be circles of students who trade places for nothing.
 * O(students + nodes).
 */
export function followChains({ limits, before, after }: Reseating): number[][] {
  const { parent } = limits;
  const added = new Int32Array(parent.length);
  const leavers = new Map<number, number[]>();
  const children = new Map<number, number[]>();
  parent.forEach((above, node) => children.set(above, [...(children.get(above) ?? []), node]));
  before.forEach((from, student) => {
    const to = after[student]!;
    if (from === to) return;
    for (let node = from; node >= 0; node = parent[node]!) added[node]!--;
    for (let node = to; node >= 0; node = parent[node]!) added[node]!++;
    if (from >= 0) leavers.set(from, [...(leavers.get(from) ?? []), student]);
  });

  /** The next student to leave on the way from a node, or -1 where the way ends outside every limit. */
  const follow = (start: number): number => {
    let node = start;
    while (node >= 0) {
      const leaver = leavers.get(node)?.shift();
      if (leaver !== undefined) return leaver;
      const emptier = children.get(node)?.find((child) => added[child]! < 0);
      if (emptier !== undefined) {
        added[emptier]!++;
        node = emptier;
      } else {
        invariant(
          added[node]! > 0,
          'who comes into a limit either fills a free seat or takes the place of one who leaves',
        );
        added[node]!--;
        node = parent[node]!;
      }
    }
    return -1;
  };
  const chains: number[][] = [];
  before.forEach((from, first) => {
    if (from >= 0 || after[first]! < 0) return;
    const chain: number[] = [];
    for (let student = first; student >= 0; student = follow(after[student]!)) chain.push(student);
    chains.push(chain);
  });
  invariant(
    [...leavers.values()].every((left) => left.length === 0),
    'nobody moves who could have stayed',
  );
  return chains;
}
