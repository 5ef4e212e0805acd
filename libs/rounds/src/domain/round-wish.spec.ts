import { describe, expect, it } from '@jest/globals';
import { anId } from './ids.fixture.js';
import { exclusionFaults } from './round-wish.js';

const [studio, kitchen, office] = [anId('Slot', 1), anId('Slot', 2), anId('Slot', 3)];
const known = new Set<string>([studio, kitchen, office]);

describe('slots that a student rules out', () => {
  it('are taken when each is there, once, and not applied for', () => {
    expect(exclusionFaults([studio, kitchen], known, new Set([office]))).toEqual([]);
    expect(exclusionFaults([], known, new Set())).toEqual([]);
  });

  it('come back with every fault in their order, one for each', () => {
    const unknown = anId('Slot', 9);
    const faults = exclusionFaults([kitchen, unknown, studio, kitchen, unknown], known, new Set([studio]));
    expect(faults).toEqual([
      { path: 'excludedSlotIds.1', value: unknown, message: 'is not a slot of your programme' },
      { path: 'excludedSlotIds.2', value: studio, message: 'is applied for; withdraw that application first' },
      { path: 'excludedSlotIds.3', value: kitchen, message: 'stands there already' },
      { path: 'excludedSlotIds.4', value: unknown, message: 'stands there already' },
    ]);
  });
});
