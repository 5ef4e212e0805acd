import { yearGroupOf } from '#calendar';
import { haversineMetres } from '#geo';
import { localDate } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { adjustmentTexts } from './adjustments.js';
import { makeSample } from './make-sample.js';
import { nameGroups } from './names.js';
import type { SampleStudent } from './sample.js';

const seeds = [1, 2, 2026];
const everywhere = seeds.map((seed) => makeSample({ seed, schoolYear: 2026 }));

describe.each(everywhere)('the students of the sample under seed $seed', ({ schools, postcodes }) => {
  const students = schools.flatMap((school) => school.students);
  const share = (has: (student: SampleStudent) => boolean): number => students.filter(has).length / students.length;

  it('are 215 at six schools of 28 to 44', () => {
    expect(students).toHaveLength(215);
    expect(schools.map((school) => school.students.length).sort()).toEqual([28, 31, 34, 37, 41, 44]);
  });

  it('are 20 in Year 9, 150 in Year 10 and 45 in Year 11, and born for it', () => {
    const count = (yearGroup: number): number => students.filter((student) => student.yearGroup === yearGroup).length;
    expect([count(9), count(10), count(11)]).toEqual([20, 150, 45]);
    for (const { bornOn, yearGroup } of students) {
      expect(yearGroupOf(bornOn, localDate('2026-10-26'))).toBe(yearGroup);
    }
  });

  it('have names of their own and numbers that no real child has', () => {
    expect(new Set(students.map(({ givenName, familyName }) => `${givenName} ${familyName}`)).size).toBe(215);
    expect(new Set(students.map(({ upn }) => upn)).size).toBe(215);
    for (const { upn } of students) expect(upn).toMatch(/^[A-HJ-NP-RT-Z]999\d{9}$/);
  });

  it('are boys at the boys’ school and girls at the girls’ school', () => {
    const girls = new Set<string>(Object.values(nameGroups).flatMap((group) => [...group.girls]));
    for (const { intake, students: own } of schools) {
      const named = new Set(own.map(({ givenName }) => girls.has(givenName)));
      expect([...named].sort()).toEqual({ GIRLS: [true], BOYS: [false], MIXED: [false, true] }[intake]);
    }
  });

  it('live between 0.3 and 2.5 km from their school, in postcodes of the file', () => {
    const points = new Map(postcodes.map(({ postcode, point }) => [postcode, point]));
    for (const school of schools) {
      for (const { homePostcode } of school.students) {
        const [home, at] = [points.get(homePostcode), points.get(school.postcode)];
        const metres = home && at ? haversineMetres(home, at) : NaN;
        expect(metres).toBeGreaterThanOrEqual(300);
        expect(metres).toBeLessThanOrEqual(2_500);
      }
    }
  });

  it('include those who must not come last, in the shares of the place', () => {
    expect(share(({ freeSchoolMeals }) => freeSchoolMeals)).toBeCloseTo(0.45, 2);
    expect(share(({ sendSupport }) => sendSupport)).toBeCloseTo(0.17, 2);
    expect(share(({ neetRisk }) => neetRisk)).toBeCloseTo(0.12, 2);
    expect(students.filter(({ careExperienced }) => careExperienced)).toHaveLength(3);
  });

  it('need adjustments exactly when they have SEND support, told as what to do', () => {
    for (const { sendSupport, adjustments } of students) {
      expect(adjustments !== null).toBe(sendSupport);
      if (adjustments !== null) expect(adjustmentTexts.some((text) => adjustments.includes(text))).toBe(true);
    }
  });

  it('wish for up to three different kinds of work, and more of them for creative work than the placements can hold', () => {
    for (const { interests } of students) {
      expect(interests.length).toBeLessThanOrEqual(3);
      expect(new Set(interests).size).toBe(interests.length);
    }
    expect(share(({ interests }) => interests.length === 0)).toBeLessThan(0.1);
    expect(share(({ interests }) => interests.includes('CREATIVE_AND_MEDIA'))).toBeGreaterThan(0.12);
  });

  it('travel 45, 60 or 75 minutes at most, most often 60', () => {
    const shares = ([45, 60, 75] as const).map((minutes) => share((student) => student.maxMinutesEachWay === minutes));
    expect(shares.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1);
    expect(shares[1]).toBe(Math.max(...shares));
    expect(Math.min(...shares)).toBeGreaterThan(0.05);
  });
});
