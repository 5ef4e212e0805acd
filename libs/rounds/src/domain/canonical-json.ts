/**
 * JSON with the fields of every object, and the entries of every map with text keys, in the order of their names, so that equal values
 * are equal texts whoever built them. Arrays keep their order; what JSON has no word for is left out as JSON.stringify does. O(size log size).
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (isRecord(part) ? sorted(part) : part));
}

function isRecord(part: unknown): part is object {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

function sorted(part: object): object {
  const entries =
    part instanceof Map ? [...part].map(([key, inner]) => [String(key), inner] as const) : Object.entries(part);
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}
