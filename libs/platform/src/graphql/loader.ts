import DataLoader from 'dataloader';
import type { RequestContext } from '../access/request-context.js';

/** Loads things by id in one go; answers in the order of the ids, `undefined` where there is none. */
export type BatchLoad<Value> = (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>;

/** The request's own loader for `owner` (the resolver), made at first use, so that a list costs one read however many rows it has. */
export function loaderOf<Value>(
  context: RequestContext,
  owner: object,
  load: BatchLoad<Value>,
): DataLoader<string, Value | undefined> {
  const known = context.loaders.get(owner) as DataLoader<string, Value | undefined> | undefined;
  if (known !== undefined) return known;
  const made = new DataLoader<string, Value | undefined>(async (ids) => {
    const found = await load(ids);
    return ids.map((id) => found.get(id));
  });
  context.loaders.set(owner, made);
  return made;
}
