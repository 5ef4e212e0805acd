import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('canonicalJson', () => {
  it('writes fields and entries in the order of their names and leaves lists as they are', () => {
    const value = {
      z: [3, 1],
      a: new Map([
        ['y', 2],
        ['x', 1],
      ]),
      m: { b: null, a: 'text' },
    };
    expect(canonicalJson(value)).toBe('{"a":{"x":1,"y":2},"m":{"a":"text","b":null},"z":[3,1]}');
  });

  it('writes the same for the same fields in any order, and stays JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        const turned = Object.fromEntries(Object.entries(record).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(record));
        expect(JSON.parse(canonicalJson(record))).toEqual(JSON.parse(JSON.stringify(record)));
      }),
    );
  });
});
