import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  asOwner,
  attempt,
  carefulAnswers,
  deliverEvents,
  graphql,
  perform,
  plainAnswers,
  setNow,
  tick,
  type TestEmployer,
  type TestProgramme,
} from '#testing';
import {
  anAnsweredProfile,
  moved,
  approve,
  check,
  ownProfile,
  ownProfiles,
  queueOf,
  stateOf,
  stillAsked,
} from './vetting.story.js';

let programme: TestProgramme;

beforeAll(async () => {
  programme = await aProgramme();
});

afterEach(() => setNow());

const publish = (employer: TestEmployer, opportunityId: string) =>
  attempt(
    employer.token,
    'publishOpportunity',
    { opportunityId },
    '... on BlockedByRules { reasons { ruleId words } } ... on OpportunityStatePayload { state }',
  );

describe('the story of an office that wants to take a student', () => {
  it('is told in five steps: begun, answered, known, talked with, approved for two years; and no paper', async () => {
    const employer = await anEmployer(programme, { isVerified: false });
    const { profileId } = await perform(
      employer.token,
      'startVetting',
      { siteId: employer.siteId, activity: 'OFFICE' },
      'profileId',
    );
    const begun = await ownProfile(employer, profileId);
    expect(begun).toMatchObject({ state: 'DRAFT', tier: 'LOW', nextStepOf: 'COORDINATOR' });
    expect(stillAsked(begun)).toEqual([
      'CALL_BACK',
      'EMPLOYER_VERIFIED',
      'ANSWERS',
      'SAFEGUARDING_BRIEFING',
      'DATA_TERMS',
      'COSTS',
      'CONVERSATION',
    ]);
    expect(begun.asks.find(({ id }) => id === 'CALL_BACK')?.why).toMatch(/nobody can vouch for themselves/);

    // It answers before anybody knows it, and waits.
    const answered = await attempt(employer.token, 'declareActivity', { profileId, ...plainAnswers }, moved);
    expect(answered).toMatchObject({ state: 'IDENTITY' });
    await perform(employer.token, 'submitEmployer', { employerId: employer.id });
    const early = await check(programme.coordinator, 'recordVettingConversation', profileId);
    expect(early).toMatchObject({ __typename: 'VettingIncomplete' });
    expect(early.missing).toHaveLength(2);

    // The calls and the verification are the step that all its profiles have in common.
    for (const hostAdultId of [employer.supervisorId, employer.deputyId])
      await perform(programme.coordinator, 'recordCallBack', { hostAdultId });
    await perform(programme.coordinator, 'verifyEmployer', { employerId: employer.id });
    expect(await stateOf(profileId)).toBe('DECLARED');

    // One conversation, recorded with its day, by whom and what it came to, is all.
    const waiting = (await queueOf(programme.coordinator)).find(({ id }) => id === profileId);
    expect(waiting).toMatchObject({
      nextStepOf: 'COORDINATOR',
      nextStep: expect.stringMatching(/^Talk with the employer/),
    });
    expect(await check(programme.coordinator, 'recordVettingConversation', profileId)).toMatchObject({
      state: 'CHECKED',
    });
    expect(await approve(programme.coordinator, profileId)).toMatchObject({
      state: 'APPROVED',
      approvedUntil: '2028-09-14',
    });
    const papers = (await ownProfile(employer, profileId)).asks.filter(({ form }) =>
      ['DOCUMENT', 'CONFIRMATION', 'VISIT'].includes(form),
    );
    expect(papers).toEqual([]);
    const { data } = await graphql(
      programme.coordinator,
      'query ($id: ID!) { vettingSteps(profileId: $id, first: 9) { nodes { kind on byWhom note } } }',
      { id: profileId },
    );
    expect(data.vettingSteps.nodes).toEqual([
      { kind: 'APPROVED', on: '2026-09-14', byWhom: null, note: null },
      {
        kind: 'CONVERSATION',
        on: '2026-09-14',
        byWhom: 'Pat Hale of the council',
        note: 'They know what a student needs.',
      },
    ]);
  });
});

