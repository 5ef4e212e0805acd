import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  perform,
  students,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

let programme: TestProgramme;
let school: TestSchool;
let employer: TestEmployer;
let slotId: string;

const blocked = '... on BlockedByRules { reasons { ruleId words } }';
const requested = `${blocked} ... on RequestSlotPayload { slotRequestId }`;

beforeEach(async () => {
  programme = await aProgramme();
  [school, employer] = [await aSchool(programme), await anEmployer(programme)];
  const visit = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
  slotId = await aSlot(employer, visit, { capacity: 60, startsOn: '2026-11-10', endsOn: '2026-11-10' });
});

const request = (places = 2, of = school): Promise<Answer['data']> =>
  attempt(of.lead, 'requestSlot', { slotId, places, staffLead: 'Dana Reid', note: '' }, requested);
const requestTogether = (): Promise<Answer['data']> =>
  attempt(school.lead, 'requestGroup', { slots: [{ slotId, places: 2 }], staffLead: 'Dana Reid', note: '' }, blocked);
const taken = async (): Promise<number | undefined> =>
  (await asOwner<{ taken: number }>('select taken from slot where id = $1', [slotId]))[0]?.taken;

describe('a school that asks for places for a group', () => {
  it.each([
    ['R11', 'has covered none of the days', () => asOwner('delete from cover_day where school_id = $1', [school.id])],
    [
      'R35b',
      'asks where the approval has run out',
      () =>
        asOwner(
          `update activity_profile set approved_until = '2026-09-13', approved_at = '2026-01-01' where employer_id = $1`,
          [employer.id],
        ),
    ],
    [
      'R52',
      'asks where the insurance ends before the day',
      () => asOwner(`update insurance set valid_to = '2026-11-09' where employer_id = $1`, [employer.id]),
    ],
    [
      'R67',
      'asks where nobody has called the adults back',
      () =>
        asOwner('update host_adult set called_back_at = null, called_back_by = null where employer_id = $1', [
          employer.id,
        ]),
    ],
  ] as const)('is told of %s where it %s, and takes no place', async (ruleId, _, close) => {
    await close();
    for (const ask of [request, requestTogether]) {
      const answer = await ask();
      expect(answer.__typename).toBe('BlockedByRules');
      const reason = answer.reasons.find((each: { ruleId: string }) => each.ruleId === ruleId);
      expect(reason?.words).toMatch(/^[A-Z].+\.$/);
    }
    expect(await taken()).toBe(0);
  });

  it('takes them where nothing stands in the way', async () => {
    expect((await request()).__typename).toBe('RequestSlotPayload');
    expect((await requestTogether()).__typename).toBe('RequestGroupPayload');
    expect(await taken()).toBe(4);
  });

  it('has the answer of its first request again under the same key, whatever the rules say by now', async () => {
    const asked = { slotId, places: 2, staffLead: 'Dana Reid', note: '', idempotencyKey: 'week-46' };
    const { slotRequestId } = await perform(school.lead, 'requestSlot', asked, 'slotRequestId');
    await asOwner('delete from cover_day where school_id = $1', [school.id]);
    expect(await perform(school.lead, 'requestSlot', asked, 'slotRequestId')).toMatchObject({ slotRequestId });
  });
});

describe('a school that confirms who goes on a visit', () => {
  async function aVisit(columns: Record<string, string> = {}): Promise<{ slotRequestId: string; studentId: string }> {
    const [one] = await students(school, [columns]);
    const { slotRequestId } = await request();
    await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
    await perform(school.lead, 'setVisitRegister', { slotRequestId, studentIds: [one?.id ?? ''] });
    return { slotRequestId, studentId: one?.id ?? '' };
  }
  const confirm = (slotRequestId: string): Promise<Answer['data']> =>
    attempt(school.lead, 'confirmVisit', { slotRequestId, staffCount: 1 }, blocked);
  const isConfirmed = async (slotRequestId: string): Promise<boolean> =>
    (await asOwner('select from slot_request where id = $1 and register_confirmed_at is not null', [slotRequestId]))
      .length === 1;

  it.each([
    [
      'R32',
      'a danger is left that a student of school age may not meet',
      () => asOwner(`update opportunity set hazards = '{NOISE}' where employer_id = $1`, [employer.id]),
    ],
    ['R84', 'nobody can be reached any more', () => asOwner('delete from cover_day where school_id = $1', [school.id])],
    [
      'R71',
      'the site is suspended',
      () =>
        perform(programme.coordinator, 'suspendHost', { hostId: employer.siteId, reason: 'Something was reported.' }),
    ],
    [
      'R52',
      'the insurance ends before',
      () => asOwner(`update insurance set valid_to = '2026-11-09' where employer_id = $1`, [employer.id]),
    ],
  ] as const)('is told of %s where %s, and nothing is confirmed', async (ruleId, _, close) => {
    const { slotRequestId } = await aVisit();
    await close();
    const answer = await confirm(slotRequestId);
    expect(answer.__typename).toBe('BlockedByRules');
    expect(answer.reasons.map((reason: { ruleId: string }) => reason.ruleId)).toContain(ruleId);
    expect(await isConfirmed(slotRequestId)).toBe(false);
  });

  it('is told of one student who may not go, by the rule and without a name', async () => {
    const { slotRequestId, studentId } = await aVisit({ given_name: 'Zephyrine' });
    await asOwner(`update student_identity set born_on = '2019-11-05' where student_id = $1`, [studentId]);
    const answer = await confirm(slotRequestId);
    expect(answer.reasons).toMatchObject([{ ruleId: 'R01' }]);
    expect(JSON.stringify(answer)).not.toMatch(/Zephyrine|stu_/);
  });

  it('confirms it where the rules let everybody go', async () => {
    const { slotRequestId } = await aVisit();
    expect((await confirm(slotRequestId)).__typename).toBe('ConfirmVisitPayload');
    expect(await isConfirmed(slotRequestId)).toBe(true);
  });
});
