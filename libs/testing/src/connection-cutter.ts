import pg from 'pg';

type Send = (this: pg.Client, ...args: unknown[]) => unknown;

/** Breaks a database connection of this process when a certain statement is about to be sent, as when the process dies there. */
export class ConnectionCutter {
  private readonly send = Reflect.get(pg.Client.prototype, 'query') as Send;
  private left: number | null = null;

  /** Stands in the way of every statement from now on, and lets them pass. */
  install(): void {
    const { send } = this;
    const isDue = (): boolean => this.left !== null && this.left-- === 0;
    Reflect.set(
      pg.Client.prototype,
      'query',
      function cutting(this: pg.Client & { connection: { stream: { destroy(): void } } }, ...args: unknown[]): unknown {
        if (isDue()) this.connection.stream.destroy();
        return send.apply(this, args);
      },
    );
  }

  uninstall(): void {
    Reflect.set(pg.Client.prototype, 'query', this.send);
  }

  /** Does some work whose statement number `at`, counted from 0, finds its connection cut; nothing else may send meanwhile. */
  async during<Result>(at: number, work: () => Promise<Result>): Promise<{ result: Result | null; wasCut: boolean }> {
    this.left = at;
    const result = await work().catch(() => null);
    const wasCut = this.left < 0;
    this.left = null;
    // The server notices a moment later.
    if (wasCut) await new Promise((resume) => setTimeout(resume, 30));
    return { result, wasCut };
  }
}
