import { afterEach, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  graphql,
  perform,
  setNow,
  statementCount,
  students,
  type Answer,
  type TestEmployer,
  type TestSchool,
  type TestStudent,
} from '#testing';

afterEach(() => setNow());

const facts = 'students reached withEncounterThisYear withWorkplace';
const query = `{ programmeLedger { ${facts} withFeedback withReflection bands { band students }
  byTier { tier students hours } byYearGroup { yearGroup ${facts} } } }`;

const ledgerOf = async (token: string): Promise<Answer> => graphql(token, query);

/** A visit of one day to which these came; the others of the register did not. */
async function visited(
  { lead }: TestSchool,
  { token }: TestEmployer,
  slotId: string,
  came: readonly TestStudent[],
): Promise<void> {
  const asked = { slotId, places: came.length, staffLead: 'Dana Reid', note: '' };
  const { slotRequestId } = await perform(lead, 'requestSlot', asked, 'slotRequestId');
  await perform(token, 'acceptSlotRequest', { slotRequestId });
  await perform(lead, 'setVisitRegister', { slotRequestId, studentIds: came.map(({ id }) => id) });
  await perform(lead, 'confirmVisit', { slotRequestId, staffCount: 2 });
  await setNow('2026-11-10T17:00:00Z');
  const marks = came.map(({ id: studentId }) => ({ studentId, came: true }));
  await perform(token, 'markVisit', { slotRequestId, marks });
}

const of = (count: number, yearGroup: string, bornOn: string): Record<string, string>[] =>
  Array.from({ length: count }, () => ({ year_group: yearGroup, born_on: bornOn }));

describe('the ledger of a programme', () => {
  it('adds up hours, tiers, year groups and benchmarks over all schools, each child once, and withholds what is small', async () => {
    const programme = await aProgramme();
    const [school, other] = [await aSchool(programme), await aSchool(programme)];
    const employer = await anEmployer(programme);
    const visit = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT', title: 'Quillfeather works' });
    const slotId = await aSlot(employer, visit, { capacity: 30, startsOn: '2026-11-10', endsOn: '2026-11-10' });
    const elevens = await students(school, of(8, '11', '2010-11-05'));
    await students(school, of(3, '9', '2012-11-05'));
    expect((await ledgerOf(programme.coordinator)).data.programmeLedger).toMatchObject({
      students: 11,
      withWorkplace: null,
      byYearGroup: [
        { yearGroup: 9, students: null },
        { yearGroup: 11, students: null },
      ],
    });
    const tens = await students(other, of(12, '10', '2011-11-05'));
    await visited(school, employer, slotId, elevens.slice(0, 5));
    await setNow();
    await visited(other, employer, slotId, tens.slice(0, 6));

    const { data, text } = await ledgerOf(programme.coordinator);
    const shown = data.programmeLedger;
    expect(shown).toMatchObject({ students: 23, reached: null, withEncounterThisYear: 11, withWorkplace: 11 });
    expect(shown).toMatchObject({ withFeedback: null, withReflection: null });
    // Of the bands four are under five or hidden beside those; nobody can tell which of them the others are in.
    expect(shown.bands.map(({ students: count }: { students: number | null }) => count)).toEqual([
      12,
      null,
      null,
      null,
      null,
    ]);
    expect(shown.byTier).toEqual([
      { tier: 'YEARS_7_TO_9', students: null, hours: null },
      { tier: 'YEARS_10_AND_11', students: 11, hours: 60.5 },
      { tier: 'YEARS_12_AND_13', students: null, hours: null },
    ]);
    expect(shown.byYearGroup).toEqual([
      { yearGroup: 9, students: null, reached: null, withEncounterThisYear: null, withWorkplace: null },
      { yearGroup: 10, students: 12, reached: null, withEncounterThisYear: 6, withWorkplace: 6 },
      { yearGroup: 11, students: null, reached: null, withEncounterThisYear: null, withWorkplace: null },
    ]);
    expect(text).not.toMatch(/stu_|sch_|emp_|Amina|Quillfeather/);

    // One who moves, with the number and the date of birth, is one child at the new school, and what they did before comes along.
    await students(school, [{ upn: tens[0]?.upn ?? '', year_group: '10', born_on: '2011-11-05' }]);
    expect((await ledgerOf(programme.coordinator)).data.programmeLedger).toMatchObject({
      students: 23,
      withWorkplace: 11,
    });
  });

  it('is one question to the database however many students there are', async () => {
    const programme = await aProgramme();
    const school = await aSchool(programme);
    const asked = async (): Promise<number> => {
      const before = await statementCount();
      await ledgerOf(programme.coordinator);
      return (await statementCount()) - before;
    };
    await asked();
    const none = await asked();
    await students(school, of(7, '10', '2011-11-05'));
    expect(await asked()).toBe(none);
  });

  it('is for the coordinator of the programme alone', async () => {
    const programme = await aProgramme();
    const school = await aSchool(programme);
    const [student] = await students(school, of(6, '10', '2011-11-05'));
    const stranger = (await aProgramme()).coordinator;
    expect((await ledgerOf(stranger)).data.programmeLedger).toMatchObject({ students: null, byYearGroup: [] });
    const employer = await anEmployer(programme);
    for (const token of [school.lead, school.safeguardingLead, employer.token, student?.token ?? '']) {
      expect((await ledgerOf(token)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
    expect((await ledgerOf(programme.coordinator)).data.programmeLedger.students).toBe(6);
  });
});
