import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  perform,
  plainAnswers,
  students,
  type TestEmployer,
  type TestSchool,
  type TestStudent,
} from '#testing';

const terms = { isNeededForTraining: true, isCompetentlySupervised: true, isRiskLowest: true };

let school: TestSchool;
let employer: TestEmployer;
let profileId: string;
let grown: string;
let young: string;

const declare = (said: object): Promise<unknown> =>
  perform(employer.token, 'declareActivity', { profileId, ...plainAnswers, ...said });

async function reasonsAt(allocationId: string): Promise<Record<string, string>> {
  const asked = '... on BlockedByRules { reasons { ruleId finding } }';
  const { reasons } = await attempt(school.lead, 'confirmAllocation', { allocationId }, asked);
  const found = reasons as { ruleId: string; finding: string }[];
  return Object.fromEntries(found.map(({ ruleId, finding }) => [ruleId, finding]));
}

async function agreed(student: TestStudent, slotId: string): Promise<string> {
  const allocationId = await aPlaceInSlot(student, slotId);
  await perform(student.token, 'acceptAllocation', { allocationId });
  await perform(employer.token, 'agreeAllocation', { allocationId });
  return allocationId;
}

beforeAll(async () => {
  const programme = await aProgramme();
  school = await aSchool(programme);
  employer = await anEmployer(programme);
  const slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 5 });
  await asOwner(`update opportunity set hazards = '{NOISE}' where employer_id = $1`, [employer.id]);
  const [older, younger] = await students(school, [{ year_group: '12', born_on: '2009-10-02' }, {}]);
  if (older === undefined || younger === undefined) throw new Error('the students were imported');
  [grown, young] = [await agreed(older, slotId), await agreed(younger, slotId)];
  const [profile] = await asOwner<{ id: string }>('select id from activity_profile where employer_id = $1', [
    employer.id,
  ]);
  profileId = profile?.id ?? '';
});

describe('a danger over school age', () => {
  it('is met on terms that the employer declares, all three of them, and by nobody of school age', async () => {
    expect(await reasonsAt(grown)).toMatchObject({ R33: 'UNKNOWN' });
    await declare({ dangerTerms: terms });
    expect(await reasonsAt(grown)).not.toHaveProperty('R33');
    expect(await reasonsAt(young)).toMatchObject({ R32: 'FAIL' });
    for (const term of Object.keys(terms)) {
      await declare({ dangerTerms: { ...terms, [term]: false } });
      expect(await reasonsAt(grown)).toMatchObject({ R33: 'FAIL' });
    }
  });
});

describe('what a speaker comes for', () => {
  it('warns the careers lead until it was agreed, and the booking says so; a visit to a workplace is not asked', async () => {
    const talk = await anOpportunity(employer, { kind: 'SCHOOL_VISIT' });
    const on = { startsOn: '2026-11-10', endsOn: '2026-11-10' };
    const asked = async (said: object): Promise<string[]> => {
      const input = { slotId: await aSlot(employer, talk, on), places: 2, staffLead: 'Dana Reid', note: '', ...said };
      const { warnings } = await perform(school.lead, 'requestSlot', input, 'warnings { ruleId finding severity }');
      return warnings.map(({ ruleId, finding }: { ruleId: string; finding: string }) => `${ruleId} ${finding}`);
    };
    expect(await asked({})).toEqual(['R81 UNKNOWN']);
    expect(await asked({ isPurposeAgreed: false })).toEqual(['R81 FAIL']);
    expect(await asked({ isPurposeAgreed: true })).toEqual([]);
    const kept = await asOwner(
      'select is_purpose_agreed as agreed from slot_request where school_id = $1 order by id',
      [school.id],
    );
    expect(kept.map(({ agreed }) => agreed)).toEqual([null, false, true]);
  });
});

describe('work that is paid', () => {
  it('is a job, to which nobody of school age is sent, with the hours and the permit that it would need', async () => {
    await declare({ isPaidOrEmployed: false });
    expect(await reasonsAt(young)).not.toHaveProperty('R08');
    await declare({ isPaidOrEmployed: true });
    expect(await reasonsAt(young)).toMatchObject({ R06: 'UNKNOWN', R08: 'FAIL' });
    expect(await reasonsAt(grown)).not.toHaveProperty('R08');
  });
});
