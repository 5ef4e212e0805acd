/** A tuple of the domain as GraphQL wants an enum: each value under its own name. Register the result once. */
export function enumOf<Value extends string>(values: readonly Value[]): { readonly [V in Value]: V } {
  return Object.fromEntries(values.map((value) => [value, value])) as { readonly [V in Value]: V };
}
