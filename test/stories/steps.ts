import { expect } from '@jest/globals';
import { graphql, perform, setNow, type TestEmployer, type TestSchool, type TestStudent } from '#testing';
import { lettersTo, sendLetters } from '../e2e/letters.story.js';

/** The name of whoever a story is about: no letter may hold it. */
export const zephyrine = { given_name: 'Zephyrine', family_name: 'Quillfeather' };

/** Names, places and times of these stories. A letter may hold none of them: it could stand on a postcard. */
const unspeakable =
  /Zephyrine|Quillfeather|Amina|Walker|studio|workshop|Coventry|Employer \d|Test School|B26|B36|\d\d:\d\d|\d{4}-\d\d|October|November/;

/** The worker brings the letters out at that time, and one of them says this; none of them names anybody, a place or a time. */
export async function aLetterSays(words: string, address: string, at: string): Promise<void> {
  await sendLetters(at);
  const said = (await lettersTo(address)).map(({ subject, text }) => `${subject ?? ''}\n${text ?? ''}`);
  expect(said.join('\n')).toContain(words);
  for (const letter of said) expect(letter).not.toMatch(unspeakable);
}

/** A round for the week of the autumn half-term, open for applications. */
export async function anOpenRound(coordinator: string, maxChoices = 3): Promise<string> {
  const week = { name: 'Autumn half-term', slotsFrom: '2026-10-26', slotsTo: '2026-10-30', maxChoices };
  const { roundId } = await perform(coordinator, 'createRound', week, 'roundId');
  await perform(coordinator, 'openRound', { roundId });
  return roundId;
}

/** The place that a round has offered a student. */
export async function placeOf({ token }: TestStudent): Promise<string> {
  const { data } = await graphql(token, '{ myAllocations { id } }');
  return data.myAllocations[0].id;
}

/** A parent has signed on paper: the careers lead records it, and the safeguarding lead countersigns. */
export async function permissionOnPaper({ lead, safeguardingLead }: TestSchool, allocationId: string): Promise<void> {
  const paper = { allocationId, givenOn: '2026-09-12' };
  const { permissionId } = await perform(lead, 'recordPermission', paper, 'permissionId');
  await perform(safeguardingLead, 'countersignPermission', { permissionId });
}

/** Everybody says yes to a place, one after the other, and the school confirms it. */
export async function everybodyAgrees(
  student: TestStudent,
  employer: TestEmployer,
  school: TestSchool,
  allocationId: string,
): Promise<void> {
  await perform(student.token, 'acceptAllocation', { allocationId });
  await perform(employer.token, 'agreeAllocation', { allocationId });
  await permissionOnPaper(school, allocationId);
  await perform(school.lead, 'confirmAllocation', { allocationId });
}

/** The week is over, and the student was there, morning and afternoon. */
export async function theWeekGoesBy(employer: TestEmployer, allocationId: string): Promise<void> {
  await setNow('2026-10-30T17:00:00Z');
  const marks = [26, 27, 28, 29, 30].flatMap((day) =>
    ['AM', 'PM'].map((session) => ({ onDay: `2026-10-${day}`, session, mark: 'PRESENT' })),
  );
  await perform(employer.token, 'markAttendance', { allocationId, marks });
}
