/** What was taken out of a backlog: the entries, oldest first, and how many more there were than it keeps. */
export interface Taken<Entry> {
  readonly entries: readonly Entry[];
  readonly beyond: number;
}

/** What waits to be written, up to a number of entries; beyond it only how many more there were. */
export class Backlog<Entry> {
  private entries: Entry[] = [];
  private beyond = 0;

  constructor(private readonly most: number) {}

  /** O(1). */
  add(entry: Entry): void {
    if (this.entries.length < this.most) this.entries.push(entry);
    else this.beyond++;
  }

  /** All that waits; nothing does afterwards. O(1). */
  takeAll(): Taken<Entry> {
    const { entries, beyond } = this;
    this.entries = [];
    this.beyond = 0;
    return { entries, beyond };
  }

  /** Puts back what could not be written, before what came since: the oldest are kept. O(entries). */
  putBack({ entries, beyond }: Taken<Entry>): void {
    const all = [...entries, ...this.entries];
    this.entries = all.slice(0, this.most);
    this.beyond += beyond + all.length - this.entries.length;
  }
}
