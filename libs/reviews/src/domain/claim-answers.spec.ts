import { describe, expect, it } from '@jest/globals';
import type { ClaimId } from '#opportunities';
import { claimFaults } from './claim-answers.js';

const [task, lunch] = ['clm_1', 'clm_2'] as unknown as readonly [ClaimId, ClaimId];
const asked = [{ id: task }, { id: lunch }];

describe('answers to the promises of an advert', () => {
  it('may leave some out, and give each once', () => {
    expect(claimFaults([], asked)).toEqual([]);
    expect(claimFaults([{ claimId: lunch, answer: 'PARTLY' }], asked)).toEqual([]);
  });

  it('learn every fault at once: what was never promised, and what comes twice', () => {
    const answers = [task, 'clm_3', task].map((claimId) => ({ claimId, answer: 'YES' as const }));
    expect(claimFaults(answers, asked).map(({ path, value, message }) => [path, value, message])).toEqual([
      ['claims.1.claimId', 'clm_3', 'must be a promise of the advert that you went to'],
      ['claims.2.claimId', task, 'must be answered once'],
    ]);
  });
});
