import { describe, expect, it } from '@jest/globals';
import { makeCursor } from '#kernel';
import { listingPosition } from './listing-cursor.js';

const id = 'opp_01k5h2m3n4p5q6r7s8t9vwxyz0';
const position = { key: 1_789_372_800_123_456, id };
const start = listingPosition(null);

describe('the cursor of a list of adverts', () => {
  it('leads back to where it was made, to the microsecond', () => {
    expect(listingPosition(makeCursor([position.key, id]))).toEqual(position);
  });

  it('without one the list starts after every date there can be', () => {
    expect(start.key).toBeGreaterThan(Date.parse('2199-12-31') * 1000);
  });

  it.each([
    ['nothing', ''],
    ['words', 'hello'],
    ['another list', makeCursor([id])],
    ['a date in words', makeCursor(['yesterday', id])],
    ['a date beyond all bounds', makeCursor([1e300, id])],
    ['half a microsecond', makeCursor([0.5, id])],
    ['an id that is a number', makeCursor([1, 1])],
    ['an id of something else', makeCursor([1, 'slt_01k5h2m3n4p5q6r7s8t9vwxyz0'])],
    ['an id with a character that the database refuses', makeCursor([1, 'opp_\u0000'])],
  ])('that is of %s starts the list anew', (_, cursor) => {
    expect(listingPosition(cursor)).toEqual(start);
  });
});
