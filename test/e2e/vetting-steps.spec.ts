import { beforeAll, describe, expect, it } from '@jest/globals';
import { cells, roles } from '#kernel';
import {
  aMentor,
  anEmployer,
  aProgramme,
  aSchool,
  asOwner,
  attempt,
  carefulAnswers,
  perform,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';
import { vettingStates, vettingTransitions, type VettingRole, type VettingState } from '#vetting';
import { anAnsweredProfile, moved, approve, stateOf } from './vetting.story.js';

let programme: TestProgramme;
let school: TestSchool;
let employer: TestEmployer;
let profileId: string;
let tokens: Record<(typeof roles)[number], string>;

beforeAll(async () => {
  programme = await aProgramme();
  school = await aSchool(programme);
  employer = await anEmployer(programme);
  profileId = await anAnsweredProfile(employer, 'OFFICE', carefulAnswers);
  tokens = {
    STUDENT: school.lead,
    CAREERS_LEAD: school.lead,
    SAFEGUARDING_LEAD: school.safeguardingLead,
    MENTOR: (await aMentor(school)).token,
    EMPLOYER: employer.token,
    COORDINATOR: programme.coordinator,
  };
});

/** The mutation that leads to a state, by the role whose act it is; `null` where a state is reached by other people's acts alone. */
const acts: Partial<Record<VettingState, readonly [mutation: string, more: object]>> = {
  DECLARED: ['declareActivity', carefulAnswers],
  CHECKED: ['recordVettingConversation', { on: '2026-09-14', byWhom: 'Pat Hale', note: 'Well.' }],
  APPROVED: ['approveActivity', {}],
  SUSPENDED: ['suspendActivity', { reason: 'It is looked into.' }],
  BLOCKED: ['blockActivity', { reason: 'It is over.' }],
  IDENTITY: ['agreeToLiftActivityStop', {}],
};

/** The profile as it would be in that state, with a check that is newer than any approval and the other half of a lifting. */
async function putInto(state: VettingState, agreedBy: 'lead' | 'coordinator' | null): Promise<void> {
  const account = async (role: string): Promise<string | undefined> =>
    (
      await asOwner<{ id: string }>(
        `select account_id as id from role_grant where programme_id = $1 and role = $2 order by id limit 1`,
        [programme.id, role],
      )
    )[0]?.id;
  await asOwner(
    `update activity_profile set state = $2, approved_until = '2028-09-14', approved_at = null, approved_by = null,
       check_form = 'CONVERSATION', checked_on = '2026-09-14', checked_at = now(), checked_by = null,
       lead_agreed_by = $3, coordinator_agreed_by = $4 where id = $1`,
    [
      profileId,
      state,
      agreedBy === 'lead' ? await account('SAFEGUARDING_LEAD') : null,
      agreedBy === 'coordinator' ? await account('COORDINATOR') : null,
    ],
  );
}

const actOf: Partial<Record<VettingState, readonly VettingRole[]>> = {
  DECLARED: ['EMPLOYER'],
  CHECKED: ['COORDINATOR'],
  APPROVED: ['COORDINATOR'],
  SUSPENDED: ['SAFEGUARDING_LEAD', 'COORDINATOR'],
  BLOCKED: ['COORDINATOR'],
  IDENTITY: ['SAFEGUARDING_LEAD', 'COORDINATOR'],
};

describe('the steps of a profile', () => {
  const callers = roles.filter((role) => role !== 'STUDENT');
  const walk = cells<VettingState, VettingRole>(vettingTransitions, vettingStates, callers).filter(
    ({ to }) => acts[to] !== undefined,
  );

  it.each(walk)('$from to $to by $role', async ({ from, to, role, allowed }) => {
    const [mutation, more] = acts[to] ?? ['', {}];
    await putInto(from, to === 'IDENTITY' ? (role === 'COORDINATOR' ? 'lead' : 'coordinator') : null);
    const result = await attempt(tokens[role as 'EMPLOYER'], mutation, { profileId, ...more }).catch(
      ({ message }: Error) => ({ __typename: message }),
    );
    // Answers that say the same leave an approval as it is, and a renewal is checked while the approval lasts.
    const stays =
      (to === 'DECLARED' && ['APPROVED', 'EXPIRING', 'DECLARED'].includes(from)) ||
      (to === 'CHECKED' && from === 'EXPIRING');
    const isOwnAct = actOf[to]?.includes(role) ?? false;
    const isMoved = allowed && isOwnAct && !stays;
    expect(await stateOf(profileId)).toBe(isMoved ? to : from);
    if (!isMoved && !(stays && isOwnAct)) expect(result.__typename).toMatch(/WrongState|FORBIDDEN/);
  });

  it.each(['APPROVED', 'EXPIRING'] as const)('leave %s when the answers tell of other risks', async (from) => {
    await putInto(from, null);
    await perform(employer.token, 'declareActivity', { profileId, ...carefulAnswers, isLoneWorkOverHalfDay: true });
    expect(await stateOf(profileId)).toBe('DECLARED');
    await perform(employer.token, 'declareActivity', { profileId, ...carefulAnswers });
  });
});

describe('a stop', () => {
  it('is lifted by two people of two roles, and the vetting begins again with who the employer is', async () => {
    const stopped = await anAnsweredProfile(employer, 'SHOP');
    await perform(school.safeguardingLead, 'suspendActivity', { profileId: stopped, reason: 'It is looked into.' });
    const lift = (token: string) => attempt(token, 'agreeToLiftActivityStop', { profileId: stopped }, moved);
    expect(await lift(school.safeguardingLead)).toMatchObject({ state: 'SUSPENDED' });
    expect(await lift(school.safeguardingLead)).toMatchObject({ state: 'SUSPENDED' });
    expect(await lift(programme.coordinator)).toMatchObject({ state: 'IDENTITY' });
    expect((await approve(programme.coordinator, stopped)).__typename).toBe('WrongState');
    const again = { on: '2026-09-14', byWhom: 'Pat Hale', note: 'All is well.' };
    const checked = await attempt(
      programme.coordinator,
      'recordVettingConversation',
      { profileId: stopped, ...again },
      moved,
    );
    expect(checked).toMatchObject({ state: 'CHECKED' });
  });

  it('is not lifted by one person in two roles', async () => {
    const stopped = await anAnsweredProfile(employer, 'STUDIO');
    await perform(programme.coordinator, 'blockActivity', { profileId: stopped, reason: 'It is over.' });
    await asOwner(
      `update activity_profile set lead_agreed_by = (select account_id from role_grant where programme_id = $2 and role = 'COORDINATOR'
         order by id limit 1) where id = $1`,
      [stopped, programme.id],
    );
    const lifted = await attempt(programme.coordinator, 'agreeToLiftActivityStop', { profileId: stopped });
    expect(lifted.__typename).toBe('SecondPersonNeeded');
  });
});

describe('a profile', () => {
  it("is nobody else's to see or to move, and looks as if it were not there", async () => {
    const [rival, elsewhere] = [await anEmployer(programme), await aProgramme()];
    for (const id of [profileId, 'apf_nonsense', '']) {
      expect(await attempt(rival.token, 'declareActivity', { profileId: id, ...carefulAnswers })).toMatchObject({
        __typename: 'NotFound',
        kind: 'ActivityProfile',
      });
      expect((await approve(elsewhere.coordinator, id)).__typename).toBe('NotFound');
      const stop = await attempt(elsewhere.coordinator, 'suspendActivity', { profileId: id, reason: 'No.' });
      expect(stop.__typename).toBe('NotFound');
    }
    const site = { siteId: employer.siteId, activity: 'OFFICE' };
    expect(await attempt(rival.token, 'startVetting', site)).toMatchObject({ __typename: 'NotFound', kind: 'Site' });
  });

  it('is one for a site and an activity, however often it is begun', async () => {
    const begin = { siteId: employer.siteId, activity: 'OFFICE' };
    const [one, two] = await Promise.all([
      perform(employer.token, 'startVetting', begin, 'profileId'),
      perform(employer.token, 'startVetting', begin, 'profileId'),
    ]);
    expect([one.profileId, two.profileId]).toEqual([profileId, profileId]);
  });
});
