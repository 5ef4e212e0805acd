import { invariant } from '#kernel';

/** A stream of repeatable chance: the same seed and name give the same draws on every machine. */
export interface Seeded {
  /** The next draw, 0 or more and less than 1. */
  draw(): number;
  /** A whole number from 0 to `count - 1`. */
  below(count: number): number;
  /** One of the items, each as likely as the next. Throws when there are none. */
  pick<Item>(items: readonly Item[]): Item;
  /** One of the items, as likely as its weight (0 or more) says. Throws when there are none. */
  pickWeighted<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item;
  /** The items in a drawn order; the list itself stays as it is. */
  shuffled<Item>(items: readonly Item[]): Item[];
}

/**
 * The stream with that name under that seed. Streams with different names do not disturb each other, so a further draw for
 * students leaves the employers as they were. Not for secrets or lotteries.
 * Sources: mulberry32 by Tommy Ettinger (public domain), started from the FNV-1a hash of seed and name.
 */
export function seeded(seed: number, name: string): Seeded {
  let state = fnv1a(`${seed}/${name}`);
  const draw = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(draw() * count);
  return {
    draw,
    below,
    pick: (items) => present(items[below(items.length)]),
    pickWeighted: (items, weightOf) => {
      let left = draw() * items.reduce((sum, item) => sum + weightOf(item), 0);
      for (const item of items) {
        left -= weightOf(item);
        if (left < 0) return item;
      }
      return present(items.at(-1));
    },
    shuffled: (items) =>
      items
        .map((item) => ({ item, place: draw() }))
        .sort((a, b) => a.place - b.place)
        .map(({ item }) => item),
  };
}

function present<Item>(item: Item | undefined): Item {
  invariant(item !== undefined, 'there is something to draw from');
  return item;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
