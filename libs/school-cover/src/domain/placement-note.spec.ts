import { describe, expect, it } from '@jest/globals';
import type { TLevel } from '#safeguarding';
import { tLevelFaults } from './placement-note.js';

function faultsOf(hoursElsewhere: number, remoteHoursElsewhere: number): string[] {
  const said: TLevel = { route: 'OTHER', hoursElsewhere, remoteHoursElsewhere };
  return tLevelFaults(said).map(({ path, value, message }) => `${path} ${value ?? ''} ${message}`);
}

const [all, remote] = ['hoursElsewhere', 'remoteHoursElsewhere'];
const most = 'must be 0 to 2000 hours';
const tooRemote = 'must not be more than all hours elsewhere';

describe('hours of a T Level elsewhere', () => {
  it.each([
    [0, 0],
    [1, 1],
    [2000, 0],
    [2000, 2000],
  ])('may be %i, of which %i are away from the workplace', (hours, away) => {
    expect(faultsOf(hours, away)).toEqual([]);
  });

  it.each([
    [-1, -1, [`${all} -1 ${most}`, `${remote} -1 ${most}`]],
    [0, -1, [`${remote} -1 ${most}`]],
    [2001, 0, [`${all} 2001 ${most}`]],
    [0, 1, [`${remote} 1 ${tooRemote}`]],
    [99, 100, [`${remote} 100 ${tooRemote}`]],
    [-1, 0, [`${all} -1 ${most}`, `${remote} 0 ${tooRemote}`]],
    [2001, 2001, [`${all} 2001 ${most}`, `${remote} 2001 ${most}`]],
    [-1, 2001, [`${all} -1 ${most}`, `${remote} 2001 ${most}`, `${remote} 2001 ${tooRemote}`]],
  ])('cannot be %i, of which %i are away: everything is said at once', (hours, away, faults) => {
    expect(faultsOf(hours, away)).toEqual(faults);
  });
});
