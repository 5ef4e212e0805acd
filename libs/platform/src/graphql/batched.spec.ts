import { describe, expect, it } from '@jest/globals';
import { Batched } from './batched.js';

/** Reads squares, and writes down what it was asked. */
function squares(): { asked: [string, readonly number[]][]; batched: Batched<{ name: string }, number, number> } {
  const asked: [string, readonly number[]][] = [];
  const batched = new Batched(({ name }: { name: string }, keys: readonly number[]) => {
    asked.push([name, keys]);
    if (keys.includes(13)) return Promise.reject(new Error('unlucky'));
    return Promise.resolve(new Map(keys.filter((key) => key > 0).map((key) => [key, key * key])));
  });
  return { asked, batched };
}

const later = async (steps: number): Promise<void> => {
  for (let step = 0; step < steps; step++) await Promise.resolve();
};

describe('what rows ask for together', () => {
  it('is read once, each key once, also when some come a few promises later', async () => {
    const { asked, batched } = squares();
    const ann = { name: 'Ann' };
    const late = later(50).then(() => batched.of(ann, 3));
    expect(await Promise.all([batched.of(ann, 2), batched.of(ann, 2), batched.of(ann, -1), late])).toEqual([
      4,
      4,
      undefined,
      9,
    ]);
    expect(asked).toEqual([['Ann', [2, -1, 3]]]);
  });

  it('is read for each who asks by themself, and anew for who asks again', async () => {
    const { asked, batched } = squares();
    const [ann, ben] = [{ name: 'Ann' }, { name: 'Ben' }];
    await Promise.all([batched.of(ann, 1), batched.of(ben, 1)]);
    await batched.of(ann, 1);
    expect(asked).toEqual([
      ['Ann', [1]],
      ['Ben', [1]],
      ['Ann', [1]],
    ]);
  });

  it('fails for all of them, and the next time is another', async () => {
    const { batched } = squares();
    const ann = { name: 'Ann' };
    const both = await Promise.allSettled([batched.of(ann, 13), batched.of(ann, 2)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await batched.of(ann, 2)).toBe(4);
  });
});
