/** What is waited for by several at once. */
interface Batch<Key, Value> {
  readonly keys: Set<Key>;
  readonly found: Promise<ReadonlyMap<Key, Value>>;
}

/**
 * Reads something by its key for a field that few ask for: all rows of an answer in which it is selected are read together, once they have all
 * asked. Nothing is kept for longer. `Who` is the actor, or the context of a request without one: nobody shares a read with anybody else.
 */
export class Batched<Who extends object, Key, Value> {
  private readonly waiting = new WeakMap<Who, Batch<Key, Value>>();

  constructor(private readonly read: (who: Who, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>) {}

  /** `undefined` when there is nothing under that key. */
  async of(who: Who, key: Key): Promise<Value | undefined> {
    const batch = this.waiting.get(who) ?? this.begin(who);
    batch.keys.add(key);
    return (await batch.found).get(key);
  }

  private begin(who: Who): Batch<Key, Value> {
    const keys = new Set<Key>();
    // Fields of one answer are asked for within the same turn of the event loop, each a few promises deep.
    const asked = new Promise((resolve) => setImmediate(resolve));
    const found = asked.then(() => {
      this.waiting.delete(who);
      return this.read(who, [...keys]);
    });
    const batch = { keys, found };
    this.waiting.set(who, batch);
    return batch;
  }
}
