import { describe, expect, it } from '@jest/globals';
import { riasecScales } from './riasec-profile.js';
import { interestStatements, statementOf } from './statements.js';

describe('the statements', () => {
  it('are five of each kind of activity, a kind each in turn', () => {
    expect(interestStatements).toHaveLength(30);
    interestStatements.forEach(({ scale }, place) => expect(scale).toBe(riasecScales[place % 6]));
  });

  it('are all different, and so are their ids', () => {
    expect(new Set(interestStatements.map(({ id }) => id)).size).toBe(30);
    expect(new Set(interestStatements.map(({ text }) => text)).size).toBe(30);
  });

  it.each(interestStatements)('$id is one short sentence about oneself in short words', ({ text }) => {
    const words = text.replace(/[.,]/g, '').split(' ');
    expect(text).toMatch(/^[A-Z][^.!?]*\.$/);
    expect(words).toContain('I');
    expect(words.length).toBeLessThanOrEqual(18);
    expect(Math.max(...words.map((word) => word.length))).toBeLessThanOrEqual(11);
  });

  it.each(interestStatements)('$id speaks neither of girls nor of boys', ({ text }) => {
    expect(text).not.toMatch(/\b(he|she|his|hers?|him|boys?|girls?|m[ae]n|wom[ae]n|mother|father|mum|dad)\b/i);
  });

  it('are found by their ids', () => {
    for (const statement of interestStatements) expect(statementOf(statement.id)).toBe(statement);
    expect(statementOf('toString')).toBeUndefined();
  });
});
