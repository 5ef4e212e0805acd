import { describe, expect, it } from '@jest/globals';
import type { HostAdultId, SiteId } from '#kernel';
import { promisesIn } from './claims.js';
import type { Advert } from './opportunity.js';

const bare: Advert = {
  siteId: 'sit_1' as SiteId,
  supervisorId: 'adt_1' as HostAdultId,
  deputyId: 'adt_2' as HostAdultId,
  kind: 'PLACEMENT',
  title: 't',
  summary: 's',
  category: 'CREATIVE_AND_MEDIA',
  activity: 'STUDIO',
  tasks: [],
  dayPlan: [],
  lunchPlan: 'l',
  lunchCompany: null,
  usualHours: null,
  lessFun: 'f',
  whatToWear: 'w',
  accessFeatures: [],
  accessNotes: '',
  willLearn: '',
  learningOutcomes: [],
  ownTask: '',
  peopleMet: [],
  feedback: '',
  reflection: '',
  yearGroups: [10],
  hazards: [],
};

describe('the promises of an advert', () => {
  it('are none where nothing is promised, and lunch alone is none', () => {
    expect(promisesIn(bare)).toEqual([]);
    expect(promisesIn({ ...bare, lunchCompany: 'NOBODY' })).toEqual([]);
  });

  it('are each a question, under a key of its own', () => {
    const half = { day: 1, department: 'Studio', with: 'the lead' } as const;
    const found = promisesIn({
      ...bare,
      dayPlan: [
        {
          ...half,
          half: 'AM',
          task: 'Set type',
        },
        {
          ...half,
          half: 'PM',
          task: 'Pull prints',
        },
      ],
      lunchCompany: 'TEAM',
      usualHours: {
        startsAt: '09:30',
        finishesAt: '15:30',
        breakMinutes: 30,
      } as Advert['usualHours'],
      ownTask: 'a poster',
      peopleMet: ['the curator', 'the bookkeeper'],
      feedback: 'on Friday',
      reflection: 'daily',
    });
    expect(found.map(({ key, words }) => `${key} | ${words}`)).toEqual([
      'TASK 1 AM | As advertised: on day 1, in the morning, in Studio: Set type?',
      'TASK 1 PM | As advertised: on day 1, in the afternoon, in Studio: Pull prints?',
      'DEPARTMENT Studio | As advertised: you worked in Studio?',
      'LUNCH | As advertised: you had lunch with the people you worked with?',
      'HOURS | As advertised: your day went from 09:30 to 15:30?',
      'OWN_TASK | As advertised: you had a piece of work of your own: a poster?',
      'PEOPLE | As advertised: you met the curator, the bookkeeper?',
      'FEEDBACK | As advertised: you were told how it went: on Friday?',
      'REFLECTION | As advertised: there was time to look back: daily?',
    ]);
  });
});
