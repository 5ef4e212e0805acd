import { ageOn } from '#kernel';
import type { PlacementFacts } from '../facts.js';
import type { DayRule, OnceRule, Rule } from '../rule.js';
import { settings } from '../settings.js';
import { noneOf } from './findings.js';
import { inSchoolAge, isNoted } from './parties.js';

const common = { validFrom: null, validTo: null, appliesTo: ['PLACEMENT'], stages: ['CONFIRM'] } as const;

const signedOff: OnceRule = {
  ...common,
  id: 'R69',
  title: `A safeguarding lead has signed off what asks for extra scrutiny: more than ${settings.daysWithoutScrutiny} days, lone work over half a day, a home or an isolated site, much travel, a vulnerable student`,
  inputs: ['days', 'placementVersion', 'student.isVulnerable', 'student.notes', 'vetting.declaration.scrutiny'],
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  evidenceBy: 'SCHOOL',
  needs: 'whether the place or the student asks for extra scrutiny',
  expiresWith: 'any change of the placement',
  source: 'Triggers of the former department’s guide to placements; our policy',
  toConfirm: false,
  words: {
    student: 'Your school’s safeguarding lead has to look at this placement first.',
    school:
      'This placement asks for extra scrutiny. A safeguarding lead has to look at it and sign it off, with a reason.',
    employer: 'The school has to look at this placement once more.',
  },
  judged: 'ONCE',
  check: (facts) => {
    const found = noneOf(...triggersOf(facts));
    return found === 'fail' && isNoted(facts, 'SCRUTINY_SIGNED_OFF') ? 'ok' : found;
  },
};

const noNights: DayRule = {
  ...common,
  id: 'R69a',
  title: 'In school age nobody stays overnight',
  inputs: ['days', 'student.bornOn', 'vetting.declaration.scrutiny'],
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  evidenceBy: 'EMPLOYER',
  needs: 'whether students stay overnight, and the student’s age from the school',
  expiresWith: 'any change of the placement',
  source: 'Our policy, after the former department’s guide to placements',
  toConfirm: false,
  words: {
    student: 'Placements with nights away from home are not for students of school age.',
    school: 'The placement has students stay overnight, which is refused in school age.',
    employer: 'Students of school age may not stay overnight.',
  },
  judged: 'EACH_DAY',
  check: (facts, day) =>
    inSchoolAge(facts, day, () => noneOf(facts.vetting?.declaration?.scrutiny.isResidential ?? null)),
};

const hostDecidesOnCheck: DayRule = {
  ...common,
  id: 'R39',
  title: 'From 16, a school, a nursery or a place of care decides itself whether it asks the student for a check',
  inputs: ['days', 'isSchoolOrCare', 'student.bornOn'],
  severity: 'WARN',
  evidenceBy: 'SCHOOL',
  needs: 'what kind of place it is, and the student’s age',
  expiresWith: 'any change of the site',
  source: 'Keeping children safe in education: nobody under 16 can be checked, the provider decides about others',
  toConfirm: true,
  words: {
    student: 'This place may ask you for a criminal-record check. Your school helps you with it.',
    school:
      'The host is a school, a nursery or a place of care: ask in time whether it wants an enhanced check of this student.',
    employer:
      'You decide whether you need an enhanced check of a student of 16 or above. Please tell the school in time.',
  },
  judged: 'EACH_DAY',
  check: ({ isSchoolOrCare, student }, day) => {
    if (isSchoolOrCare === false) return 'ok';
    const bornOn = student?.bornOn ?? null;
    if (isSchoolOrCare === null || bornOn === null) return 'unknown';
    return ageOn(bornOn, day.on) >= 16 ? 'fail' : 'ok';
  },
};

/** What a safeguarding lead looks at before a student goes. */
export const scrutiny: readonly Rule[] = [signedOff, noNights, hostDecidesOnCheck];

function triggersOf({ days, student, vetting }: PlacementFacts): (boolean | null)[] {
  const declared = vetting?.declaration?.scrutiny;
  return [
    new Set(days.map(({ on }) => on)).size > settings.daysWithoutScrutiny,
    student?.isVulnerable ?? null,
    declared?.isHomeBased ?? null,
    declared?.isIsolatedSite ?? null,
    declared?.isLoneWorkOverHalfDay ?? null,
    declared?.isMuchTravel ?? null,
  ];
}
