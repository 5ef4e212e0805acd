import type { TableRow } from '../source/read-table.js';

/** The ids of one file by the order in which they came. */
export class IdIndex {
  readonly ids: string[] = [];
  readonly lines: number[] = [];
  /** False when some rows could not be read: an id that is not found may then have been in one of them, and is no fault of its own. */
  isWhole = true;
  private readonly positions = new Map<string, number>();

  /** Takes the id in that column of the row; false, and a fault, when it is empty or came before. O(1). */
  add<Column extends string>(row: TableRow<Column>, column: Column): boolean {
    const id = row.text(column);
    const isNew = id !== '' && !this.positions.has(id);
    if (isNew) this.take(id, row.line);
    else row.refuse(column, id === '' ? 'is empty' : 'has come before');
    return isNew;
  }

  /** Where that id came; it comes now if it did not before. O(1). */
  take(id: string, line: number): number {
    const known = this.positions.get(id);
    if (known !== undefined) return known;
    this.positions.set(id, this.ids.length);
    this.lines.push(line);
    return this.ids.push(id) - 1;
  }

  /** Where that id came, or -1. O(1). */
  positionOf(id: string): number {
    return this.positions.get(id) ?? -1;
  }

  /** Where the id in that column of a row came, or -1, which is a fault of that row unless this index lacks rows. O(1). */
  find<Column extends string>(row: TableRow<Column>, column: Column, file: string): number {
    const position = this.positionOf(row.text(column));
    if (position < 0 && this.isWhole) row.refuse(column, `is not in ${file}`);
    return position;
  }
}
