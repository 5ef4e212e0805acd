import { describe, expect, it } from '@jest/globals';
import { anId } from '../domain/ids.fixture.js';
import { seededDraw } from './seeded-draw.js';

describe('the draw', () => {
  it('seals the bytes of the seed with SHA-256, as any other program would', () => {
    // `printf '\x0b%.0s' {1..32} | sha256sum`
    expect(seededDraw.commitmentTo('0b'.repeat(32))).toBe(
      'f0e38b830ebd8a506615ecd154330ec07ff6bf5030447b44e297db1d4b7514ac',
    );
  });

  it('draws 32 bytes, never the same', () => {
    const seeds = [seededDraw.newSeed(), seededDraw.newSeed()];
    for (const seed of seeds) expect(seed).toMatch(/^[0-9a-f]{64}$/);
    expect(seeds[0]).not.toBe(seeds[1]);
  });

  it('gives each student the same key under one seed, whoever else takes part, and another under another', () => {
    const [one, two] = [anId('Student', 1), anId('Student', 2)];
    const [seed, other] = [seededDraw.newSeed(), seededDraw.newSeed()];
    expect(seededDraw.keys(seed, [one, two]).get(one)).toBe(seededDraw.keys(seed, [one]).get(one));
    expect(seededDraw.keys(seed, [one]).get(one)).not.toBe(seededDraw.keys(other, [one]).get(one));
  });
});
