import type { InputFault } from '#kernel';

/** Reads a value of plain JSON; adds every fault to the list and returns `undefined`, or something whose faults are on the list. */
export type Shape<T> = (value: unknown, path: string, faults: InputFault[]) => T | undefined;

/** A field that may be missing. */
export interface Optional<T> {
  readonly optional: Shape<T>;
}

/** The shapes of all fields of a type; optional ones have to be called so. */
export type FieldShapes<T> = {
  readonly [Field in keyof T]-?: Record<never, never> extends Pick<T, Field>
    ? Optional<Exclude<T[Field], undefined>>
    : Shape<T[Field]>;
};

/** Any text. */
export const text: Shape<string> = (value, path, faults) =>
  typeof value === 'string' ? value : refuse(value, path, faults, 'is not a text');

/** Any number; whether it is whole and in range is said elsewhere. */
export const number: Shape<number> = (value, path, faults) =>
  typeof value === 'number' ? value : refuse(value, path, faults, 'is not a number');

/** Yes or no. */
export const flag: Shape<boolean> = (value, path, faults) =>
  typeof value === 'boolean' ? value : refuse(value, path, faults, 'is not true or false');

/** One of some texts. */
export function word<Word extends string>(...words: readonly Word[]): Shape<Word> {
  return (value, path, faults) =>
    words.find((each) => each === value) ?? refuse(value, path, faults, `is not one of ${words.join(', ')}`);
}

/** Text of a certain form. */
export function textLike(form: RegExp, message: string): Shape<string> {
  return (value, path, faults) =>
    typeof value === 'string' && form.test(value) ? value : refuse(value, path, faults, message);
}

/** `null`, or what the shape says. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value, path, faults) => (value === null ? null : shape(value, path, faults));
}

/** A field that may be missing. */
export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: shape };
}

/** Any number of the same. */
export function list<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value, path, faults) => {
    if (!Array.isArray(value)) return refuse(value, path, faults, 'is not a list');
    const read: T[] = [];
    for (const [index, each] of value.entries()) {
      const item = shape(each, `${path}.${index}`, faults);
      if (item !== undefined) read.push(item);
    }
    return read;
  };
}

/** An object whose fields are ids: a map. */
export function byId<T>(shape: Shape<T>): Shape<ReadonlyMap<string, T>> {
  return (value, path, faults) => {
    if (!isObject(value)) return refuse(value, path, faults, 'is not an object');
    const map = new Map<string, T>();
    for (const [id, each] of Object.entries(value)) {
      const read = shape(each, `${path}.${id}`, faults);
      if (read !== undefined) map.set(id, read);
    }
    return map;
  };
}

/** An object with these fields and no others. */
export function object<T extends object>(fields: FieldShapes<T>): Shape<T> {
  const shapes = Object.entries<Shape<unknown> | Optional<unknown>>(fields);
  const known = new Set(Object.keys(fields));
  return (value, path, faults) => {
    if (!isObject(value)) return refuse(value, path, faults, 'is not an object');
    const inside = (field: string): string => (path === '' ? field : `${path}.${field}`);
    const given = new Map<string, unknown>(Object.entries(value));
    const read: Record<string, unknown> = {};
    for (const [field, shape] of shapes) {
      if (given.has(field)) {
        read[field] = (typeof shape === 'function' ? shape : shape.optional)(given.get(field), inside(field), faults);
      } else if (typeof shape === 'function') refuse(undefined, inside(field), faults, 'is missing');
    }
    for (const [field, each] of given) {
      if (!known.has(field)) refuse(each, inside(field), faults, 'is not a field that is known here');
    }
    return read as T;
  };
}

/** One of several kinds of object, told apart by a field. */
export function tagged<Tag extends string, T extends Readonly<Record<Tag, string>>>(
  tag: Tag,
  shapes: Readonly<Record<T[Tag], Shape<T>>>,
): Shape<T> {
  const kinds = new Map(Object.entries<Shape<T>>(shapes));
  return (value, path, faults) => {
    if (!isObject(value)) return refuse(value, path, faults, 'is not an object');
    const kind = new Map<string, unknown>(Object.entries(value)).get(tag);
    const shape = typeof kind === 'string' ? kinds.get(kind) : undefined;
    const at = path === '' ? tag : `${path}.${tag}`;
    if (shape === undefined) return refuse(kind, at, faults, `is not one of ${[...kinds.keys()].join(', ')}`);
    return shape(value, path, faults);
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const longestQuote = 80;

function refuse(value: unknown, path: string, faults: InputFault[], message: string): undefined {
  const quote = value === undefined ? null : JSON.stringify(value).slice(0, longestQuote);
  faults.push({ path, value: quote, message });
  return undefined;
}
