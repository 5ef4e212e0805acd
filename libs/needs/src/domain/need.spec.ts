import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, cells, localDate, roles, type Role } from '#kernel';
import { needAnswerStates, needAnswerTransitions } from './need-answer.js';
import { faultsOfNeed } from './need-faults.js';
import { longestWindowDays, needStates, needTransitions, requireNeedMove, stateOn } from './need.js';

const actors: readonly (Role | 'SYSTEM')[] = [...roles, 'SYSTEM'];
const today = localDate('2026-09-14');
const wants = 'A talk about how a theatre is lit, with something to try out.';

describe('the states of a need', () => {
  it('allow these steps and no others', () => {
    const allowed = cells(needTransitions, needStates, actors)
      .filter((cell) => cell.allowed)
      .map(({ from, to, role }) => `${from} > ${to} by ${role}`);
    expect(allowed.sort()).toEqual([
      'DRAFT > CLOSED by CAREERS_LEAD',
      'DRAFT > EXPIRED by SYSTEM',
      'DRAFT > OPEN by CAREERS_LEAD',
      'MET > OPEN by CAREERS_LEAD',
      'OPEN > CLOSED by CAREERS_LEAD',
      'OPEN > EXPIRED by SYSTEM',
      'OPEN > MET by CAREERS_LEAD',
    ]);
  });

  it.each([
    ['OPEN', '2026-09-14', 'OPEN'],
    ['OPEN', '2026-09-13', 'EXPIRED'],
    ['DRAFT', '2026-09-13', 'EXPIRED'],
    ['MET', '2026-09-13', 'MET'],
    ['CLOSED', '2026-09-13', 'CLOSED'],
  ] as const)('say that one that was %s until %s is %s today', (state, to, expected) => {
    expect(stateOn({ state, to: localDate(to) }, today)).toBe(expected);
  });

  it('let nobody close a need whose days are over', () => {
    const over = { state: 'OPEN', to: addDays(today, -1) } as const;
    expect(() => requireNeedMove(over, 'CLOSED', 'CAREERS_LEAD', today)).toThrow('EXPIRED cannot become CLOSED');
  });
});

describe('the states of an answer', () => {
  it('allow these steps and no others', () => {
    const allowed = cells(needAnswerTransitions, needAnswerStates, actors)
      .filter((cell) => cell.allowed)
      .map(({ from, to, role }) => `${from} > ${to} by ${role}`);
    expect(allowed.sort()).toEqual([
      'OFFERED > ACCEPTED by CAREERS_LEAD',
      'OFFERED > DECLINED by CAREERS_LEAD',
      'OFFERED > LAPSED by SYSTEM',
      'OFFERED > WITHDRAWN by EMPLOYER',
    ]);
  });
});

describe('what a school lacks', () => {
  const faults = (text: string, from: string, to: string): string[] =>
    faultsOfNeed({ wants: text, from: localDate(from), to: localDate(to) }, today).map(({ path }) => path);

  it('is fine from today on', () => {
    expect(faults(wants, '2026-09-14', '2026-09-14')).toEqual([]);
    expect(faults(wants, '2026-09-01', '2026-09-14')).toEqual([]);
  });

  it('must not be over', () => {
    expect(faults(wants, '2026-09-01', '2026-09-13')).toEqual(['to']);
  });

  it('is wanted within a year, the last day counted', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 800 }), (days) => {
        const found = faults(wants, today, addDays(today, days));
        expect(found.length > 0).toBe(days < 0 || days >= longestWindowDays);
      }),
    );
  });

  it('tells of a private way to get in touch and of a trait, both at once', () => {
    expect(faults('Ring 0121 496 0100, boys only please.', '2026-10-01', '2026-10-02')).toEqual(['wants', 'wants']);
  });
});
