import { describe, expect, it } from '@jest/globals';
import { localDate, type LocalDate } from '#kernel';
import { turnByTurn } from '../contact-days.js';
import { aDay, aPlacement, aPlacementFor, anAdult, dates } from '../facts.fixture.js';
import type { HostAdult, PlacementFacts } from '../facts.js';
import { findingOf } from '../finding-of.fixture.js';

const week = dates('2027-07-05', '2027-07-06', '2027-07-07', '2027-07-08', '2027-07-09');
const under16 = localDate('2012-03-14');

function hosted(changes: Partial<PlacementFacts> = {}, bornOn = under16): PlacementFacts {
  const facts = aPlacementFor({ bornOn }, changes);
  return changes.student === null ? { ...facts, student: null } : facts;
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
    expect(findingOf('R63', 'CONFIRM', hosted(alone({ contactDecisionUntil: localDate('2027-07-09') })))).toBe('ok');
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

describe('R60 and R61, regulated activity under the law of the day', () => {
  const august = dates('2026-08-26', '2026-08-27', '2026-08-28', '2026-08-31');
  const both = [...august, ...dates('2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04')];
  const child = localDate('2011-09-04');
  const at = (days: readonly LocalDate[], changes: Partial<HostAdult> = {}): PlacementFacts =>
    hosted(
      {
        decidedOn: localDate('2026-08-01'),
        days: days.map((on) => aDay(on)),
        rota: turnByTurn(days, ['supervisor']),
        hostAdults: [anAdult('supervisor', changes), anAdult('deputy')],
      },
      child,
    );
  const seen = (date: string): Partial<HostAdult> => ({ barredListSeenOn: localDate(date) });

  it('judge each day of a placement across 1 September 2026 by its own law', () => {
    const unsupervised = at(both, { isSupervised: false });
    expect(findingOf('R60', 'CONFIRM', unsupervised)).toBe(`FAIL ${august.join(' ')}`);
    expect(findingOf('R61', 'CONFIRM', unsupervised)).toBe('FAIL 2026-09-01 2026-09-02 2026-09-03 2026-09-04');
    const supervised = at(both, { isSupervised: true });
    expect(findingOf('R60', 'CONFIRM', supervised)).toBe('ok');
    expect(findingOf('R61', 'CONFIRM', supervised)).toBe('FAIL 2026-09-01 2026-09-02 2026-09-03 2026-09-04');
  });

  it('do not know in August while nobody knows whether the adult is supervised', () => {
    expect(findingOf('R60', 'CONFIRM', at(august))).toBe(`UNKNOWN ${august.join(' ')}`);
  });

  it('are kept by a look at the barred list, by the day of decision', () => {
    for (const ruleId of ['R60', 'R61']) {
      expect(findingOf(ruleId, 'CONFIRM', at(both, seen('2026-08-01')))).toBe('ok');
      expect(findingOf(ruleId, 'CONFIRM', at(both, { ...seen('2026-08-02'), isSupervised: false }))).toMatch(/^FAIL/);
    }
  });

  it('have nothing to say of three days', () => {
    expect(findingOf('R60', 'CONFIRM', at(august.slice(1)))).toBe('ok');
    expect(findingOf('R61', 'CONFIRM', at(both.slice(5)))).toBe('ok');
    expect(findingOf('R61', 'CONFIRM', at(both.slice(4)))).toBe('FAIL 2026-09-01 2026-09-02 2026-09-03 2026-09-04');
  });
});

describe('R64, how long a decision lasts', () => {
  it.each([
    ['2027-07-09', 'ok'],
    ['2027-07-08', 'FAIL 2027-07-09'],
    ['2027-07-04', 'FAIL 2027-07-05 2027-07-06 2027-07-07 2027-07-08 2027-07-09'],
  ])('to %s: %s', (until, finding) => {
    expect(findingOf('R64', 'CONFIRM', hosted(alone({ contactDecisionUntil: localDate(until) })))).toBe(finding);
  });

  it('does not matter where there is none, or where there are three days', () => {
    expect(findingOf('R64', 'CONFIRM', hosted(alone()))).toBe('ok');
    const ended = { contactDecisionUntil: localDate('2027-01-01') };
    const shared = {
      rota: turnByTurn(week, ['supervisor', 'deputy']),
      hostAdults: [anAdult('supervisor', ended), anAdult('deputy', ended)],
    };
    expect(findingOf('R64', 'CONFIRM', hosted(shared))).toBe('ok');
  });
});

describe('R66, an old look at the barred list', () => {
  it.each([
    ['2024-07-09', 'ok'],
    ['2024-07-08', 'FAIL 2027-07-09'],
    ['2027-01-12', 'FAIL 2027-07-05 2027-07-06 2027-07-07 2027-07-08 2027-07-09'],
  ])('on %s: %s', (seenOn, finding) => {
    expect(findingOf('R66', 'CONFIRM', hosted(alone({ barredListSeenOn: localDate(seenOn) })))).toBe(finding);
  });

  it('is warned of only where the list matters', () => {
    expect(findingOf('R66', 'CONFIRM', hosted(alone()))).toBe('ok');
    const old = { barredListSeenOn: localDate('2020-01-01') };
    const shared = {
      rota: turnByTurn(week, ['supervisor', 'deputy']),
      hostAdults: [anAdult('supervisor', old), anAdult('deputy', old)],
    };
    expect(findingOf('R66', 'CONFIRM', hosted(shared))).toBe('ok');
  });
});

describe('exactly four days of one adult', () => {
  const four = week.slice(0, 4);
  const found = (ruleId: string, changes: Partial<HostAdult>): string =>
    findingOf(
      ruleId,
      'CONFIRM',
      hosted({ ...alone(changes), days: four.map((on) => aDay(on)), rota: turnByTurn(four, ['supervisor']) }),
    );

  it('are as many as the law counts', () => {
    const all = `FAIL ${four.join(' ')}`;
    expect(found('R61', {})).toBe(all);
    expect(found('R63', {})).toBe(all);
    expect(found('R63a', {})).toBe('ok');
    expect(found('R64', { contactDecisionUntil: localDate('2027-07-04') })).toBe(all);
    expect(found('R66', { barredListSeenOn: localDate('2020-01-01') })).toBe(all);
  });
});

describe('who is with a student under 16', () => {
  it.each(['R61', 'R63', 'R64', 'R66'])('is known for each day, or %s is unknown', (ruleId) => {
    const [day] = week;
    if (day === undefined) throw new Error('a week has days');
    const oneDay = (changes: Partial<PlacementFacts>): string =>
      findingOf(ruleId, 'CONFIRM', hosted({ ...alone(), days: [aDay(day)], ...changes }));
    expect(oneDay({})).toBe('ok');
    for (const changes of [
      { hostAdults: null },
      { rota: null },
      { rota: [] },
      { rota: [{ on: day, adultIds: [] }] },
      { rota: [{ on: day, adultIds: ['nobody we know'] }] },
      { rota: [{ on: day, adultIds: ['supervisor', 'nobody we know'] }] },
    ])
      expect(oneDay(changes)).toBe('UNKNOWN 2027-07-05');
    expect(oneDay({ student: null })).toBe('UNKNOWN 2027-07-05');
  });

  it('may be two, of whom one has too many days', () => {
    const both = { rota: week.map((on) => ({ on, adultIds: ['nobody we know', 'supervisor'] })) };
    expect(findingOf('R63', 'CONFIRM', hosted({ ...alone(), ...both }))).toMatch(/^FAIL/);
  });
});
