import { localDate } from '#kernel';
import { contactDaysAround, regulatedFromDays } from '../contact-days.js';
import type { DayRule, Finding, OnceRule, Rule } from '../rule.js';
import { settings } from '../settings.js';
import { worst } from './findings.js';

/** Asked when a school asks for places, and again when it confirms who goes. */
const common = { validFrom: null, validTo: null, stages: ['BOOK', 'CONFIRM'], evidenceBy: 'SCHOOL' } as const;

const staffThroughout: OnceRule = {
  ...common,
  id: 'R80',
  title: 'A member of staff is named who is there throughout when somebody comes to the school',
  appliesTo: ['SCHOOL_VISIT'],
  inputs: ['group.hasStaffLead'],
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  needs: 'the member of staff who is there throughout',
  expiresWith: 'any change of the booking',
  source:
    'Keeping children safe in education leaves it to the head; nspcc.org.uk. Occasional visitors are not asked for a check',
  toConfirm: false,
  words: {
    student: 'Your school has to name who will be there.',
    school: 'Please name the member of staff who is there throughout.',
    employer: 'The school has to name who will be there.',
  },
  judged: 'ONCE',
  check: ({ group }) => {
    if (group === null) return 'unknown';
    return group.hasStaffLead ? 'ok' : 'fail';
  },
};

const purposeAgreed: OnceRule = {
  ...common,
  id: 'R81',
  title: 'What a visitor comes for, and brings, was agreed beforehand',
  appliesTo: ['SCHOOL_VISIT', 'VIRTUAL'],
  inputs: ['group.isPurposeAgreed'],
  severity: 'WARN',
  needs: 'whether the purpose and the material were agreed with the visitor',
  expiresWith: 'any change of the booking',
  source: 'Prevent duty guidance: what speakers bring is looked at',
  toConfirm: false,
  words: {
    student: 'Nothing stands in the way.',
    school: 'Please agree with the visitor what it is about and what is shown, and look at it beforehand.',
    employer: 'Please agree with the school what it is about and what you will show.',
  },
  judged: 'ONCE',
  check: ({ group }) => {
    if (group === null || group.isPurposeAgreed === null) return 'unknown';
    return group.isPurposeAgreed ? 'ok' : 'fail';
  },
};

const seldomTheSameVisitor: DayRule = {
  ...common,
  id: 'R82',
  title: `No visitor has ${regulatedFromDays} days with children under 16 in any 30, unless a school has recorded its decision`,
  validFrom: localDate('2026-09-01'),
  appliesTo: ['SCHOOL_VISIT'],
  inputs: ['days', 'hostAdults', 'rota', 'yearGroupsWelcome'],
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  evidenceBy: 'EMPLOYER',
  needs: 'who comes on each day, and on which days they are with others under 16',
  expiresWith: 'any change of the rota',
  source:
    'Crime and Policing Act 2026: from 1 September 2026 regulated activity also where staff are present and nobody is paid; before, a member of staff throughout was enough',
  toConfirm: true,
  words: {
    student: 'Your school has to settle something with the visitor first.',
    school:
      'A visitor would be with children under 16 on four or more days in 30. Ask for another visitor, or record your decision.',
    employer:
      'One of your people would be with children under 16 on four or more days in 30. Please let others come too.',
  },
  judged: 'EACH_DAY',
  check: ({ yearGroupsWelcome, rota, hostAdults }, day) => {
    if (yearGroupsWelcome === null || rota === null || hostAdults === null) return 'unknown';
    if (yearGroupsWelcome.every((yearGroup) => yearGroup > 11)) return 'ok';
    const visitors = hostAdults.filter(({ id }) => isOnRota(rota, id, day.on));
    if (visitors.length === 0) return 'unknown';
    const findings = visitors.map(({ id, daysWithUnder16, contactDecisionUntil }): Finding => {
      if (daysWithUnder16 === null) return 'unknown';
      if (day.on <= (contactDecisionUntil ?? '')) return 'ok';
      const here = rota.filter(({ adultIds }) => adultIds.includes(id)).map(({ on }) => on);
      return contactDaysAround([...daysWithUnder16, ...here], day.on) >= regulatedFromDays ? 'fail' : 'ok';
    });
    return worst(findings);
  },
};

const neverAloneOnScreen: OnceRule = {
  ...common,
  id: 'R83',
  title: 'On a screen there are two adults of the host, or a member of staff in the room',
  appliesTo: ['VIRTUAL'],
  inputs: ['group.hasStaffLead', 'hostAdults'],
  severity: 'BLOCK_NEVER_LIFTED',
  needs: 'who is in the room, and who of the host is on the screen',
  expiresWith: 'any change of the booking',
  source:
    'Guidance of the Department for Education on remote education, 2020; our policy: nobody meets an adult alone on a screen',
  toConfirm: false,
  words: {
    student: 'Your school has to name who will be in the room.',
    school: 'Please name a member of staff who is in the room, or ask for a second adult of the host.',
    employer: 'There have to be two of you on the screen, or a member of the school’s staff in the room.',
  },
  judged: 'ONCE',
  check: ({ group, hostAdults }) => {
    if (group?.hasStaffLead === true) return 'ok';
    if (hostAdults !== null && new Set(hostAdults.map(({ id }) => id)).size >= 2) return 'ok';
    return group === null || hostAdults === null ? 'unknown' : 'fail';
  },
};

const enoughStaff: OnceRule = {
  ...common,
  id: 'R85',
  // How many members of staff come along is said with the register.
  stages: ['CONFIRM'],
  title: `A group that goes out has a leader, and one member of staff for each ${settings.studentsPerStaff} students`,
  appliesTo: ['WORKPLACE_VISIT'],
  inputs: ['group.hasStaffLead', 'group.staff', 'group.students'],
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  needs: 'who leads the group, and how many members of staff come along',
  expiresWith: 'any change of the booking',
  source:
    'Outdoor Education Advisers’ Panel, national guidance: leader and ratio are the school’s to set; the ratio is ours',
  toConfirm: true,
  words: {
    student: 'Your school has to name enough staff for the visit.',
    school: `Please name the leader, and at least one member of staff for each ${settings.studentsPerStaff} students.`,
    employer: 'The school has to name enough staff for the visit.',
  },
  judged: 'ONCE',
  check: ({ group }) => {
    if (group === null) return 'unknown';
    if (!group.hasStaffLead) return 'fail';
    if (group.staff === null) return 'unknown';
    return group.staff * settings.studentsPerStaff >= group.students ? 'ok' : 'fail';
  },
};

/** What a school sees to when a group meets a host. */
export const groups: readonly Rule[] = [
  staffThroughout,
  purposeAgreed,
  seldomTheSameVisitor,
  neverAloneOnScreen,
  enoughStaff,
];

function isOnRota(
  rota: readonly { readonly on: string; readonly adultIds: readonly string[] }[],
  id: string,
  on: string,
): boolean {
  return rota.some((each) => each.on === on && each.adultIds.includes(id));
}
