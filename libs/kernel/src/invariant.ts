/** Thrown when something that this code believes is not so: always our bug, never the caller's. */
export class InvariantViolated extends Error {
  override readonly name = 'InvariantViolated';
}

/** Says what is believed at this line. Throws `InvariantViolated` when it does not hold. O(1). */
export function invariant(condition: unknown, belief: string): asserts condition {
  if (!condition) throw new InvariantViolated(belief);
}

/** Closes a switch over a union: does not compile while a member is missing, throws if one slips through at run time. */
export function assertNever(value: never, what: string): never {
  throw new InvariantViolated(`unexpected ${what}: ${JSON.stringify(value)}`);
}
