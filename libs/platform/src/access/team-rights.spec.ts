import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { employerRights, type EmployerRight } from '#kernel';
import { mayInTeam, teamRights } from './team-rights.js';

const operations = Object.keys(teamRights);

/** What only an owner may do: who the employer is, where and with whom it works, how it is insured and vetted, who is in its team. */
const ownersAlone = [
  'addHostAdult',
  'addSite',
  'attestBarredListCheck',
  'changeEmployerIdentity',
  'changeSiteAddress',
  'declareActivity',
  'declareInsurance',
  'inviteTeamMember',
  'joinByInvitation',
  'removeTeamMember',
  'setContactCap',
  'setTeamRights',
  'startVetting',
  'submitEmployer',
  'withdrawTeamInvitation',
];

/** Everything about a student who was sent, which neither adverts nor requests give. */
const withStudents = [
  'acknowledgeAdjustments',
  'answerApplication',
  'confirmAccidentReported',
  'confirmExpectationsTalk',
  'confirmInduction',
  'confirmNoReportNeeded',
  'contactLedger',
  'emergencyContacts',
  'employerFeedback',
  'giveFeedback',
  'hostAccidents',
  'markAttendance',
  'markMessagesRead',
  'markVisit',
  'messages',
  'reportAccident',
  'rota',
  'sendMessage',
  'setRota',
  'unreadMessages',
  'updateAccident',
  'visitors',
];

const openTo = (...held: EmployerRight[]): string[] => operations.filter((name) => mayInTeam(name, held));

describe('what somebody in the team of an employer may do', () => {
  it('is everything for an owner, with or without other rights, also what is new', () => {
    expect(openTo('OWNER')).toEqual(operations);
    expect(openTo('STUDENTS', 'OWNER')).toEqual(operations);
    expect(mayInTeam('somethingNew', ['OWNER'])).toBe(true);
  });

  it('is nothing without a right', () => {
    expect(openTo()).toEqual([]);
  });

  it('leaves to owners alone what is theirs, and what is not in the table', () => {
    const others = openTo('ADVERTS', 'REQUESTS', 'STUDENTS');
    expect(operations.filter((name) => !others.includes(name)).sort()).toEqual(ownersAlone);
    for (const unknown of ['somethingNew', 'toString', 'constructor'])
      expect(mayInTeam(unknown, ['ADVERTS', 'REQUESTS', 'STUDENTS'])).toBe(false);
  });

  it('reaches students by the right to them and by no other', () => {
    const without = openTo('ADVERTS', 'REQUESTS');
    const added = openTo('STUDENTS').filter((name) => !without.includes(name));
    expect(added.sort()).toEqual(withStudents);
  });

  it.each(operations)('%s takes one of the rights that the table names, or any for every member', (name) => {
    const audience = teamRights[name];
    for (const right of employerRights.filter((each) => each !== 'OWNER'))
      expect(mayInTeam(name, [right])).toBe(audience === 'EVERY_MEMBER' || audience?.includes(right));
  });

  it('is for several rights what each of them allows, no more and no less', () => {
    fc.assert(
      fc.property(fc.constantFrom(...operations), fc.subarray([...employerRights]), (name, held) => {
        expect(mayInTeam(name, held)).toBe(held.some((right) => mayInTeam(name, [right])));
      }),
    );
  });
});
