import { describe, expect, it } from '@jest/globals';
import { anId } from './ids.fixture.js';
import { rankingFaults } from './ranking-faults.js';

const [first, second, third] = [anId('Application', 1), anId('Application', 2), anId('Application', 3)];

describe('rankingFaults', () => {
  it('takes any order of all live applications', () => {
    expect(rankingFaults([third, first, second], [first, second, third])).toEqual([]);
    expect(rankingFaults([], [])).toEqual([]);
  });

  it('names everything at once: what is strange, what stands there twice, what is missing', () => {
    expect(rankingFaults([second, 'app_unknown', second], [first, second, third])).toEqual([
      { path: 'applicationIds.1', value: 'app_unknown', message: 'is not a live application in this round' },
      { path: 'applicationIds.2', value: second, message: 'stands in the order already' },
      { path: 'applicationIds', value: first, message: 'is live in this round and has to stand in the order' },
      { path: 'applicationIds', value: third, message: 'is live in this round and has to stand in the order' },
    ]);
  });
});
