import { describe, expect, it } from '@jest/globals';
import { pencePerDay } from './fare.js';

const fare = { singlePence: 150, dayCapPence: 500, freeWith: ['nBus 16-18'] };

describe('what a day of travel costs', () => {
  it.each([
    ['two rides', 2, 300],
    ['four rides, up to the cap', 4, 500],
    ['no ride', 0, 0],
  ])('is the sum of the singles: %s', (_, rides, pence) => {
    expect(pencePerDay(rides, fare, [])).toBe(pence);
  });

  it('is nothing with a pass that covers it, and as much as ever with another', () => {
    expect(pencePerDay(2, fare, ['nBus 16-18'])).toBe(0);
    expect(pencePerDay(2, fare, ['Railcard'])).toBe(300);
  });

  it('has no end where there is no cap', () => {
    expect(pencePerDay(6, { ...fare, dayCapPence: null }, [])).toBe(900);
  });

  it('is not known where no fare is, except that walking is free', () => {
    expect(pencePerDay(2, null, ['nBus 16-18'])).toBeNull();
    expect(pencePerDay(0, null, [])).toBe(0);
  });
});
