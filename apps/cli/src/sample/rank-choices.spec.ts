import { describe, expect, it } from '@jest/globals';
import { makeSample } from './make-sample.js';
import { rankChoices, type CandidateSlot } from './rank-choices.js';
import { seeded } from './seeded.js';

const { schools, employers } = makeSample({ seed: 1, schoolYear: 2026 });
const students = schools.flatMap((school) => school.students).filter((_, place) => place % 3 === 0);
const candidates: CandidateSlot[] = employers
  .flatMap((employer) => employer.opportunities)
  .filter(({ kind }) => kind === 'PLACEMENT')
  .flatMap(({ key: opportunityKey, jobCategory, slots }) =>
    slots.map(({ key }) => ({ key, opportunityKey, jobCategory, travelMinutes: 10 + seeded(1, key).below(50) })),
  );
const byKey = new Map(candidates.map((candidate) => [candidate.key, candidate]));

describe('rankChoices', () => {
  it('names 6 to 10 different placements', () => {
    for (const student of students.slice(0, 40)) {
      const choices = rankChoices(student, candidates, 1);
      expect(choices.length).toBeGreaterThanOrEqual(6);
      expect(choices.length).toBeLessThanOrEqual(10);
      expect(new Set(choices.map((key) => byKey.get(key)?.opportunityKey)).size).toBe(choices.length);
    }
  });

  it('does not depend on the order of the candidates', () => {
    for (const student of students.slice(0, 20)) {
      expect(rankChoices(student, [...candidates].reverse(), 1)).toEqual(rankChoices(student, candidates, 1));
    }
  });

  it('names all that there is where there is little, and nothing where there is nothing', () => {
    const [student] = students;
    const two = candidates.filter((_, at) => at === 0 || at === candidates.length - 1);
    expect(student && rankChoices(student, two, 1)).toHaveLength(2);
    expect(student && rankChoices(student, [], 1)).toEqual([]);
  });

  it('mostly begins with work of a kind that the student named, if any', () => {
    const withWishes = students.filter(({ interests }) => interests.length > 0);
    const heard = withWishes.filter((student) => {
      const first = byKey.get(rankChoices(student, candidates, 1)[0] ?? '');
      return first !== undefined && student.interests.includes(first.jobCategory);
    });
    expect(heard.length / withWishes.length).toBeGreaterThan(0.7);
  });

  it('makes some slots wanted by many and leaves others nearly alone', () => {
    const wanted = new Map(candidates.map(({ key }) => [key, 0]));
    for (const student of students) {
      for (const key of rankChoices(student, candidates, 1)) wanted.set(key, (wanted.get(key) ?? 0) + 1);
    }
    const counts = [...wanted.values()].sort((a, b) => b - a);
    expect(counts[0]).toBeGreaterThan(3 * (counts[Math.floor(counts.length / 2)] ?? 0));
  });

  it('prefers the nearer of two placements that are otherwise alike', () => {
    const near = { key: 'a', opportunityKey: 'a', jobCategory: 'HEALTHCARE', travelMinutes: 5 } as const;
    const far = { ...near, key: 'b', opportunityKey: 'b', travelMinutes: 75 };
    const nearFirst = students.filter((student) => rankChoices(student, [near, far], 1)[0] === 'a');
    expect(nearFirst.length / students.length).toBeGreaterThan(0.8);
  });
});
