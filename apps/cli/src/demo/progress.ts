/** What a step took. */
export interface StepTime {
  readonly step: string;
  readonly seconds: number;
}

/** Says what is going on while it goes on, and keeps what each step took. */
export class Progress {
  readonly times: StepTime[] = [];

  /** Runs a step; `work` may report how far it is. */
  async step<Result>(
    step: string,
    work: (report: (done: number, of: number) => void) => Promise<Result>,
  ): Promise<Result> {
    const started = performance.now();
    let shown = 0;
    process.stdout.write(`${step} …`);
    const result = await work((done, of) => {
      const quarter = Math.floor((done / of) * 4);
      if (quarter > shown && quarter < 4) process.stdout.write(` ${quarter * 25} %`);
      shown = Math.max(shown, quarter);
    });
    const seconds = (performance.now() - started) / 1000;
    this.times.push({ step, seconds });
    process.stdout.write(` ${seconds.toFixed(1)} s\n`);
    return result;
  }
}

/** Runs `work` on every item, at most `width` at once, in order of start. Throws the first failure once those under way are done. */
export async function eachAtOnce<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) await work(item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
}