describe('an advert', () => {
  it('is published only once what is done there is approved at its site, and goes by its category unless it says otherwise', async () => {
    const employer = await anEmployer(programme);
    const { token, siteId, supervisorId, deputyId } = employer;
    const unvetted = { ...employer, isVerified: false };
    const opportunityId = await anOpportunity(unvetted, { category: 'RETAIL_AND_SALES' }, { isPublished: false });
    const refused = await publish(employer, opportunityId);
    expect(refused.__typename).toBe('BlockedByRules');
    expect(refused.reasons.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('R35b');
    // Another activity at the same site does not help, the right one does.
    const office = await anAnsweredProfile({ token, siteId }, 'OFFICE');
    await check(programme.coordinator, 'recordVettingConversation', office);
    await approve(programme.coordinator, office);
    expect((await publish(employer, opportunityId)).__typename).toBe('BlockedByRules');
    const shop = await anAnsweredProfile({ token, siteId }, 'SHOP');
    await check(programme.coordinator, 'recordVettingConversation', shop);
    await approve(programme.coordinator, shop);
    expect(await publish(employer, opportunityId)).toMatchObject({ state: 'IN_MODERATION' });
    const inOffice = await anOpportunity(
      unvetted,
      { category: 'RETAIL_AND_SALES', activity: 'OFFICE', supervisorId, deputyId },
      { isPublished: false },
    );
    expect(await publish(employer, inOffice)).toMatchObject({ state: 'IN_MODERATION' });
    expect((await ownProfiles(token)).map(({ state }) => state)).toEqual(['APPROVED', 'APPROVED']);
  });

  it('of a talk at school needs to be known and nothing more', async () => {
    const employer = await anEmployer(programme);
    const talk = { kind: 'SCHOOL_VISIT', category: 'CONSTRUCTION_AND_TRADES' };
    const opportunityId = await anOpportunity({ ...employer, isVerified: false }, talk, { isPublished: false });
    expect(await publish(employer, opportunityId)).toMatchObject({ state: 'IN_MODERATION' });
  });
});

describe('a tier', () => {
  it('MEDIUM asks for a review within twelve months and the arrangements gone through, and lasts a year', async () => {
    const employer = await anEmployer(programme);
    const answers = { ...plainAnswers, hasSafetyPolicy: true, hasFireFirstAidAndAccidentBook: true };
    const profileId = await anAnsweredProfile(employer, 'KITCHEN', answers);
    const early = await check(programme.coordinator, 'confirmVettingArrangements', profileId);
    expect(early.missing).toEqual([expect.stringMatching(/reviewed your risk assessment/)]);
    const reviewed = { profileId, ...answers, riskAssessmentReviewedOn: '2026-01-15' };
    await perform(employer.token, 'declareActivity', reviewed);
    expect(await check(programme.coordinator, 'recordVettingConversation', profileId)).toMatchObject({
      __typename: 'OtherCheckAsked',
      checks: ['ARRANGEMENTS'],
    });
    expect(await check(programme.coordinator, 'confirmVettingArrangements', profileId)).toMatchObject({
      state: 'CHECKED',
    });
    expect(await approve(programme.coordinator, profileId)).toMatchObject({ approvedUntil: '2027-09-14' });
  });

  it('MEDIUM is approved once the register of enforcement notices was looked at, and LOW is asked for none of it', async () => {
    const employer = await anEmployer(programme);
    const profileId = await anAnsweredProfile(employer, 'KITCHEN', carefulAnswers);
    const seen = { profileId, on: '2026-09-14', byWhom: 'Pat Hale', note: 'Nothing is listed.' };
    await perform(programme.coordinator, 'confirmVettingArrangements', seen);
    expect((await approve(programme.coordinator, profileId)).missing).toEqual([
      expect.stringMatching(/register of enforcement notices/),
    ]);
    const tomorrow = await attempt(programme.coordinator, 'recordEnforcementNotices', { ...seen, on: '2099-01-01' });
    expect(tomorrow.__typename).toBe('InvalidInput');
    expect((await ownProfile(employer, profileId)).asks).toContainEqual(
      expect.objectContaining({ id: 'ENFORCEMENT_NOTICES', isMet: false }),
    );
    await perform(programme.coordinator, 'recordEnforcementNotices', seen);
    expect((await ownProfile(employer, profileId)).asks).toContainEqual(
      expect.objectContaining({ id: 'ENFORCEMENT_NOTICES', isMet: true }),
    );
    expect(await approve(programme.coordinator, profileId)).toMatchObject({ state: 'APPROVED' });
    const office = await anAnsweredProfile(employer, 'OFFICE');
    const asks = (await ownProfile(employer, office)).asks.map(({ id }) => id);
    for (const id of ['SAFETY_POLICY', 'FIRE_FIRST_AID_ACCIDENTS', 'ENFORCEMENT_NOTICES'])
      expect(asks).not.toContain(id);
  });

  it('HIGH is seen on a day, takes two coordinators, and lasts half a year', async () => {
    const employer = await anEmployer(programme);
    const profileId = await anAnsweredProfile(employer, 'CONSTRUCTION', carefulAnswers);
    expect((await check(programme.coordinator, 'recordVettingConversation', profileId)).__typename).toBe(
      'OtherCheckAsked',
    );
    expect(await check(programme.coordinator, 'recordSiteCheck', profileId)).toMatchObject({ state: 'CHECKED' });
    expect((await approve(programme.coordinator, profileId)).__typename).toBe('SecondPersonNeeded');
    expect(await stateOf(profileId)).toBe('CHECKED');
    expect(await approve(programme.secondCoordinator, profileId)).toMatchObject({ approvedUntil: '2027-03-14' });
    const alone = asOwner('update activity_profile set checked_by = approved_by where id = $1', [profileId]);
    await expect(alone).rejects.toThrow('high_takes_two');
  });

  it('LOW is asked for nothing but the conversation: every other check is refused', async () => {
    const profileId = await anAnsweredProfile(await anEmployer(programme), 'OFFICE');
    for (const mutation of ['confirmVettingArrangements', 'recordSiteCheck'])
      expect(await check(programme.coordinator, mutation, profileId)).toMatchObject({
        __typename: 'OtherCheckAsked',
        tier: 'LOW',
        checks: ['CONVERSATION'],
      });
    expect(await stateOf(profileId)).toBe('DECLARED');
  });

  it('may be raised with a reason that the employer reads, and never lowered', async () => {
    const employer = await anEmployer(programme);
    const profileId = await anAnsweredProfile(employer, 'OFFICE');
    await check(programme.coordinator, 'recordVettingConversation', profileId);
    await approve(programme.coordinator, profileId);
    const raise = (tier: string) =>
      attempt(
        programme.coordinator,
        'raiseVettingTier',
        { profileId, tier, reason: 'There is a press in the office.' },
        moved,
      );
    expect(await raise('LOW')).toMatchObject({ __typename: 'WrongState', currentState: 'LOW', wantedState: 'LOW' });
    expect(await raise('HIGH')).toMatchObject({ state: 'DECLARED' });
    expect(await raise('MEDIUM')).toMatchObject({ __typename: 'WrongState', allowedFrom: ['LOW'] });
    const seen = await ownProfile(employer, profileId);
    expect(seen).toMatchObject({ tier: 'HIGH', tierReason: 'There is a press in the office.', approvedUntil: null });
    expect(stillAsked(seen)).toContain('SITE_CHECK');
  });
});

describe('what was seen', () => {
  it('was seen today at the latest', async () => {
    const employer = await anEmployer(programme);
    const profileId = await anAnsweredProfile(employer, 'OFFICE');
    const tomorrow = await check(programme.coordinator, 'recordVettingConversation', profileId, '2026-09-15');
    expect(tomorrow.faults).toEqual([expect.objectContaining({ path: 'on', value: '2026-09-15' })]);
    const days = { riskAssessmentReviewedOn: '2026-09-15', insurerToldOn: '2027-01-01' };
    const answers = await attempt(employer.token, 'declareActivity', { profileId, ...plainAnswers, ...days });
    expect(answers.faults.map(({ path }: { path: string }) => path)).toEqual([
      'riskAssessmentReviewedOn',
      'insurerToldOn',
    ]);
  });
});

describe('an approval', () => {
  const told = async (kind: string, id: string): Promise<number> =>
    (await asOwner('select from event where kind = $1 and subject_id = $2', [kind, id])).length;

  it('runs out in the open: thirty days before and on the day after, each told once', async () => {
    const employer = await anEmployer(programme);
    const profileId = await anAnsweredProfile(employer, 'OFFICE');
    await check(programme.coordinator, 'recordVettingConversation', profileId);
    await approve(programme.coordinator, profileId);
    await setNow('2028-08-14T12:00:00Z');
    await tick('move-running-out');
    expect(await stateOf(profileId)).toBe('APPROVED');
    await setNow('2028-08-15T00:05:00Z');
    await Promise.all([tick('move-running-out'), tick('move-running-out')]);
    await tick('move-running-out');
    expect([await stateOf(profileId), await told('vetting.expiring', profileId)]).toEqual(['EXPIRING', 1]);
    await setNow('2028-09-14T23:30:00+01:00');
    await tick('move-running-out');
    expect(await stateOf(profileId)).toBe('EXPIRING');
    await setNow('2028-09-15T00:05:00+01:00');
    await tick('move-running-out');
    await tick('move-running-out');
    expect([await stateOf(profileId), await told('vetting.expired', profileId)]).toEqual(['EXPIRED', 1]);
    await deliverEvents();
    for (const token of [employer.token, programme.coordinator]) {
      const { data } = await graphql(token, '{ notifications(first: 20) { nodes { kind subjectId } } }');
      expect(data.notifications.nodes).toContainEqual({ kind: 'vetting.expired', subjectId: profileId });
    }
  });

  it('is renewed without a gap, by a check that is newer than the approval', async () => {
    const employer = await anEmployer(programme);
    const profileId = await anAnsweredProfile(employer, 'OFFICE');
    await check(programme.coordinator, 'recordVettingConversation', profileId);
    await approve(programme.coordinator, profileId);
    await setNow('2028-09-01T09:00:00Z');
    await tick('move-running-out');
    // Cover is renewed every year and so is what was declared of it.
    await asOwner(`update insurance set valid_to = '2030-08-31' where employer_id = $1`, [employer.id]);
    expect((await approve(programme.coordinator, profileId)).__typename).toBe('VettingIncomplete');
    const renewed = await check(programme.coordinator, 'recordVettingConversation', profileId, '2028-09-01');
    expect(renewed).toMatchObject({ state: 'EXPIRING' });
    expect(await approve(programme.coordinator, profileId)).toMatchObject({
      state: 'APPROVED',
      approvedUntil: '2030-09-01',
    });
  });
});

describe('the queue', () => {
  it('holds what waits, the longest first, in pages, and nobody else’s', async () => {
    const own = await aProgramme();
    const employer = await anEmployer(own);
    const ids: string[] = [];
    for (const [at, activity] of ['OFFICE', 'SHOP', 'STUDIO'].entries()) {
      await setNow(`2026-09-14T0${8 + at > 9 ? 9 : 8 + at}:${at}0:00Z`);
      ids.push(await anAnsweredProfile(employer, activity));
    }
    await setNow();
    expect((await queueOf(own.coordinator)).map(({ id }) => id)).toEqual(ids);
    const query =
      'query ($after: String) { vettingQueue(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }';
    const { data: one } = await graphql(own.coordinator, query);
    const { data: two } = await graphql(own.coordinator, query, { after: one.vettingQueue.pageInfo.endCursor });
    const pages = [one, two].flatMap(({ vettingQueue }) => vettingQueue.nodes.map(({ id }: { id: string }) => id));
    expect(pages).toEqual(ids);
    expect(two.vettingQueue.pageInfo.hasNextPage).toBe(false);
    expect((await queueOf((await aProgramme()).coordinator)).map(({ id }) => id)).toEqual([]);
  });
});

describe('what schools see', () => {
  it('is whether it is met and how it stands, never a note, an answer or a reason', async () => {
    const own = await aProgramme();
    const school = await aSchool(own);
    const employer = await anEmployer(own);
    const answers = { ...carefulAnswers, supervision: 'CANARY supervises.' };
    const profileId = await anAnsweredProfile(employer, 'CONSTRUCTION', answers);
    const note = { on: '2026-09-14', byWhom: 'CANARY', note: 'CANARY saw the site.' };
    await perform(own.coordinator, 'recordEnforcementNotices', { profileId, ...note });
    await perform(own.coordinator, 'recordSiteCheck', { profileId, ...note });
    const list = `{ hostVetting(first: 20) { nodes { id employerName siteName activity tier isMet summary approvedUntil refusedBecause } } }`;
    const before = await graphql(school.lead, list);
    expect(before.data.hostVetting.nodes).toMatchObject([{ id: profileId, isMet: false, tier: 'HIGH' }]);
    await approve(own.secondCoordinator, profileId);
    const after = await graphql(school.safeguardingLead, list);
    expect(after.data.hostVetting.nodes).toMatchObject([
      { isMet: true, summary: 'Vetted for this activity.', approvedUntil: '2027-03-14', refusedBecause: null },
    ]);
    await perform(own.coordinator, 'suspendActivity', { profileId, reason: 'CANARY was seen there.' });
    const held = await graphql(school.lead, list);
    expect(held.data.hostVetting.nodes[0]).toMatchObject({ isMet: false, summary: expect.stringMatching(/^On hold/) });
    expect(JSON.stringify([before, after, held])).not.toContain('CANARY');
    const others = await graphql((await aSchool(await aProgramme())).lead, list);
    expect(others.data.hostVetting.nodes).toEqual([]);
    // Nor does the employer read what the coordinator noted.
    expect(JSON.stringify(await ownProfiles(employer.token))).not.toContain('CANARY');
  });
});
