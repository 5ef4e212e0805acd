type Cell = string | number | null;

/** A comma-separated text as Excel reads it without being asked: UTF-8 with a byte order mark, and line ends of Windows. O(size). */
export function csvText(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;
}

/**
 * A cell that no spreadsheet takes for a formula: text that begins like one, whatever stands before it unseen, gets an apostrophe in front.
 * An employer or a name from outside must not run anything on a school's computer. O(length).
 */
export function neutralCell(cell: string): string {
  return /^\s*[=+\-@]/.test(cell) || /^[\t\r]/.test(cell) ? `'${cell}` : cell;
}

function cellText(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
