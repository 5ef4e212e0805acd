import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { permissionStatus } from './permission.js';

const inYear10 = localDate('2011-11-05');
const startsOn = localDate('2026-10-26');

describe('permission for a placement', () => {
  it.each([
    ['MISSING', null],
    ['OUTDATED', { version: 1, isCountersigned: true }],
    ['TO_COUNTERSIGN', { version: 2, isCountersigned: false }],
    ['COMPLETE', { version: 2, isCountersigned: true }],
  ])('is %s when the latest is %p and the advert is in version 2', (status, latest) => {
    expect(permissionStatus({ bornOn: inYear10, startsOn, version: 2, latest })).toBe(status);
  });

  it('is not needed of anybody from the day after the last Friday of June in Year 11', () => {
    const bornOn = localDate('2009-11-05');
    const of = (day: string): string =>
      permissionStatus({ bornOn, startsOn: localDate(day), version: 1, latest: null });
    expect(of('2026-06-26')).toBe('MISSING');
    expect(of('2026-06-27')).toBe('NOT_NEEDED');
  });
});
