import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  aVettedActivity,
  carefulAnswers,
  deliverEvents,
  graphql,
  perform,
  plainAnswers,
  setNow,
  students,
  tick,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';
import {
  aNewcomer,
  anAnsweredProfile,
  approve,
  check,
  ownProfile,
  queueOf,
  stateOf,
  stillAsked,
} from './vetting.story.js';

let programme: TestProgramme;
let school: TestSchool;

beforeAll(async () => {
  programme = await aProgramme();
  school = await aSchool(programme);
});

afterEach(() => setNow());

/** An employer with a studio that is vetted, and one student with a confirmed place there. */
async function aHostWithAStudent(): Promise<{ employer: TestEmployer; profileId: string; allocationId: string }> {
  const employer = await anEmployer(programme);
  const slotId = await aSlot(employer, await anOpportunity(employer));
  const profileId = await aVettedActivity(employer, 'STUDIO');
  const [student] = await students(school, [{}]);
  if (student === undefined) throw new Error('the student was imported');
  const allocationId = await aPlaceInSlot(student, slotId);
  await perform(student.token, 'acceptAllocation', { allocationId });
  await perform(employer.token, 'agreeAllocation', { allocationId });
  await permit(allocationId);
  await perform(school.lead, 'confirmAllocation', { allocationId });
  await deliverEvents();
  return { employer, profileId, allocationId };
}

/** An employer with a studio that is vetted, and a group of one whose visit there is confirmed. */
async function aHostWithAVisit(yearGroups = [10]): Promise<{
  employer: TestEmployer;
  profileId: string;
  slotRequestId: string;
}> {
  const employer = await anEmployer(programme);
  const opportunityId = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT', yearGroups });
  const slotId = await aSlot(employer, opportunityId, { startsOn: '2026-11-10', endsOn: '2026-11-10' });
  const profileId = await aVettedActivity(employer, 'STUDIO');
  const [student] = await students(school, [{}]);
  const asked = { slotId, places: 1, staffLead: 'Dana Reid', note: '' };
  const { slotRequestId } = await perform(school.lead, 'requestSlot', asked, 'slotRequestId');
  await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
  await perform(school.lead, 'setVisitRegister', { slotRequestId, studentIds: [student?.id ?? ''] });
  await perform(school.lead, 'confirmVisit', { slotRequestId, staffCount: 1 });
  await deliverEvents();
  return { employer, profileId, slotRequestId };
}

const isVisitHeld = async (slotRequestId: string): Promise<boolean> =>
  (await asOwner('select from slot_request where id = $1 and held_since is not null', [slotRequestId])).length === 1;

/** The rules that do not let the visit be confirmed again. */
async function confirmVisit(slotRequestId: string): Promise<string[]> {
  const { reasons = [] } = await attempt(
    school.lead,
    'confirmVisit',
    { slotRequestId, staffCount: 1 },
    '... on BlockedByRules { reasons { ruleId } }',
  );
  return reasons.map(({ ruleId }: { ruleId: string }) => ruleId);
}

async function permit(allocationId: string): Promise<void> {
  const { permissionId } = await perform(
    school.lead,
    'recordPermission',
    { allocationId, givenOn: '2026-09-10' },
    'permissionId',
  );
  await perform(school.safeguardingLead, 'countersignPermission', { permissionId });
}

async function isHeld(allocationId: string): Promise<boolean> {
  const [row] = await asOwner<{ held: boolean }>(
    'select held_since is not null as held from allocation where id = $1',
    [allocationId],
  );
  return row?.held === true;
}

async function isTold(token: string, kind: string, subjectId: string): Promise<boolean> {
  const { data } = await graphql(token, '{ notifications(first: 100) { nodes { kind subjectId } } }');
  return data.notifications.nodes.some(
    (each: { kind: string; subjectId: string }) => each.kind === kind && each.subjectId === subjectId,
  );
}

const nameSeen = async (employer: TestEmployer): Promise<string | null> => {
  const { data } = await graphql(employer.token, '{ hostAllocations(first: 5) { nodes { student { displayName } } } }');
  return data.hostAllocations.nodes[0].student.displayName;
};

