import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  graphql,
  perform,
  setNow,
  students,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

let programme: TestProgramme;
let school: TestSchool;
let employer: TestEmployer;
let slotId: string;

beforeAll(async () => {
  programme = await aProgramme();
  school = await aSchool(programme);
  employer = await anEmployer(programme);
  slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 20, endsOn: '2026-10-26' });
});

afterEach(() => setNow());

async function mark(allocationId: string, mornings: string, afternoons: string): Promise<void> {
  await setNow('2026-10-30T17:00:00Z');
  const halves = { AM: mornings, PM: afternoons };
  const marks = Object.entries(halves).map(([session, is]) => ({ onDay: '2026-10-26', session, mark: is }));
  await perform(employer.token, 'markAttendance', { allocationId, marks });
  await setNow();
}

async function went(): Promise<{ student: TestStudent; allocationId: string }> {
  const [student] = await students(school, [{ given_name: 'Zofia', family_name: 'Łukaszewicz' }]);
  if (student === undefined) throw new Error('the student was imported');
  const allocationId = await aPlaceInSlot(student, slotId, 'CONFIRMED');
  await mark(allocationId, 'PRESENT', 'PRESENT');
  return { student, allocationId };
}

const check = (code: string, token: string | null = null): ReturnType<typeof graphql> =>
  graphql(
    token,
    'query ($code: String!) { checkCertificate(code: $code) { isValid displayName employerName month hours } }',
    {
      code,
    },
  );

describe('a certificate', () => {
  it('is a page with name, employer, hours, month and what was done, letters from everywhere included', async () => {
    const { student, allocationId } = await went();
    const { code, pdf } = await perform(student.token, 'issueCertificate', { allocationId }, 'code pdf');
    const bytes = Buffer.from(pdf, 'base64');
    const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
    expect(totalPages).toBe(1);
    for (const part of ['Zofia Łukaszewicz', '5.5 hours', 'October 2026', 'Set a line of type', code]) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/Employer \d+/);
  });

  it('is checked by anybody with its code, who learns first name and initial, employer, month and hours, and nothing else', async () => {
    const { student, allocationId } = await went();
    const { code } = await perform(school.lead, 'issueCertificate', { allocationId }, 'code');
    expect(code).toMatch(/^(\w{4}-){3}\w{4}$/);
    for (const typed of [code, code.toLowerCase().replaceAll('-', ' ')]) {
      const { data, text } = await check(typed);
      expect(data.checkCertificate).toEqual({
        isValid: true,
        displayName: 'Zofia Ł.',
        employerName: expect.stringMatching(/^Employer \d+$/),
        month: 'October 2026',
        hours: 5.5,
      });
      expect(text).not.toMatch(/ukaszewicz|stu_|alc_|sch_|Test School/);
    }
    const again = await perform(student.token, 'issueCertificate', { allocationId }, 'code');
    expect(again.code).toBe(code);
    expect(await asOwner('select from certificate where allocation_id = $1', [allocationId])).toHaveLength(1);
  });

  it('follows the register: hours that were corrected, and none once the student turns out not to have come', async () => {
    const { student, allocationId } = await went();
    const { code } = await perform(student.token, 'issueCertificate', { allocationId }, 'code');
    await mark(allocationId, 'PRESENT', 'ABSENT');
    expect((await check(code)).data.checkCertificate).toMatchObject({ isValid: true, hours: 2.3 });
    await mark(allocationId, 'ABSENT', 'ABSENT');
    const none = { isValid: false, displayName: null, employerName: null, month: null, hours: null };
    expect((await check(code)).data.checkCertificate).toEqual(none);
    expect(await attempt(student.token, 'issueCertificate', { allocationId })).toMatchObject({
      __typename: 'WrongState',
      currentState: 'DID_NOT_ATTEND',
    });
  });

  it.each(['', 'nonsense', '0000-0000-0000-0000', "' or true --"])(
    'says of the code %j only that it is not valid',
    async (code) => {
      expect((await check(code)).data.checkCertificate).toMatchObject({
        isValid: false,
        displayName: null,
        hours: null,
      });
    },
  );

  it('is made for the student and the school’s careers lead, and for nobody else', async () => {
    const { allocationId } = await went();
    const [stranger] = await students(school, [{}]);
    const elsewhere = await aSchool(programme);
    for (const token of [stranger?.token ?? '', elsewhere.lead]) {
      expect(await attempt(token, 'issueCertificate', { allocationId })).toMatchObject({ __typename: 'NotFound' });
    }
    for (const token of [employer.token, programme.coordinator, school.safeguardingLead]) {
      await expect(attempt(token, 'issueCertificate', { allocationId })).rejects.toThrow('FORBIDDEN');
    }
    expect(await asOwner('select from certificate where allocation_id = $1', [allocationId])).toEqual([]);
  });
});
