import type { DataSource, EntityManager } from 'typeorm';
import type { Actor, Clock, NewId, Outbox, UnitOfWork } from '#kernel';
import { TransactionalOutbox } from './outbox.js';
import { actAs } from './scope.js';

/** What a feature builds its repositories from: one open transaction, and the outbox that rides in it. */
export interface Transaction {
  readonly manager: EntityManager;
  readonly actor: Actor;
  readonly outbox: Outbox;
}

/** PostgreSQL asks for a whole-transaction retry with these: serialisation failure and deadlock. */
const retryable = new Set(['40001', '40P01']);
const maxAttempts = 5;

/** Units of work over TypeORM: begin as the actor, commit or roll back, try again where PostgreSQL asks for it. */
export class TypeOrmUnitOfWork<Repositories> implements UnitOfWork<Repositories> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly surroundings: { clock: Clock; newId: NewId },
    private readonly repositoriesOf: (tx: Transaction) => Repositories,
  ) {}

  async run<Result>(actor: Actor, work: (tx: Repositories) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(actor, work);
      } catch (error) {
        if (attempt === maxAttempts || !retryable.has(codeOf(error))) throw error;
        await pause(Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  private async attempt<Result>(actor: Actor, work: (tx: Repositories) => Promise<Result>): Promise<Result> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query(actAs(actor, this.surroundings.clock));
      const outbox = new TransactionalOutbox(runner.manager, actor, this.surroundings);
      const result = await work(this.repositoriesOf({ manager: runner.manager, actor, outbox }));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** The SQLSTATE of a database error, also where TypeORM wrapped it; '' for anything else. */
export function codeOf(error: unknown): string {
  const wrapped = typeof error === 'object' && error !== null && 'driverError' in error ? error.driverError : error;
  return typeof wrapped === 'object' && wrapped !== null && 'code' in wrapped ? String(wrapped.code) : '';
}

/** The name of the constraint that a database error speaks of, or ''. */
export function constraintOf(error: unknown): string {
  const wrapped = typeof error === 'object' && error !== null && 'driverError' in error ? error.driverError : error;
  return typeof wrapped === 'object' && wrapped !== null && 'constraint' in wrapped ? String(wrapped.constraint) : '';
}

/** Two that clashed should not meet again at the same moment. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, milliseconds));
}
