import { describe, expect, it } from '@jest/globals';
import { WrongState } from './problem.js';
import { cells, mayMove, requireMove, type TransitionTable } from './transitions.js';

const states = ['DRAFT', 'SENT', 'READ', 'LOST'] as const;
const roles = ['WRITER', 'READER'] as const;

const letters = {
  SENT: { from: ['DRAFT'], by: ['WRITER'] },
  READ: { from: ['SENT', 'LOST'], by: ['READER'] },
} as const satisfies TransitionTable<(typeof states)[number], (typeof roles)[number]>;

/** Every move that the table allows; all others are refused. */
const allowed = ['DRAFT SENT WRITER', 'SENT READ READER', 'LOST READ READER'];

describe('a transition table', () => {
  const walk = states.flatMap((from) => states.flatMap((to) => roles.map((role) => ({ from, to, role }))));

  it.each(walk)('$from to $to by $role', ({ from, to, role }) => {
    const may = allowed.includes(`${from} ${to} ${role}`);
    expect(mayMove(letters, from, to, role)).toBe(may);
    const move = (): void => requireMove('Letter', letters, from, to, role);
    if (may) expect(move).not.toThrow();
    else expect(move).toThrow(WrongState);
  });

  it('is walked as a whole, each cell once', () => {
    const walked = cells(letters, states, roles);
    expect(walked).toHaveLength(states.length ** 2 * roles.length);
    expect(new Set(walked.map(({ from, to, role }) => `${from} ${to} ${role}`)).size).toBe(walked.length);
    expect(
      walked
        .filter((cell) => cell.allowed)
        .map(({ from, to, role }) => `${from} ${to} ${role}`)
        .sort(),
    ).toEqual([...allowed].sort());
  });

  it('says from where one may come, or that nobody may', () => {
    const refusal = (from: (typeof states)[number], to: (typeof states)[number]): unknown => {
      try {
        requireMove('Letter', letters, from, to, 'WRITER');
      } catch (error) {
        return error;
      }
      return undefined;
    };
    expect(refusal('DRAFT', 'READ')).toMatchObject({
      kind: 'Letter',
      currentState: 'DRAFT',
      wantedState: 'READ',
      allowedFrom: ['SENT', 'LOST'],
    });
    expect(refusal('DRAFT', 'LOST')).toMatchObject({ allowedFrom: [] });
  });

  it('says from where the role itself may come, where others come from elsewhere', () => {
    const table = {
      LOST: [
        { from: ['SENT'], by: ['WRITER'] },
        { from: ['READ', 'SENT'], by: ['READER'] },
      ],
    } as const satisfies TransitionTable<(typeof states)[number], (typeof roles)[number] | 'POST'>;
    const allowedFrom = (role: (typeof roles)[number] | 'POST'): unknown => {
      try {
        requireMove('Letter', table, 'DRAFT', 'LOST', role);
      } catch (error) {
        return error instanceof WrongState ? error.allowedFrom : error;
      }
      return undefined;
    };
    expect(allowedFrom('WRITER')).toEqual(['SENT']);
    expect(allowedFrom('READER')).toEqual(['READ', 'SENT']);
    expect(allowedFrom('POST')).toEqual(['SENT', 'READ']);
  });
});
