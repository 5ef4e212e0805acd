import {
  EngineUnavailable,
  type Reach,
  type ReachQuestion,
  type TravelBasis,
  type TravelEngine,
  type TravelEngineName,
} from './travel-engine.js';

/** When to stop waiting for an engine that does not answer. */
export interface Patience {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** Failures one after the other before an engine is left in peace. */
  readonly failures: number;
  /** For so long; then it is asked again, and the next failure sends it back to rest. */
  readonly restMs: number;
}

const usualPatience: Patience = { now: () => performance.now(), failures: 3, restMs: 60_000 };

/**
 * One engine made of many, in the order in which they are to be asked: the first that has something to say answers. Its answer names
 * those before it that could not, asked or resting, so that a reader knows that better minutes may come. Named after the first. Null when
 * none has anything to say; throws the `EngineUnavailable` of the first that failed when none answered and some failed, RangeError when
 * made of none. Any other fault of an engine is a bug, and comes through.
 */
export function firstToAnswer(engines: readonly TravelEngine[], patience: Partial<Patience> = {}): TravelEngine {
  const [first] = engines;
  if (first === undefined) throw new RangeError('There is no engine to ask');
  const watched = engines.map((engine) => new WatchedEngine(engine, { ...usualPatience, ...patience }));
  const basisWith = basesWithUnanswered();
  return {
    name: first.name,
    async reach(question) {
      const failures: EngineUnavailable[] = [];
      for (const engine of watched) {
        const answer = await engine.attempt(question);
        if (answer instanceof EngineUnavailable) failures.push(answer);
        else if (answer !== null) return { ...answer, basis: basisWith(answer.basis, failures) };
      }
      if (failures[0] !== undefined) throw failures[0];
      return null;
    },
  };
}

/** An engine that is not asked while it is known not to answer: a dead server is waited for a few times, not once a question. */
class WatchedEngine {
  private failures = 0;
  private restsUntil = -Infinity;
  private lastFailure: EngineUnavailable | undefined;

  constructor(
    private readonly engine: TravelEngine,
    private readonly patience: Patience,
  ) {}

  async attempt(question: ReachQuestion): Promise<Reach | EngineUnavailable | null> {
    const { now, failures, restMs } = this.patience;
    if (this.lastFailure !== undefined && now() < this.restsUntil) return this.lastFailure;
    try {
      const answer = await this.engine.reach(question);
      this.failures = 0;
      return answer;
    } catch (fault) {
      if (!(fault instanceof EngineUnavailable)) throw fault;
      this.failures += 1;
      this.lastFailure = fault;
      if (this.failures >= failures) this.restsUntil = now() + restMs;
      return fault;
    }
  }
}

/** Adds the names of those that failed to a basis: the same object for the same basis and names. */
function basesWithUnanswered(): (basis: TravelBasis, failures: readonly EngineUnavailable[]) => TravelBasis {
  const made = new WeakMap<TravelBasis, Map<string, TravelBasis>>();
  return (basis, failures) => {
    if (failures.length === 0) return basis;
    const names: TravelEngineName[] = failures.map(({ engine }) => engine);
    const byNames = made.get(basis) ?? new Map<string, TravelBasis>();
    const key = names.join();
    const known = byNames.get(key) ?? { ...basis, unanswered: [...names, ...basis.unanswered] };
    made.set(basis, byNames.set(key, known));
    return known;
  };
}
