/** Who sits where: for each student the slot, or -1, and for each slot its students, so that either can be walked. */
export class Seats {
  /** The slot of each student, or -1. */
  readonly slotOf: Int32Array;
  /** Seats taken at each slot. */
  readonly taken: Int32Array;
  /** The students of slot `j` are `occupant[first[j]]` to `occupant[first[j] + taken[j] - 1]`. */
  readonly first: Int32Array;
  readonly occupant: Int32Array;
  private readonly place: Int32Array;

  /** Nobody sits anywhere. `room` holds the seats of each slot. */
  constructor(
    studentCount: number,
    readonly room: Int32Array,
  ) {
    this.slotOf = new Int32Array(studentCount).fill(-1);
    this.taken = new Int32Array(room.length);
    this.first = new Int32Array(room.length + 1);
    for (let slot = 0; slot < room.length; slot++) this.first[slot + 1] = this.first[slot]! + room[slot]!;
    this.occupant = new Int32Array(this.first[room.length]!);
    this.place = new Int32Array(studentCount);
  }

  /** True when another student can sit down. O(1). */
  hasRoom(slot: number): boolean {
    return this.taken[slot]! < this.room[slot]!;
  }

  /** Opens another place at a slot with room, for `put`. O(1). */
  open(slot: number): number {
    return this.first[slot]! + this.taken[slot]!++;
  }

  /** Puts a student into a place of a slot, and says which place that student leaves (any number for one who sat nowhere). O(1). */
  put(student: number, slot: number, place: number): number {
    const left = this.place[student]!;
    this.slotOf[student] = slot;
    this.place[student] = place;
    this.occupant[place] = student;
    return left;
  }

  /** Gives the seat of one student to another; the first one has to be seated next. O(1). */
  replace(leaving: number, coming: number): void {
    this.put(coming, this.slotOf[leaving]!, this.place[leaving]!);
  }

  /** Seats a student who sits nowhere, at a slot with room. O(1). */
  sit(student: number, slot: number): void {
    this.put(student, slot, this.open(slot));
  }

  /** Frees the seat of a student who sits somewhere. O(1). */
  leave(student: number): void {
    const slot = this.slotOf[student]!;
    const last = this.occupant[this.first[slot]! + --this.taken[slot]!]!;
    this.put(last, slot, this.place[student]!);
    this.slotOf[student] = -1;
  }
}
