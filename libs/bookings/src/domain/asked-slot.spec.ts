import { describe, expect, it } from '@jest/globals';
import { WrongState } from '#kernel';
import { notOpen, standingOf } from './asked-slot.js';

const begins = new Date('2026-10-26T09:30:00Z');
const justBefore = new Date(begins.getTime() - 1);

const slot = { isCancelled: false, isPublished: true, beginsAt: begins };

describe('a slot', () => {
  it('is open for requests up to the minute in which it begins', () => {
    expect(standingOf(slot, justBefore)).toBe('OPEN');
    expect(standingOf(slot, begins)).toBe('BEGUN');
  });

  it('is closed when it was cancelled or its advert is not on show', () => {
    expect(standingOf({ ...slot, isPublished: false }, justBefore)).toBe('NOT_PUBLISHED');
    expect(standingOf({ ...slot, isCancelled: true, isPublished: false }, justBefore)).toBe('CANCELLED');
  });

  it('says how it stands and how it would have to stand', () => {
    expect(notOpen('BEGUN')).toBeInstanceOf(WrongState);
    expect(notOpen('BEGUN')).toMatchObject({
      kind: 'Slot',
      currentState: 'BEGUN',
      wantedState: 'REQUESTED',
      allowedFrom: ['OPEN'],
    });
  });
});