describe('an employer that becomes another one', () => {
  it.each([
    ['name', { name: 'Another Name Ltd' }],
    ['trade', { sector: 'F' }],
    ['website', { webDomain: 'another-press.example' }],
    ['owner', { owner: 'Somebody Else' }],
  ])(
    'by its %s loses every approval at once, its places are held, and all concerned are told',
    async (_what, change) => {
      const { employer, profileId, allocationId } = await aHostWithAStudent();
      expect(await nameSeen(employer)).not.toBeNull();
      const changed = await perform(employer.token, 'changeEmployerIdentity', change, 'state lapsedProfileIds');
      expect(changed).toMatchObject({ state: 'SUBMITTED', lapsedProfileIds: [profileId] });
      // At once, before any worker has run: not verified, not approved, and no child's name.
      expect(await stateOf(profileId)).toBe('IDENTITY');
      expect(await nameSeen(employer)).toBeNull();
      expect(stillAsked(await ownProfile(employer, profileId))).toEqual([
        'CALL_BACK',
        'EMPLOYER_VERIFIED',
        'CONVERSATION',
      ]);
      const draft = await anOpportunity({ ...employer, isVerified: false }, {}, { isPublished: false });
      expect((await attempt(employer.token, 'publishOpportunity', { opportunityId: draft })).__typename).toBe(
        'EmployerNotVerified',
      );
      await deliverEvents();
      expect(await isHeld(allocationId)).toBe(true);
      await deliverEvents();
      expect(await isTold(programme.coordinator, 'vetting.lapsed', profileId)).toBe(true);
      expect(await isTold(school.lead, 'vetting-notice.lapsed', profileId)).toBe(true);
      expect(await isTold(school.lead, 'allocation.held', allocationId)).toBe(true);
    },
  );

  it('is established anew, by new calls, and its places are released', async () => {
    const { employer, profileId, allocationId } = await aHostWithAStudent();
    await perform(employer.token, 'changeEmployerIdentity', { owner: 'Somebody Else' });
    await deliverEvents();
    expect(await isHeld(allocationId)).toBe(true);
    const verify = () =>
      attempt(
        programme.coordinator,
        'verifyEmployer',
        { employerId: employer.id },
        '... on VettingIncomplete { missing }',
      );
    expect((await verify()).missing).toEqual(['The workshop has 0 of 2 host adults called back at work.']);
    for (const hostAdultId of [employer.supervisorId, employer.deputyId])
      await perform(programme.coordinator, 'recordCallBack', { hostAdultId });
    expect((await verify()).__typename).toBe('EmployerStatePayload');
    expect(await stateOf(profileId)).toBe('DECLARED');
    await check(programme.coordinator, 'recordVettingConversation', profileId);
    await approve(programme.coordinator, profileId);
    await deliverEvents();
    expect(await isHeld(allocationId)).toBe(false);
  });

  it('changes nothing by saying what is known already, and has to say something', async () => {
    const { employer, profileId } = await aHostWithAStudent();
    const same = await perform(employer.token, 'changeEmployerIdentity', { sector: 'R' }, 'state lapsedProfileIds');
    expect(same).toMatchObject({ state: 'VERIFIED', lapsedProfileIds: [] });
    expect(await stateOf(profileId)).toBe('APPROVED');
    expect((await attempt(employer.token, 'changeEmployerIdentity', {})).__typename).toBe('InvalidInput');
  });

  it('loses all of it or nothing: where the change fails, the approval stands', async () => {
    const { employer, profileId } = await aHostWithAStudent();
    const wrong = { siteId: employer.siteId, addressLine: '9 New Street', postcode: 'ZZ1 1ZZ' };
    expect((await attempt(employer.token, 'changeSiteAddress', wrong)).__typename).toBe('UnknownPostcode');
    expect(await stateOf(profileId)).toBe('APPROVED');
  });
});

