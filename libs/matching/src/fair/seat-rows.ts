/**
 * Rows of seats, each sorted by key with the best first. A row is short as a rule (a slot's seats), so moving its end up or down by one
 * is quicker than keeping a heap, and the worst stays in sight. Memory 8 bytes a seat.
 */
export class SeatRows {
  private readonly start: Int32Array;
  private readonly keys: Int32Array;
  private readonly students: Int32Array;
  /** Students in each row. */
  readonly count: Int32Array;

  /** The arrays that seating changes. */
  readonly state: readonly Int32Array[];

  /** One row for each number, of at most so many students. */
  constructor(lengths: Int32Array) {
    this.start = new Int32Array(lengths.length + 1);
    for (let row = 0; row < lengths.length; row++) this.start[row + 1] = this.start[row]! + lengths[row]!;
    const seats = this.start[lengths.length]!;
    this.keys = new Int32Array(seats);
    this.students = new Int32Array(seats);
    this.count = new Int32Array(lengths.length);
    this.state = [this.keys, this.students, this.count];
  }

  /** The student in a seat, counted from 0, the best. O(1). */
  studentAt(row: number, seat: number): number {
    return this.students[this.start[row]! + seat]!;
  }

  /** The weakest key of a row, -1 when nobody sits there. O(1). */
  worstKey(row: number): number {
    const count = this.count[row]!;
    return count === 0 ? -1 : this.keys[this.start[row]! + count - 1]!;
  }

  /** Seats a student; the row must have room. O(row). */
  seat(row: number, key: number, student: number): void {
    const start = this.start[row]!;
    let at = start + this.count[row]!;
    while (at > start && this.keys[at - 1]! > key) {
      this.keys[at] = this.keys[at - 1]!;
      this.students[at] = this.students[at - 1]!;
      at--;
    }
    this.keys[at] = key;
    this.students[at] = student;
    this.count[row]!++;
  }

  /** Takes the student out of a seat, counted from 0. O(row). */
  unseat(row: number, seat: number): number {
    const at = this.start[row]! + seat;
    const end = this.start[row]! + this.count[row]!--;
    const student = this.students[at]!;
    this.keys.copyWithin(at, at + 1, end);
    this.students.copyWithin(at, at + 1, end);
    return student;
  }

  /** Takes everybody out of a row, best first. O(row). */
  empty(row: number): number[] {
    const start = this.start[row]!;
    const students = Array.from(this.students.subarray(start, start + this.count[row]!));
    this.count[row] = 0;
    return students;
  }
}
