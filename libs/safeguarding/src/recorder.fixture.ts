import { factGroups } from './fact-names.js';
import type { PlacementFacts } from './facts.js';

/** For specs: the facts, and the names of those that were read of them since. */
export function recorded(facts: PlacementFacts): { readonly facts: PlacementFacts; readonly read: Set<string> } {
  const read = new Set<string>();
  return { facts: watched(facts, '', read), read };
}

function watched<Facts extends object>(facts: Facts, prefix: string, read: Set<string>): Facts {
  return new Proxy(facts, {
    get(target, key, receiver): unknown {
      const name = `${prefix}${String(key)}`;
      const value: unknown = Reflect.get(target, key, receiver);
      if (!factGroups.has(name)) {
        read.add(name);
        return value;
      }
      return typeof value === 'object' && value !== null ? watched(value, `${name}.`, read) : value;
    },
  });
}
