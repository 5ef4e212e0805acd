import pg from 'pg';
import { asOwner } from './surroundings.js';
import { until } from './until.js';

type Send = (this: pg.Client, ...args: unknown[]) => unknown;

/** What a client holds beyond its types: its socket, and the process that serves it. */
interface Connected {
  readonly connection: { readonly stream: { destroy(): void } };
  readonly processID: number | null;
}

/** Breaks a database connection of this process when a certain statement is about to be sent, as when the process dies there. */
export class ConnectionCutter {
  private readonly send = Reflect.get(pg.Client.prototype, 'query') as Send;
  private left: number | null = null;
  private served: number | null = null;

  /** Stands in the way of every statement from now on, and lets them pass. */
  install(): void {
    const { send } = this;
    const isDue = (): boolean => this.left !== null && this.left-- === 0;
    const cut = ({ connection, processID }: Connected): void => {
      this.served = processID;
      connection.stream.destroy();
    };
    Reflect.set(
      pg.Client.prototype,
      'query',
      function cutting(this: pg.Client & Connected, ...args: unknown[]): unknown {
        if (isDue()) cut(this);
        return send.apply(this, args);
      },
    );
  }

  uninstall(): void {
    Reflect.set(pg.Client.prototype, 'query', this.send);
  }

  /**
   * Does some work whose statement number `at`, counted from 0, finds its connection cut; nothing else may send meanwhile. The server has let go
   * of what that connection held when this returns.
   */
  async during<Result>(at: number, work: () => Promise<Result>): Promise<{ result: Result | null; wasCut: boolean }> {
    this.left = at;
    const result = await work().catch(() => null);
    const wasCut = this.left < 0;
    this.left = null;
    if (wasCut) await until(async () => (await this.serving()) === 0);
    return { result, wasCut };
  }

  private async serving(): Promise<number> {
    return (await asOwner('select from pg_stat_activity where pid = $1', [this.served])).length;
  }
}
