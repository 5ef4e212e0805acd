import { describe, expect, it } from '@jest/globals';
import { cells, requireMove, roles, WrongState } from '#kernel';
import { faultsOfDays, partnershipStates, partnershipTransitions } from './partnership.js';

const week = new Set([1, 2, 3, 4, 5]);

describe('the days that a partner is asked for', () => {
  it('are days of the plan, and leave one for whoever’s advert it is', () => {
    expect(faultsOfDays([3, 4], week, new Set())).toEqual([]);
    expect(faultsOfDays([3], new Set([2, 3]), new Set())).toEqual([]);
    expect(faultsOfDays([2, 3], new Set([2, 3]), new Set())).toMatchObject([{ path: 'days', value: '2, 3' }]);
    expect(faultsOfDays([2], week, new Set([1, 3, 4, 5]))).toMatchObject([{ path: 'days', value: '2' }]);
  });

  it('are refused with every fault at once', () => {
    const faults = faultsOfDays([1, 1, 2, 4], new Set([1, 2, 3]), new Set([2]));
    expect(faults.map(({ path, value, message }) => `${path} ${value} ${message}`)).toEqual([
      'days.1 1 stands there twice',
      'days.2 2 is spent at another partner’s',
      'days.3 4 is a day of which the plan says nothing',
    ]);
  });
});

describe('a partnership', () => {
  const allowed = [
    'ACCEPTED INVITED',
    'INVITED ACCEPTED',
    'INVITED DECLINED',
    'ACCEPTED WITHDRAWN',
    'INVITED REMOVED',
    'ACCEPTED REMOVED',
    'DECLINED REMOVED',
    'WITHDRAWN REMOVED',
  ];

  it.each(cells(partnershipTransitions, partnershipStates, [...roles, 'SYSTEM']))(
    'goes from $from to $to by $role, or does not, as the table says',
    ({ from, to, role }) => {
      const move = (): void => requireMove('Partnership', partnershipTransitions, from, to, role);
      if (role === 'EMPLOYER' && allowed.includes(`${from} ${to}`)) expect(move).not.toThrow();
      else expect(move).toThrow(WrongState);
    },
  );
});
