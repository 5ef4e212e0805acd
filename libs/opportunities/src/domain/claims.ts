import type { IdOf } from '#kernel';
import type { Advert, DayHalf, LunchCompany } from './opportunity.js';

/** What kind of promise an advert makes. */
export const claimKinds = [
  'TASK',
  'DEPARTMENT',
  'LUNCH',
  'HOURS',
  'OWN_TASK',
  'PEOPLE',
  'FEEDBACK',
  'REFLECTION',
] as const;

export type ClaimKind = (typeof claimKinds)[number];

export type ClaimId = IdOf<'AdvertClaim'>;

/** A promise of an advert, as the question that whoever went is asked. */
export interface AdvertPromise {
  /** The same for the same place in the advert: one promise stands under it at a time. */
  readonly key: string;
  readonly kind: ClaimKind;
  readonly words: string;
}

/** A promise that is kept under an id: the same as long as the advert says the same. */
export interface Claim extends Omit<AdvertPromise, 'key'> {
  readonly id: ClaimId;
}

const halves = { AM: 'in the morning', PM: 'in the afternoon' } as const satisfies Record<DayHalf, string>;

/** Lunch alone is said honestly and nothing to ask about. */
const companies = {
  SUPERVISOR: 'the adult who looked after you',
  TEAM: 'the people you worked with',
  OTHER_STUDENTS: 'other students',
  NOBODY: null,
} as const satisfies Record<LunchCompany, string | null>;

/** Everything in an advert that can turn out true or not, each as a question, in the order of the advert. O(length). */
export function promisesIn(advert: Advert): AdvertPromise[] {
  const { dayPlan, lunchCompany, usualHours, ownTask, peopleMet, feedback, reflection } = advert;
  const promise = (kind: ClaimKind, key: string, said: string): AdvertPromise => ({
    kind,
    key: key === '' ? kind : `${kind} ${key}`,
    words: `As advertised: ${said}?`,
  });
  const company = lunchCompany === null ? null : companies[lunchCompany];
  const departments = [...new Set(dayPlan.map(({ department }) => department))];
  return [
    ...dayPlan.map(({ day, half, task, department }) =>
      promise('TASK', `${day} ${half}`, `on day ${day}, ${halves[half]}, in ${department}: ${task}`),
    ),
    ...departments.map((department) => promise('DEPARTMENT', department, `you worked in ${department}`)),
    ...(company === null ? [] : [promise('LUNCH', '', `you had lunch with ${company}`)]),
    ...(usualHours === null
      ? []
      : [promise('HOURS', '', `your day went from ${usualHours.startsAt} to ${usualHours.finishesAt}`)]),
    ...(ownTask === '' ? [] : [promise('OWN_TASK', '', `you had a piece of work of your own: ${ownTask}`)]),
    ...(peopleMet.length === 0 ? [] : [promise('PEOPLE', '', `you met ${peopleMet.join(', ')}`)]),
    ...(feedback === '' ? [] : [promise('FEEDBACK', '', `you were told how it went: ${feedback}`)]),
    ...(reflection === '' ? [] : [promise('REFLECTION', '', `there was time to look back: ${reflection}`)]),
  ];
}