describe('a site that moves', () => {
  it('loses its own approvals and no other site’s, and a review from before counts no more', async () => {
    const { employer, profileId, allocationId } = await aHostWithAStudent();
    const kitchen = await anAnsweredProfile(employer, 'KITCHEN', carefulAnswers);
    const site = { name: 'The yard', addressLine: '3 Lea Road', postcode: 'B26 2RZ', access: 'Steps' };
    const { siteId: other } = await perform(employer.token, 'addSite', site, 'siteId');
    for (const name of ['Kit Lane', 'Ash Rowe']) {
      const adult = { siteId: other, name, jobTitle: 'Clerk', workEmail: `${name.slice(0, 3)}${other}@example.org` };
      const { hostAdultId } = await perform(employer.token, 'addHostAdult', adult, 'hostAdultId');
      await perform(programme.coordinator, 'recordCallBack', { hostAdultId });
    }
    const elsewhere = await aVettedActivity({ ...employer, siteId: other }, 'OFFICE');
    expect(await stateOf(elsewhere)).toBe('APPROVED');
    const move = { siteId: employer.siteId, addressLine: '40 High Street', postcode: 'B36 8HB' };
    const { lapsedProfileIds } = await perform(employer.token, 'changeSiteAddress', move, 'lapsedProfileIds');
    expect([...lapsedProfileIds].sort()).toEqual([profileId, kitchen].sort());
    expect([await stateOf(profileId), await stateOf(kitchen)]).toEqual(['IDENTITY', 'IDENTITY']);
    expect(await stateOf(elsewhere)).toBe('APPROVED');
    expect(stillAsked(await ownProfile(employer, kitchen))).toContain('RISK_ASSESSMENT');
    await deliverEvents();
    expect(await isHeld(allocationId)).toBe(true);
    const again = await perform(employer.token, 'changeSiteAddress', move, 'lapsedProfileIds');
    expect(again.lapsedProfileIds).toEqual([]);
  });
});

const stops: readonly (readonly [string, (id: string) => Promise<Answer['data']>])[] = [
  [
    'suspended',
    (profileId) => perform(school.safeguardingLead, 'suspendActivity', { profileId, reason: 'It is looked into.' }),
  ],
  ['blocked', (profileId) => perform(programme.coordinator, 'blockActivity', { profileId, reason: 'It is over.' })],
];

describe('places at a host', () => {
  it.each(stops)('are held when the activity is %s, and their school is told', async (what, stop) => {
    const { profileId, allocationId } = await aHostWithAStudent();
    await stop(profileId);
    await deliverEvents();
    expect(await isHeld(allocationId)).toBe(true);
    await deliverEvents();
    expect(await isTold(school.lead, `vetting-notice.${what}`, profileId)).toBe(true);
  });

  it('are held when the approval has run out, and not while it is running out', async () => {
    const { profileId, allocationId } = await aHostWithAStudent();
    await asOwner(`update activity_profile set approved_until = '2026-09-30' where id = $1`, [profileId]);
    await asOwner(`update activity_profile set approved_until = '2026-11-30' where id = $1`, [profileId]);
    await setNow('2026-10-20T09:00:00Z');
    await tick('move-running-out');
    expect(await stateOf(profileId)).toBe('APPROVED');
    await asOwner(`update activity_profile set approved_until = '2026-11-02' where id = $1`, [profileId]);
    await tick('move-running-out');
    expect(await stateOf(profileId)).toBe('EXPIRING');
    await deliverEvents();
    expect(await isHeld(allocationId)).toBe(false);
    await asOwner(`update activity_profile set approved_until = '2026-10-19' where id = $1`, [profileId]);
    await tick('move-running-out');
    expect(await stateOf(profileId)).toBe('EXPIRED');
    await deliverEvents();
    expect(await isHeld(allocationId)).toBe(true);
  });
});

