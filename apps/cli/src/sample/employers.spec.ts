import { minutesOf } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { makeSample } from './make-sample.js';
import { weekOf } from './school-weeks.js';

const schoolYear = 2026;
const { employers } = makeSample({ seed: 1, schoolYear });
const opportunities = employers.flatMap((employer) => employer.opportunities);
const placements = opportunities.filter(({ kind }) => kind === 'PLACEMENT');
const visits = opportunities.filter(({ kind }) => kind !== 'PLACEMENT');
const slotsOf = (adverts: typeof opportunities) => adverts.flatMap(({ slots }) => slots);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

describe('the employers of the sample', () => {
  it('are 64 in at least 14 sectors, of which two in the arts and recreation', () => {
    expect(employers).toHaveLength(64);
    expect(new Set(employers.map(({ sector }) => sector)).size).toBeGreaterThanOrEqual(14);
    expect(employers.filter(({ sector }) => sector === 'R')).toHaveLength(2);
  });

  it('have keys, names and e-mail addresses of their own, at domains that cannot exist', () => {
    expect(new Set(employers.map(({ key }) => key)).size).toBe(64);
    const emails = employers.flatMap(({ hosts }) => hosts.map(({ email }) => email));
    expect(new Set(emails).size).toBe(128);
    for (const email of emails) expect(email).toMatch(/^[a-z]+\.[a-z]+@[a-z-]+\.example$/);
  });

  it('offer placements only where students are insured as employees are, beyond the end of the school year', () => {
    const uninsured = employers.filter(({ insurance }) => insurance.employersLiability === null);
    expect(uninsured).toHaveLength(4);
    for (const { opportunities: adverts } of uninsured) {
      expect(adverts.length).toBeGreaterThan(0);
      expect(adverts.map(({ kind }) => kind)).not.toContain('PLACEMENT');
    }
    for (const { insurance } of employers) {
      expect(insurance.publicLiability.validUntil).toBe('2028-08-31');
      if (insurance.employersLiability === null) continue;
      expect(insurance.employersLiability.coverPounds).toBeGreaterThanOrEqual(10_000_000);
      expect(insurance.employersLiability.validUntil).toBe('2028-08-31');
    }
  });

  it('each have something on offer', () => {
    expect(employers.filter(({ opportunities: adverts }) => adverts.length === 0)).toEqual([]);
  });
});

describe('the adverts of the sample', () => {
  it('hold one visit to schools, one online and several to workplaces beside the placements', () => {
    const count = (wanted: string): number => visits.filter(({ kind }) => kind === wanted).length;
    expect([count('SCHOOL_VISIT'), count('VIRTUAL')]).toEqual([1, 1]);
    expect(count('WORKPLACE_VISIT')).toBeGreaterThanOrEqual(4);
    expect(placements.length).toBeGreaterThan(70);
  });

  it.each(placements)('$key plans every half-day of five days, no two alike', ({ dayPlan }) => {
    expect(dayPlan.map(({ day, half }) => `${day} ${half}`)).toEqual(
      [1, 2, 3, 4, 5].flatMap((day) => [`${day} MORNING`, `${day} AFTERNOON`]),
    );
    expect(new Set(dayPlan.map(({ task }) => task)).size).toBe(10);
  });

  it.each(opportunities)(
    '$key keeps to eight hours between seven and seven, with a break of half an hour',
    (advert) => {
      const minutes = minutesOf(advert.finishesAt) - minutesOf(advert.startsAt);
      expect(minutes).toBeGreaterThan(0);
      expect(minutes).toBeLessThanOrEqual(8 * 60);
      expect(advert.startsAt >= '07:00' && advert.finishesAt <= '19:00').toBe(true);
      if (minutes > 4.5 * 60) expect(advert.breakMinutes).toBeGreaterThanOrEqual(30);
    },
  );

  it.each(opportunities)(
    '$key gives nobody away: no number to ring, no address, no link, no name',
    ({ key, ...advert }) => {
      const { slots: _slots, ...text } = advert;
      const written = JSON.stringify(text);
      expect(written).not.toMatch(/@|https?:|www\.|\.(com|org|uk|example)\b|\d[\d ]{4,}/);
      const { hosts } = employers.find((employer) => key.startsWith(`${employer.key}/`)) ?? { hosts: [] };
      for (const { name } of hosts) expect(written).not.toContain(name);
    },
  );
});

describe('the slots of the sample', () => {
  it('are at least 120, each with a key of its own', () => {
    const keys = slotsOf(opportunities).map(({ key }) => key);
    expect(keys.length).toBeGreaterThanOrEqual(120);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([1, 2, 3, 2026, -5])('hold 205 placement places, one to three each, under seed %i', (seed) => {
    const adverts = makeSample({ seed, schoolYear }).employers.flatMap((employer) => employer.opportunities);
    const capacities = slotsOf(adverts.filter(({ kind }) => kind === 'PLACEMENT')).map(({ capacity }) => capacity);
    expect(sum(capacities)).toBe(205);
    expect(Math.min(...capacities)).toBe(1);
    expect(Math.max(...capacities)).toBeLessThanOrEqual(3);
  });

  it('fill the two weeks with placements and lie inside them for a day with visits', () => {
    const weeks = [weekOf('AUTUMN', schoolYear), weekOf('SUMMER', schoolYear)];
    for (const { startsOn, endsOn } of slotsOf(placements)) {
      expect(weeks).toContainEqual({ startsOn, endsOn });
    }
    for (const { startsOn, endsOn, capacity, minimumGroup } of slotsOf(visits)) {
      expect(endsOn).toBe(startsOn);
      expect(weeks.some((week) => week.startsOn <= startsOn && startsOn <= week.endsOn)).toBe(true);
      expect(capacity >= 15 && capacity <= 30 && minimumGroup <= capacity).toBe(true);
    }
  });

  it('visit schools only while schools are open', () => {
    const { startsOn } = weekOf('SUMMER', schoolYear);
    for (const slot of slotsOf(visits.filter(({ kind }) => kind === 'SCHOOL_VISIT' || kind === 'VIRTUAL'))) {
      expect(slot.startsOn >= startsOn).toBe(true);
    }
  });

  it('are more in the autumn than in the summer, when Year 11 has left', () => {
    const [autumn, summer] = (['AUTUMN', 'SUMMER'] as const).map((week) =>
      sum(
        slotsOf(placements)
          .filter(({ startsOn }) => startsOn === weekOf(week, schoolYear).startsOn)
          .map(({ capacity }) => capacity),
      ),
    );
    expect(autumn).toBeGreaterThan(summer ?? Infinity);
  });
});
