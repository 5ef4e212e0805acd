/** Counts of people below this are never shown. */
export const leastShown = 5;

/** The count, or `null` where it is under five, nought included: so few could be told apart, and "none" says something of everybody. O(1). */
export function suppressed(count: number): number | null {
  return count < leastShown ? null : count;
}

/**
 * The counts of groups whose sums are known (one row for each group, one column for each thing that is counted), with whole rows
 * `null` so that no count under five is shown nor can be had by taking what is shown from the sum. Every row with a count under five
 * is hidden; then the smallest rows still shown, until at least two are hidden and each column of the hidden ones sums to five or
 * more. Rows stay in their order; all have the same number of columns. O(groups²).
 */
export function suppressedGroups(groups: readonly (readonly number[])[]): (readonly number[] | null)[] {
  const hidden = new Set(groups.filter((row) => row.some((count) => suppressed(count) === null)));
  const bySize = groups.filter((row) => !hidden.has(row)).sort((left, right) => sum(left) - sum(right));
  for (const smallest of bySize) {
    if (isSafe(hidden)) break;
    hidden.add(smallest);
  }
  return groups.map((row) => (hidden.has(row) ? null : row));
}

function isSafe(hidden: ReadonlySet<readonly number[]>): boolean {
  const rows = [...hidden];
  const columns = rows[0] ?? [];
  const sums = columns.map((_, column) => rows.reduce((total, row) => total + (row[column] ?? 0), 0));
  return rows.length === 0 || (rows.length > 1 && sums.every((total) => suppressed(total) !== null));
}

function sum(row: readonly number[]): number {
  return row.reduce((total, count) => total + count, 0);
}
