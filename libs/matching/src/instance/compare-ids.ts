/** Order of two ids by UTF-16 code unit, the same on every machine: negative, 0 or positive. O(length). */
export function compareIds(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
