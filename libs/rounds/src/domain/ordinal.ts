const ordinals: readonly string[] = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** "first" to "tenth", then "11th"; 1 to 40, of which only 21, 22, 23, 31 … end otherwise. O(1). */
export function ordinal(rank: number): string {
  const suffix = rank > 20 ? (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th') : 'th';
  return ordinals[rank - 1] ?? `${rank}${suffix}`;
}

/** "1 place", "2 places": the number with its noun, which takes an s unless another plural is given. O(1). */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
