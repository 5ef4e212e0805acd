import { contactDaysAround, isUnder16, regulatedFromDays } from '../contact-days.js';
import type { DayAtWork, HostAdult, PlacementFacts } from '../facts.js';
import type { DayRule, Finding, Rule } from '../rule.js';

const common = {
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['CONFIRM'],
  evidenceBy: 'EMPLOYER',
  needs: 'who is with the student on each day, and on which days they are with others under 16',
  expiresWith: 'any change of the rota, and any other placement that these adults host',
  toConfirm: true,
  judged: 'EACH_DAY',
} as const;

const noRegulatedActivity: DayRule = {
  ...common,
  id: 'R63',
  title: `No adult has ${regulatedFromDays} days with children under 16 in any 30, unless a school has recorded its decision`,
  severity: 'BLOCK',
  source:
    'Safeguarding Vulnerable Groups Act 2006 sch. 4; Crime and Policing Act 2026 from 1 September 2026, its effect on host staff to be confirmed',
  words: {
    student: 'The employer has to share out the days between two adults first. You need not do anything.',
    school: `An adult would be with children under 16 on ${regulatedFromDays} or more days in 30. Ask the employer to share the days with a second adult, or record your decision.`,
    employer: `One of your adults would be with children under 16 on ${regulatedFromDays} or more days in 30. Please share the days between two adults in the rota.`,
  },
  check: (facts, day) =>
    worstOf(facts, day, (days, adult) => (days >= regulatedFromDays && !adult.hasContactDecision ? 'fail' : 'ok')),
};

const oneDayLeft: DayRule = {
  ...common,
  id: 'R63a',
  title: `An adult has ${regulatedFromDays - 1} days with children under 16 in any 30`,
  severity: 'WARN',
  source: 'Our policy: told while the days can still be shared',
  words: {
    student: 'Nothing stands in the way.',
    school: `An adult would be with children under 16 on ${regulatedFromDays - 1} days in 30: one more day needs your decision, or a second adult.`,
    employer: `One of your adults would be with children under 16 on ${regulatedFromDays - 1} days in 30. One more day would be too many.`,
  },
  check: (facts, day) => worstOf(facts, day, (days) => (days === regulatedFromDays - 1 ? 'fail' : 'ok')),
};

/** How many days an adult may be with children under 16, across all schools. */
export const contact: readonly Rule[] = [noRegulatedActivity, oneDayLeft];

/** The worst of what is found of the adults who are with the student that day; nothing is found of a student of 16 and above. */
function worstOf(
  { student, hostAdults, rota, days }: PlacementFacts,
  { on }: DayAtWork,
  findingOf: (contactDays: number, adult: HostAdult) => Finding,
): Finding {
  const bornOn = student?.bornOn ?? null;
  if (bornOn === null) return 'unknown';
  if (!isUnder16(bornOn, on)) return 'ok';
  const onDuty = rota?.find((each) => each.on === on)?.adultIds ?? [];
  if (hostAdults === null || onDuty.length === 0) return 'unknown';
  const planned = new Set(days.filter((day) => isUnder16(bornOn, day.on)).map((day) => day.on));
  const findings = onDuty.map((id): Finding => {
    const adult = hostAdults.find((each) => each.id === id);
    if (adult === undefined || adult.daysWithUnder16 === null) return 'unknown';
    const here = (rota ?? [])
      .filter((each) => planned.has(each.on) && each.adultIds.includes(id))
      .map((each) => each.on);
    return findingOf(contactDaysAround([...adult.daysWithUnder16, ...here], on), adult);
  });
  if (findings.includes('fail')) return 'fail';
  return findings.includes('unknown') ? 'unknown' : 'ok';
}