describe('visits to a host', () => {
  it.each([
    ...stops,
    [
      'lapsed',
      async (profileId: string) => {
        const [row] = await asOwner<{ site: string }>('select site_id as site from activity_profile where id = $1', [
          profileId,
        ]);
        await asOwner(`update activity_profile set approved_until = '2026-11-09' where site_id = $1`, [row?.site]);
      },
    ],
  ] as const)(
    'are held at six in the morning of the day when the activity is %s, and cannot be confirmed',
    async (what, stop) => {
      const { profileId, slotRequestId } = await aHostWithAVisit();
      expect(await isVisitHeld(slotRequestId)).toBe(false);
      await stop(profileId);
      await setNow('2026-11-10T06:00:00Z');
      await tick('recheck-today');
      expect(await isVisitHeld(slotRequestId)).toBe(true);
      expect(await confirmVisit(slotRequestId)).toEqual(['R35']);
      if (what !== 'lapsed') {
        await deliverEvents();
        expect(await isTold(school.lead, `vetting-notice.${what}`, profileId)).toBe(true);
      }
    },
  );

  it('are held when the approval has run out, and not while it is running out', async () => {
    const { profileId, slotRequestId } = await aHostWithAVisit();
    await setNow('2026-10-20T09:00:00Z');
    const runsOut = (on: string): Promise<unknown> =>
      asOwner('update activity_profile set approved_until = $2 where id = $1', [profileId, on]);
    for (const [on, state, isHeldThen] of [
      ['2026-11-10', 'EXPIRING', false],
      ['2026-10-19', 'EXPIRED', true],
    ] as const) {
      await runsOut(on);
      await tick('move-running-out');
      expect(await stateOf(profileId)).toBe(state);
      await tick('recheck-clearances');
      expect(await isVisitHeld(slotRequestId)).toBe(isHeldThen);
    }
  });

  it('of Year 9 are held when students would help in the trade, as the host says by now', async () => {
    const { profileId, slotRequestId } = await aHostWithAVisit([9, 10]);
    await asOwner(
      `update activity_declaration set answers = jsonb_set(answers, '{isProductiveWork}', 'true') where profile_id = $1`,
      [profileId],
    );
    await tick('recheck-clearances');
    expect(await isVisitHeld(slotRequestId)).toBe(true);
    expect(await confirmVisit(slotRequestId)).toEqual(['R05']);
  });
});

describe('a newcomer that is not who it seems', () => {
  it.each([
    ['free mail', { webDomain: null, mailDomain: 'gmail.com' }, 'gmail.com'],
    [
      'a look-alike of somebody known',
      { webDomain: 'larkr1se.example', mailDomain: 'larkr1se.example' },
      'larkr1se.example',
    ],
  ])(
    'by %s stays where it is until a coordinator decides, with no advert and no child',
    async (_what, domains, doubtful) => {
      const own = await aProgramme();
      const known = await aNewcomer(own, { webDomain: 'larkrise.example', mailDomain: 'larkrise.example' });
      await perform(own.coordinator, 'verifyEmployer', { employerId: known.id });
      const newcomer = await aNewcomer(own, domains);
      const profileId = await anAnsweredProfile(newcomer, 'STUDIO');
      const verify = () =>
        attempt(own.coordinator, 'verifyEmployer', { employerId: newcomer.id }, '... on VettingIncomplete { missing }');
      expect((await verify()).missing).toEqual([expect.stringContaining(doubtful)]);
      expect(await stateOf(profileId)).toBe('IDENTITY');
      const waiting = (await queueOf(own.coordinator)).find(({ id }) => id === profileId);
      expect(waiting).toMatchObject({ state: 'IDENTITY', nextStepOf: 'COORDINATOR' });
      expect(stillAsked(waiting ?? (await ownProfile(newcomer, profileId)))).toContain('DOMAIN');
      const draft = await anOpportunity(newcomer, {}, { isPublished: false });
      expect((await attempt(newcomer.token, 'publishOpportunity', { opportunityId: draft })).__typename).toBe(
        'EmployerNotVerified',
      );
      expect((await check(own.coordinator, 'recordVettingConversation', profileId)).__typename).toBe(
        'VettingIncomplete',
      );

      const decide = (domain: string, reason: string) =>
        attempt(own.coordinator, 'decideAboutDomain', { employerId: newcomer.id, domain, reason });
      expect((await decide('elsewhere.example', 'They said so.')).__typename).toBe('NotFound');
      expect((await decide(doubtful, ' ')).__typename).toBe('InvalidInput');
      await decide(doubtful, 'Rang the number at Companies House; a sole trader for years.');
      expect((await verify()).__typename).toBe('EmployerStatePayload');
      expect(await stateOf(profileId)).toBe('DECLARED');
    },
  );
});

