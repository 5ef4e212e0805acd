import { addDays } from '#kernel';
import { slotKey } from './placement-adverts.js';
import type { EmployerLine, Visit } from './sample-files.js';
import type { SampleOpportunity } from './sample.js';
import { weekOf } from './school-weeks.js';
import { slug } from './slug.js';

/** The advert of a visit, as written in visits.json, with its one-day slots in that school year. */
export function visitAdvert(employer: EmployerLine, visit: Visit, schoolYear: number): SampleOpportunity {
  const key = `${slug(employer.name)}/visit`;
  return {
    key,
    kind: visit.kind,
    jobCategory: visit.jobCategory,
    title: visit.title,
    summary: visit.summary,
    dayPlan: visit.dayPlan.map((line) => ({ day: 1, ...line })),
    startsAt: visit.startsAt,
    finishesAt: visit.finishesAt,
    breakMinutes: visit.breakMinutes,
    lunchPlan: visit.lunchPlan,
    lessFun: visit.lessFun,
    lunchCompany: visit.lunchCompany,
    wear: visit.wear,
    access: employer.access,
    accessFeatures: visit.kind === 'WORKPLACE_VISIT' ? employer.accessFeatures : [],
    learning: visit.learning,
    slots: visit.slots.map(({ week, weekday, capacity, minimumGroup }) => {
      const day = addDays(weekOf(week, schoolYear).startsOn, weekday - 1);
      return { key: slotKey(key, day), startsOn: day, endsOn: day, capacity, minimumGroup };
    }),
  };
}
