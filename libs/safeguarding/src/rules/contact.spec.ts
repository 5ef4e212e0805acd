import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { turnByTurn } from '../contact-days.js';
import { aDay, aPlacement, aPlacementFor, anAdult, dates } from '../facts.fixture.js';
import type { HostAdult, PlacementFacts } from '../facts.js';
import { findingOf } from '../finding-of.fixture.js';

const week = dates('2027-07-05', '2027-07-06', '2027-07-07', '2027-07-08', '2027-07-09');
const under16 = localDate('2012-03-14');

function hosted(changes: Partial<PlacementFacts> = {}, bornOn = under16): PlacementFacts {
  return aPlacementFor({ bornOn }, changes);
}

const alone = (supervisor: Partial<HostAdult> = {}): Partial<PlacementFacts> => ({
  rota: turnByTurn(week, ['supervisor']),
  hostAdults: [anAdult('supervisor', supervisor), anAdult('deputy')],
});

describe('R63, four days of one adult with children under 16 in any 30', () => {
  it('lets two adults share a week, and warns of the one who has three days of it', () => {
    const shared = hosted({ rota: turnByTurn(week, ['supervisor', 'deputy']) });
    expect(findingOf('R63', 'CONFIRM', shared)).toBe('ok');
    expect(findingOf('R63a', 'CONFIRM', shared)).toBe('FAIL 2027-07-05 2027-07-07 2027-07-09');
  });

  it('stops a week with one adult alone', () => {
    expect(findingOf('R63', 'CONFIRM', hosted(alone()))).toMatch(/^FAIL 2027-07-05 .*2027-07-09$/);
  });

  it('lets it pass once a school has recorded its decision', () => {
    expect(findingOf('R63', 'CONFIRM', hosted(alone({ hasContactDecision: true })))).toBe('ok');
  });

  it('says nothing of a student of 16 and above', () => {
    expect(findingOf('R63', 'CONFIRM', hosted(alone(), localDate('2011-07-05')))).toBe('ok');
    expect(findingOf('R63a', 'CONFIRM', hosted(alone(), localDate('2011-07-05')))).toBe('ok');
  });

  it('counts only the days before the sixteenth birthday of a student who turns 16 on the way', () => {
    const turnsOnThursday = hosted(alone(), localDate('2011-07-08'));
    expect(findingOf('R63', 'CONFIRM', turnsOnThursday)).toBe('ok');
    expect(findingOf('R63a', 'CONFIRM', turnsOnThursday)).toBe('FAIL 2027-07-05 2027-07-06 2027-07-07');
    const turnsOnFriday = hosted(alone(), localDate('2011-07-09'));
    expect(findingOf('R63', 'CONFIRM', turnsOnFriday)).toBe('FAIL 2027-07-05 2027-07-06 2027-07-07 2027-07-08');
  });

  it.each([
    ['the thirtieth day before', '2027-06-06', 'FAIL 2027-07-05'],
    ['a day earlier', '2027-06-05', 'ok'],
  ])('counts days with children of other schools, up to thirty days apart: %s', (_, day, found) => {
    const busy = { daysWithUnder16: [localDate(day), ...dates('2027-06-30', '2027-07-01')] };
    const oneDay = {
      days: [aDay('2027-07-05')],
      rota: turnByTurn(dates('2027-07-05'), ['supervisor']),
      hostAdults: [anAdult('supervisor', busy), anAdult('deputy')],
    };
    expect(findingOf('R63', 'CONFIRM', hosted(oneDay))).toBe(found);
  });

  it('is unknown while nobody is named for a day, or nobody knows of the other days', () => {
    expect(findingOf('R63', 'CONFIRM', hosted({ rota: null }))).toMatch(/^UNKNOWN/);
    expect(findingOf('R63', 'CONFIRM', hosted({ rota: [] }))).toMatch(/^UNKNOWN/);
    expect(findingOf('R63', 'CONFIRM', hosted(alone({ daysWithUnder16: null })))).toMatch(/^UNKNOWN/);
    expect(findingOf('R63', 'CONFIRM', { ...aPlacement, student: null })).toMatch(/^UNKNOWN/);
  });
});
