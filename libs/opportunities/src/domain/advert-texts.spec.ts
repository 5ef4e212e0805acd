import { describe, expect, it } from '@jest/globals';
import type { HostAdultId, SiteId } from '#kernel';
import { faultsInWords, readsTheSame, textsOfAdvert } from './advert-texts.js';
import { benchmarkSixElements, missingOfBenchmarkSix } from './benchmark-six.js';
import type { Advert } from './opportunity.js';

const advert: Advert = {
  siteId: 'sit_1' as SiteId,
  supervisorId: 'adt_1' as HostAdultId,
  deputyId: 'adt_2' as HostAdultId,
  kind: 'PLACEMENT',
  title: 'title',
  summary: 'summary',
  category: 'CREATIVE_AND_MEDIA',
  activity: 'STUDIO',
  tasks: [],
  dayPlan: [{ day: 1, half: 'AM', department: 'department', task: 'task', with: 'with', meets: 'meets' }],
  lunchPlan: 'lunch',
  lunchCompany: 'TEAM',
  usualHours: null,
  lessFun: 'less fun',
  whatToWear: 'wear',
  accessFeatures: [],
  accessNotes: 'access',
  willLearn: 'learn',
  learningOutcomes: ['outcome'],
  ownTask: 'own task',
  peopleMet: ['one', 'two'],
  feedback: 'feedback',
  reflection: 'reflection',
  yearGroups: [10],
  hazards: ['NOISE', 'VIBRATION'],
};

describe('the words of an advert', () => {
  it('are every text that anybody reads, each under the field that it was written in', () => {
    const found = textsOfAdvert(advert).map(({ path, text }) => `${path}: ${text}`);
    expect(found.sort()).toEqual([
      'access.notes: access',
      'dayPlan.0.department: department',
      'dayPlan.0.meets: meets',
      'dayPlan.0.task: task',
      'dayPlan.0.with: with',
      'learning.feedback: feedback',
      'learning.outcomes.0: outcome',
      'learning.ownTask: own task',
      'learning.peopleMet.0: one',
      'learning.peopleMet.1: two',
      'learning.reflection: reflection',
      'learning.willLearn: learn',
      'lessFun: less fun',
      'lunchPlan: lunch',
      'summary: summary',
      'title: title',
      'whatToWear: wear',
    ]);
  });

  const same: readonly Partial<Advert>[] = [
    { title: ' title ' },
    { hazards: ['VIBRATION', 'NOISE'] },
    { siteId: 'sit_2' as SiteId, supervisorId: 'adt_3' as HostAdultId, deputyId: 'adt_4' as HostAdultId },
    { yearGroups: [11], category: 'RETAIL_AND_SALES', tasks: [], accessFeatures: ['LIFT'], lunchCompany: null },
    { usualHours: { startsAt: '09:00', finishesAt: '15:00', breakMinutes: 30 } as Advert['usualHours'] },
  ];
  it.each(same)('read the same with %j', (change) => {
    expect(readsTheSame(advert, { ...advert, ...change })).toBe(true);
  });

  it('do not read the same once any of them, the kind or a danger is another', () => {
    const others: readonly Partial<Advert>[] = [
      ...Object.entries(advert)
        .filter(
          ([, value]) =>
            typeof value === 'string' && !value.includes('_') && !['PLACEMENT', 'TEAM', 'STUDIO'].includes(value),
        )
        .map(([field]) => ({ [field]: 'other' })),
      { kind: 'VIRTUAL' },
      { hazards: ['NOISE'] },
      { learningOutcomes: ['outcome', 'another'] },
      { peopleMet: ['two', 'one'] },
      { dayPlan: [] },
    ];
    expect(others).toHaveLength(15);
    for (const change of others) expect(readsTheSame(advert, { ...advert, ...change })).toBe(false);
  });
});

describe('what an advert must not say', () => {
  it('is found in every field at once, with the words', () => {
    const bad = {
      ...advert,
      title: 'Fit lads only',
      summary: 'Write to sam@example.com. Must be British.',
      dayPlan: [{ department: 'Yard', task: 'Lift', with: 'ask on 07700 900123', meets: null }],
      learningOutcomes: ['honest', 'bring £20 for materials'],
    };
    expect(faultsInWords(bad).map(({ path, value }) => `${path}: ${value}`)).toEqual([
      'title: Fit lads',
      'summary: sam@example.com',
      'summary: Must be British',
      'learning.outcomes.1: £20 for materials',
      'dayPlan.0.with: 07700 900123',
    ]);
    expect(faultsInWords(advert)).toEqual([]);
  });
});

describe('benchmark 6', () => {
  it('is promised whole by an advert that says everything', () => {
    expect(missingOfBenchmarkSix(advert)).toEqual([]);
  });

  it.each([
    ['PURPOSE', { willLearn: ' - ' }],
    ['LEARNING_OUTCOMES', { learningOutcomes: [] }],
    ['OWN_TASK', { ownTask: '' }],
    ['RANGE_OF_PEOPLE', { peopleMet: ['the manager'] }],
    ['FEEDBACK', { feedback: '…' }],
    ['REFLECTION', { reflection: '' }],
  ])('misses %s where the advert does not say it', (element, change) => {
    expect(missingOfBenchmarkSix({ ...advert, ...change })).toEqual([element]);
    expect(benchmarkSixElements).toContain(element);
  });
});
