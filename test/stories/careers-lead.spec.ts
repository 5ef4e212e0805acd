import { afterEach, describe, expect, it } from '@jest/globals';
import {
  aCsv,
  anEmployer,
  anOpportunity,
  aProgramme,
  aPublishedRound,
  aSchool,
  aSlot,
  aStudentLine,
  attempt,
  coverSchoolYear,
  graphql,
  manyDaysAreDecidedFor,
  perform,
  requestDevelopmentToken,
  setNow,
  tick,
} from '#testing';
import { withMail } from '../e2e/letters.story.js';
import { aLetterSays, permissionOnPaper, theWeekGoesBy, zephyrine } from './steps.js';

afterEach(() => setNow());

describe('the story of a careers lead', () => {
  it('leads from the dates of the year to a file of what her students really did', async () => {
    const programme = await aProgramme();
    const employer = await anEmployer(programme);
    const school = await aSchool(programme, {}, { isCovered: false });
    const { lead } = school;
    const post = await withMail(lead);
    const hostPost = await withMail(employer.token);

    // She says when her school has term, and which day is kept free.
    const autumn = { name: 'Autumn', startsOn: '2026-09-02', endsOn: '2026-12-18' };
    const halfTerm = { halfTermFrom: '2026-10-26', halfTermTo: '2026-10-30' };
    await perform(lead, 'setTerms', { terms: [{ ...autumn, ...halfTerm }] });
    await perform(lead, 'setBlackoutDays', { days: [{ onDay: '2026-11-06', reason: 'Staff training' }] });
    await coverSchoolYear(school);

    // Her first file of students has a mistake. Nothing of it is imported, and she is told where it is.
    const [her, him] = [aStudentLine(zephyrine), aStudentLine({ given_name: 'Ottoline' })];
    const wrong = aStudentLine({ born_on: 'last spring' });
    const rejection = '... on CsvRejected { rows { row column value } }';
    const refused = await attempt(lead, 'importStudents', { csv: aCsv([her.line, wrong.line]) }, rejection);
    expect(refused.rows).toEqual([{ row: 3, column: 'born_on', value: 'last spring' }]);
    const list = '{ students(first: 9) { nodes { id givenName } } }';
    expect((await graphql(lead, list)).data.students.nodes).toEqual([]);
    const added = await perform(lead, 'importStudents', { csv: aCsv([her.line, him.line]) }, 'added');
    expect(added).toMatchObject({ added: 2 });
    const imported = (await graphql(lead, list)).data.students.nodes as { id: string; givenName: string }[];
    const idOf = (name: string): string => imported.find(({ givenName }) => givenName === name)?.id ?? '';
    const zephyr = { id: idOf('Zephyrine'), upn: her.upn, token: await requestDevelopmentToken(her.signIn) };

    // The adults of the press have classes there all the time. Her safeguarding lead has met them, and decided that they may.
    await manyDaysAreDecidedFor(employer, school);

    // She books a year group into two mornings at once: all or none, and the employer says yes to both.
    const visit = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT', title: 'A morning at the press' });
    const morning = async (day: string, capacity: number): Promise<string> =>
      aSlot(employer, visit, { startsOn: day, endsOn: day, startsAt: '09:30', finishesAt: '12:30', capacity });
    const [tuesday, wednesday] = [await morning('2026-11-10', 15), await morning('2026-11-11', 15)];
    const group = { staffLead: 'Dana Reid', note: 'Thirty of Year 10.' };
    const places = (each: number): object[] => [tuesday, wednesday].map((slotId) => ({ slotId, places: each }));
    expect((await attempt(lead, 'requestGroup', { ...group, slots: places(16) })).__typename).toBe('GroupDoesNotFit');
    const booked = await perform(
      lead,
      'requestGroup',
      { ...group, slots: places(15) },
      'requests { slotRequestId slotId }',
    );
    for (const { slotRequestId } of booked.requests)
      await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
    await aLetterSays('2 of your requests for places were accepted.', post, '2026-09-14T08:30:00Z');

    // She names who goes on the Tuesday, and how many adults of hers go along. Only then does the employer see first names.
    const [onTuesday] = booked.requests.filter(({ slotId }: { slotId: string }) => slotId === tuesday);
    const { slotRequestId } = onTuesday;
    await perform(lead, 'setVisitRegister', { slotRequestId, studentIds: imported.map(({ id }) => id) });
    const visitors = `query ($id: ID!) { visitors(slotRequestId: $id) { displayName } }`;
    const seen = async (): Promise<(string | null)[]> =>
      (await graphql(employer.token, visitors, { id: slotRequestId })).data.visitors.map(
        ({ displayName }: { displayName: string | null }) => displayName,
      );
    expect(await seen()).toEqual([null, null]);
    await perform(lead, 'confirmVisit', { slotRequestId, staffCount: 1 });
    expect(await seen()).toContain('Zephyrine Q.');

    // What she cannot find goes on the board. The employer offers something, and she accepts it.
    const need = {
      kind: 'VIRTUAL',
      wants: 'An hour with somebody who prints for a living, for those who cannot travel.',
      from: '2026-11-02',
      to: '2026-11-27',
    };
    const { needId } = await perform(lead, 'postNeed', { ...need, groupSize: 20, yearGroups: [10] }, 'needId');
    const online = await anOpportunity(employer, { kind: 'VIRTUAL', title: 'Questions to a printer' });
    const hour = {
      startsOn: '2026-11-17',
      endsOn: '2026-11-17',
      startsAt: '10:00',
      finishesAt: '11:00',
      breakMinutes: 0,
    };
    const onlineSlot = await aSlot(employer, online, { ...hour, capacity: 20 });
    await perform(employer.token, 'answerNeed', { needId, opportunityId: online, message: 'Gladly.' });
    await aLetterSays('An employer offers something for what your school lacks.', post, '2026-09-14T09:00:00Z');
    const offers = 'query ($id: ID) { needAnswers(first: 5, needId: $id) { nodes { id state } } }';
    const [offer] = (await graphql(lead, offers, { id: needId })).data.needAnswers.nodes;
    const taken = {
      needAnswerId: offer.id,
      slots: [{ slotId: onlineSlot, places: 20 }],
      staffLead: 'Dana Reid',
      note: '',
    };
    expect(await perform(lead, 'acceptNeedAnswer', taken, 'isMet')).toMatchObject({ isMet: true });

    // A round has offered Zephyrine a place. The board says who has to act, and in what order.
    const slotId = await aSlot(employer, await anOpportunity(employer));
    const { allocations } = await aPublishedRound(programme, [{ student: zephyr, slotId }]);
    const allocationId = allocations.get(zephyr.id) ?? '';
    const studentPost = await withMail(zephyr.token);
    const board =
      '{ blockedPlacements(first: 9) { nodes { allocationId canBeSaved remindedAt blockers { mustAct } } } }';
    const whoMustAct = async (): Promise<string[]> => {
      const { data } = await graphql(lead, board);
      const nodes = data.blockedPlacements.nodes as { allocationId: string; blockers: { mustAct: string }[] }[];
      const hers = nodes.find((place) => place.allocationId === allocationId);
      return (hers?.blockers ?? []).map(({ mustAct }) => mustAct);
    };
    expect(await whoMustAct()).toEqual(['STUDENT', 'GUARDIAN']);

    // She reminds everybody who must act; the student has it by letter, and a second time the same day nobody is bothered.
    const reminded = await perform(lead, 'remindOfBlockers', { allocationIds: [allocationId] }, 'allocationIds');
    expect(reminded.allocationIds).toEqual([allocationId]);
    await aLetterSays('Your placement waits for something from you.', studentPost, '2026-09-14T10:00:00Z');
    const again = await perform(lead, 'remindOfBlockers', { allocationIds: [allocationId] }, 'allocationIds');
    expect(again.allocationIds).toEqual([]);
    await perform(zephyr.token, 'acceptAllocation', { allocationId });
    expect(await whoMustAct()).toEqual(['EMPLOYER', 'GUARDIAN']);
    await perform(employer.token, 'agreeAllocation', { allocationId });

    // Her father does not use links: he signs on paper. With the countersignature only her own yes is missing.
    await aLetterSays('An employer has agreed to a placement.', post, '2026-09-14T11:00:00Z');
    await permissionOnPaper(school, allocationId);
    expect(await whoMustAct()).toEqual(['SCHOOL']);
    await perform(lead, 'confirmAllocation', { allocationId });
    expect(await whoMustAct()).toEqual([]);
    await aLetterSays('A placement with you is confirmed.', hostPost, '2026-09-14T12:00:00Z');

    // On the first day nobody has marked the morning half an hour after it began: she hears of it, and marks it herself.
    await setNow('2026-10-26T10:05:00Z');
    await tick('alert-unmarked');
    await aLetterSays('Nobody has marked yet whether a student came today.', post, '2026-10-26T10:10:00Z');
    const came = [{ onDay: '2026-10-26', session: 'AM', mark: 'PRESENT' }];
    await perform(lead, 'markAttendance', { allocationId, marks: came });

    // The week goes by, and the visit as well, to which one of two came. Her ledger says how far they all are.
    await theWeekGoesBy(employer, allocationId);
    await setNow('2026-11-10T17:00:00Z');
    const marks = [
      { studentId: zephyr.id, came: true },
      { studentId: idOf('Ottoline'), came: false },
    ];
    await perform(lead, 'markVisit', { slotRequestId, marks });
    const ledger = '{ schoolLedger { students withWorkplace bands { band students } } }';
    const { schoolLedger } = (await graphql(lead, ledger)).data;
    expect(schoolLedger).toMatchObject({ students: 2, withWorkplace: 1 });
    expect(schoolLedger.bands).toContainEqual({ band: 'UNDER_50', students: 1 });

    // And she takes it home as a file: a line for each student and each thing that really happened.
    const { csv, rows } = await perform(lead, 'exportLedger', { from: '2026-09-01', to: '2027-08-31' }, 'csv rows');
    expect(rows).toBe(3);
    const ofZephyrine = csv
      .split('\r\n')
      .filter((line: string) => line.includes(`,${her.upn},Zephyrine,Quillfeather,`));
    expect(ofZephyrine).toHaveLength(2);
    expect(ofZephyrine.join('\n')).toContain(',27.5,');
    expect(csv).toContain('A morning at the press,Workplace visit,');
  });
});