describe('those who vouch', () => {
  it('are never those who invited: whoever brings an employer in neither calls back, decides, checks nor approves', async () => {
    const own = await aProgramme();
    const employer = await aNewcomer(own, { webDomain: null, mailDomain: 'gmail.com' });
    const profileId = await anAnsweredProfile(employer, 'OFFICE');
    await asOwner(
      `update employer set registered_by = (select account_id from role_grant where programme_id = $1 and role = 'COORDINATOR'
         order by id limit 1) where id = $2`,
      [own.id, employer.id],
    );
    const asked: [string, object][] = [
      ['recordCallBack', { hostAdultId: employer.supervisorId }],
      ['decideAboutDomain', { employerId: employer.id, domain: 'gmail.com', reason: 'I know them.' }],
      ['verifyEmployer', { employerId: employer.id }],
    ];
    for (const [mutation, input] of asked)
      expect((await attempt(own.coordinator, mutation, input)).__typename).toBe('SecondPersonNeeded');
    const { coordinator, secondCoordinator } = own;
    await perform(secondCoordinator, 'decideAboutDomain', {
      employerId: employer.id,
      domain: 'gmail.com',
      reason: 'Rang.',
    });
    await perform(secondCoordinator, 'verifyEmployer', { employerId: employer.id });
    expect((await check(coordinator, 'recordVettingConversation', profileId)).__typename).toBe('SecondPersonNeeded');
    await check(secondCoordinator, 'recordVettingConversation', profileId);
    expect((await approve(coordinator, profileId)).__typename).toBe('SecondPersonNeeded');
    expect(await approve(secondCoordinator, profileId)).toMatchObject({ state: 'APPROVED' });
  });

  it('are two people: not one adult twice, not two with one address, not two with one number however it is written', async () => {
    const { token, siteId, supervisorId } = await anEmployer(programme, { isVerified: false });
    const adult = (workEmail: string, workPhone: string) =>
      attempt(token, 'addHostAdult', { siteId, name: 'Kim Lee', jobTitle: 'Printer', workEmail, workPhone });
    expect((await adult('kim@larkrise.example', '0121 496 0123')).__typename).toBe('AddHostAdultPayload');
    const twice = await adult('jo@larkrise.example', '(0121) 496-0123');
    expect(twice.faults).toEqual([expect.objectContaining({ path: 'workPhone', value: '01214960123' })]);
    expect((await adult('kim@larkrise.example', '0121 496 0124')).faults[0].path).toBe('workEmail');
    const advert = { siteId, supervisorId, deputyId: supervisorId };
    const drafted = await attempt(token, 'draftOpportunity', {
      ...advert,
      kind: 'PLACEMENT',
      title: 'A week',
      summary: 'Printing.',
      category: 'CREATIVE_AND_MEDIA',
      dayPlan: [],
      lunchPlan: '',
      lessFun: '',
      whatToWear: '',
      yearGroups: [10],
      hazards: [],
    });
    expect(drafted.faults).toEqual([expect.objectContaining({ path: 'deputyId' })]);
  });
});

describe('who is exempt from insurance', () => {
  it('has to have cover for the dates or a letter of indemnity before it is approved', async () => {
    const own = await aProgramme();
    const employer = await aNewcomer(own, { webDomain: null, mailDomain: 'bakery.example' });
    await perform(own.coordinator, 'verifyEmployer', { employerId: employer.id });
    await anOpportunity(employer, {}, { isPublished: false });
    const profileId = await anAnsweredProfile(employer, 'STUDIO', { ...plainAnswers, exemption: 'NO_EMPLOYEES' });
    await check(own.coordinator, 'recordVettingConversation', profileId);
    expect((await approve(own.coordinator, profileId)).missing).toEqual([expect.stringMatching(/letter of indemnity/)]);
    const letter = { exemption: 'NO_EMPLOYEES', indemnityUntil: '2026-10-30' };
    await perform(employer.token, 'declareActivity', { profileId, ...plainAnswers, ...letter });
    await check(own.coordinator, 'recordVettingConversation', profileId);
    expect(await approve(own.coordinator, profileId)).toMatchObject({ state: 'APPROVED' });
  });
});
