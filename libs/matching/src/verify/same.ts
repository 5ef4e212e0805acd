/** True when two plain values hold the same, whatever the order of their fields: results may have been through a database. O(size). */
export function isSame(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return Object.is(left, right);
  }
  const rightFields = new Map(Object.entries(right));
  const leftFields = Object.entries(left);
  return (
    Array.isArray(left) === Array.isArray(right) &&
    leftFields.length === rightFields.size &&
    leftFields.every(([field, value]) => rightFields.has(field) && isSame(value, rightFields.get(field)))
  );
}
