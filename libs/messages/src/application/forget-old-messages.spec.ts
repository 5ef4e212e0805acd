import { describe, expect, it } from '@jest/globals';
import { systemActor, type UnitOfWork } from '#kernel';
import { newId } from '#platform';
import { ForgetOldMessages } from './forget-old-messages.use-case.js';
import type { MessagesTx } from './ports.js';

describe('messages about placements that are long over', () => {
  it('go a hundred placements at a time until none is left', async () => {
    const asked: unknown[] = [];
    const left = [240, 7];
    const messages = {
      forget: (...given: unknown[]) => {
        asked.push(given);
        return Promise.resolve(left.shift() ?? 0);
      },
    };
    const unitOfWork: UnitOfWork<MessagesTx> = { run: (_actor, work) => work({ messages } as unknown as MessagesTx) };
    const clock = { now: () => new Date('2027-11-01T03:30:00Z') };
    const forgetting = new ForgetOldMessages(unitOfWork, { clock, newId });
    expect(await forgetting.run(systemActor('forget-messages'))).toBe(247);
    const each = ['2026-11-01', new Date('2027-10-02T03:30:00Z'), 100];
    expect(asked).toEqual([each, each, each]);
  });
});
