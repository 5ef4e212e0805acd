import { describe, expect, it } from '@jest/globals';
import { WrongState } from '#kernel';
import { notOpen, standingOf } from './asked-slot.js';

const begins = new Date('2026-10-26T09:30:00Z');
const justBefore = new Date(begins.getTime() - 1);

const slot = {
  isCancelled: false,
  isPublished: true,
  isHostSuspended: false,
  isRefusedBySchool: false,
  beginsAt: begins,
  bookingOpensAt: null,
  bookingClosesAt: begins,
};

describe('a slot', () => {
  it('is open for requests up to the minute in which it begins', () => {
    expect(standingOf(slot, justBefore)).toBe('OPEN');
    expect(standingOf(slot, begins)).toBe('BEGUN');
  });

  it('is open for requests from and until when its employer said', () => {
    const [opens, closes] = [new Date('2026-09-21T08:00:00Z'), new Date('2026-10-23T08:00:00Z')];
    const inTime = { ...slot, bookingOpensAt: opens, bookingClosesAt: closes };
    expect(standingOf(inTime, new Date(opens.getTime() - 1))).toBe('NOT_YET_OPEN');
    expect(standingOf(inTime, opens)).toBe('OPEN');
    expect(standingOf(inTime, new Date(closes.getTime() - 1))).toBe('OPEN');
    expect(standingOf(inTime, closes)).toBe('CLOSED');
  });

  it('is closed when it was cancelled or its advert is not on show', () => {
    expect(standingOf({ ...slot, isPublished: false }, justBefore)).toBe('NOT_PUBLISHED');
    expect(standingOf({ ...slot, isRefusedBySchool: true }, justBefore)).toBe('REFUSED_BY_SCHOOL');
    expect(standingOf({ ...slot, isCancelled: true, isPublished: false }, justBefore)).toBe('CANCELLED');
  });

  it('reads as not on show while nobody is sent to its host', () => {
    expect(standingOf({ ...slot, isHostSuspended: true }, justBefore)).toBe('NOT_PUBLISHED');
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
