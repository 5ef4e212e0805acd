import { EngineUnavailable, type TravelEngineName } from '../travel-engine.js';

/**
 * A place in an answer of which nothing is believed until it was looked at. Every reading throws `EngineUnavailable` with the place and
 * what was expected there ("results[0].locations[3].id is not text"), never with what stood there: it may be where somebody lives.
 */
export class JsonField {
  private constructor(
    private readonly engine: TravelEngineName,
    private readonly value: unknown,
    private readonly name: string,
    private readonly parent: JsonField | null,
  ) {}

  /** The whole of an answer. Throws `EngineUnavailable` where the text is not JSON. */
  static parse(engine: TravelEngineName, text: string): JsonField {
    try {
      return new JsonField(engine, JSON.parse(text), '', null);
    } catch {
      throw new EngineUnavailable(engine, 'what it says is not JSON');
    }
  }

  /** A member of an object. A missing one is there to be read, and then is nothing that one could expect. O(1). */
  get(name: string): JsonField {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.fail('an object');
    const inner: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
    return new JsonField(this.engine, inner, this.parent === null ? name : `.${name}`, this);
  }

  /** The elements of an array. O(n). */
  list(): JsonField[] {
    if (!Array.isArray(this.value)) return this.fail('a list');
    return this.value.map((inner: unknown, at) => new JsonField(this.engine, inner, `[${at}]`, this));
  }

  text(): string {
    return typeof this.value === 'string' ? this.value : this.fail('text');
  }

  number(least: number, most: number, kind = 'a number'): number {
    const { value } = this;
    return typeof value === 'number' && value >= least && value <= most
      ? value
      : this.fail(`${kind} from ${least} to ${most}`);
  }

  wholeNumber(least: number, most: number): number {
    const value = this.number(least, most, 'a whole number');
    return Number.isInteger(value) ? value : this.fail(`a whole number from ${least} to ${most}`);
  }

  /** Milliseconds since 1970, of RFC 3339 text that says its offset: without one it would be a time of nowhere. */
  instant(): number {
    const at = /(Z|[+-]\d\d:?\d\d)$/.test(this.text()) ? Date.parse(this.text()) : Number.NaN;
    return Number.isNaN(at) ? this.fail('an instant') : at;
  }

  /** Says that what stands here is not what has to. */
  fail(expected: string): never {
    throw new EngineUnavailable(this.engine, `${this.path() || 'the answer'} is not ${expected}`);
  }

  private path(): string {
    return `${this.parent?.path() ?? ''}${this.name}`;
  }
}
