import { describe, expect, it } from '@jest/globals';
import type { RunRecord } from './run-record.js';
import { judgeRecord, sampleText } from './sample-runs.fixture.js';

const walked = ['completed', 'least', 'greedy'] as const;
const open = (name: (typeof walked)[number]): RunRecord => JSON.parse(sampleText(name)) as RunRecord;

describe('tampering with any part of a run', () => {
  it.each(walked)(
    'is noticed wherever one value of the %s result is changed, unless the new price proves as much',
    (name) => {
      const { result } = open(name);
      const paths = leavesOf(result);
      expect(paths.length).toBeGreaterThan(200);
      const otherProofs: string[] = [];
      for (const path of paths) {
        for (const other of othersFor(valueAt(result, path))) {
          const run = open(name);
          setAt(run.result, path, other);
          if (judgeRecord(run).length > 0) continue;
          expect([path.join('.'), path.at(-1)]).toEqual([path.join('.'), 'price']);
          otherProofs.push(path.join('.'));
        }
      }
      // Another price is as good a proof only here and there: where a limit has no seat to give, or where it is that of an early round.
      expect(otherProofs.length).toBeLessThan(paths.length / 20);
    },
  );

  it.each(walked)(
    'is noticed wherever one row of the %s result is left out, unless the other prices prove as much',
    (name) => {
      const { result } = open(name);
      for (const path of rowsOf(result)) {
        const run = open(name);
        (valueAt(run.result, path.slice(0, -1)) as unknown[]).splice(Number(path.at(-1)), 1);
        const isPrice = path.includes('stages') && path.length > path.indexOf('stages') + 2;
        if (!isPrice) expect([path.join('.'), judgeRecord(run)]).not.toEqual([path.join('.'), []]);
      }
    },
  );
});

function leavesOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return Object.entries(value).flatMap(([field, inner]) => leavesOf(inner, [...path, field]));
}

/** Every element of every list. */
function rowsOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [...value.keys()].map((at) => [...path, String(at)]) : [];
  return [...own, ...Object.entries(value).flatMap(([field, inner]) => rowsOf(inner, [...path, field]))];
}

function valueAt(root: object, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, field) => Reflect.get(at as object, field), root);
}

function setAt(root: object, path: readonly string[], value: unknown): void {
  Reflect.set(valueAt(root, path.slice(0, -1)) as object, path.at(-1)!, value);
}

/** Other values of the same type, so that the shape is not what gives them away. */
function othersFor(value: unknown): unknown[] {
  if (typeof value === 'number') return [value + 1, value - 1];
  if (typeof value === 'string') return [value === 'ada' ? 'ben' : 'ada', value === 'farm' ? 'mill' : 'farm'];
  return typeof value === 'boolean' ? [!value] : [0, 'ada'];
}
