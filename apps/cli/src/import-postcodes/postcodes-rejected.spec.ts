import { describe, expect, it } from '@jest/globals';
import { PostcodesRejected } from './postcodes-rejected.js';

describe('a file that cannot be imported', () => {
  it('says where each fault is and what stands there', () => {
    const faults = [
      { line: 3, column: 'pcds', value: 'B36', reason: 'is not a postcode' },
      { line: 9, column: null, value: null, reason: 'has 2 cells where the header has 3' },
    ];
    expect(new PostcodesRejected(2, faults).message.split('\n')).toEqual([
      'There are 2 faults in the file; the directory is as it was.',
      '  line 3, pcds "B36": is not a postcode',
      '  line 9: has 2 cells where the header has 3',
    ]);
  });

  it('counts the faults that it does not show', () => {
    const fault = { line: 2, column: 'pcds', value: '', reason: 'is not a postcode' };
    expect(new PostcodesRejected(1, [fault]).message).toMatch(/^There is 1 fault in/);
    expect(new PostcodesRejected(12_345, [fault]).message).toMatch(/^There are 12,345 faults [^]*\n  and 12,344 more$/);
  });
});
