import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  anAgreedPlace,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  aVettedActivity,
  confirmed,
  deliverEvents,
  graphql,
  perform,
  publishAdvert,
  students,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

const activity = 'SHOP';
const fields = '... on PartnershipPayload { partnershipId state }';
const listQuery = `{ partnerships(first: 20) { nodes { id isYours title employerName partnerName state days
  plan { day half task } siteName slots { startsOn students } } } }`;
const week = [1, 2, 3, 4, 5].map((day) => ({
  day,
  half: 'AM',
  department: 'Studio',
  task: `Task of day ${day}`,
  with: 'the team',
}));

let programme: TestProgramme;
let school: TestSchool;
let owner: TestEmployer;
let partner: TestEmployer;
let opportunityId: string;

async function stateOf(id: string): Promise<string> {
  const [row] = await asOwner<{ state: string }>('select state from opportunity where id = $1', [id]);
  return row?.state ?? '';
}

async function invite(days: readonly number[] = [3, 4]): Promise<string> {
  const input = { opportunityId, employerId: partner.id, days };
  return (await perform(owner.token, 'invitePartner', input, 'partnershipId')).partnershipId;
}

const termsOf = ({ siteId, supervisorId, deputyId }: TestEmployer): object => ({
  siteId,
  activity,
  supervisorId,
  deputyId,
});

const accept = (partnershipId: string, host: TestEmployer = partner): Promise<Answer['data']> =>
  attempt(host.token, 'acceptPartnership', { partnershipId, ...termsOf(host) }, fields);

/** What publishing comes to: the rules in the way, none when it is shown. */
async function publish(): Promise<string[]> {
  const blocked = '... on BlockedByRules { reasons { ruleId } }';
  const found = await attempt(owner.token, 'publishOpportunity', { opportunityId }, blocked);
  return (found.reasons ?? []).map(({ ruleId }: { ruleId: string }) => ruleId);
}

/** An advert on show in which the partner, vetted for its days, has the third and the fourth; and a slot of it. */
async function aSharedSlot(): Promise<{ partnershipId: string; slotId: string }> {
  const partnershipId = await invite();
  expect(await accept(partnershipId)).toMatchObject({ state: 'ACCEPTED' });
  await publishAdvert(owner, opportunityId);
  return { partnershipId, slotId: await aSlot(owner, opportunityId, { capacity: 10 }) };
}

async function isHeld(allocationId: string): Promise<boolean> {
  const [row] = await asOwner<{ held: boolean }>(
    'select held_since is not null as held from allocation where id = $1',
    [allocationId],
  );
  return row?.held === true;
}

async function isListed(token: string): Promise<boolean> {
  const { data } = await graphql(token, '{ opportunities(first: 100) { nodes { id } } }');
  return data.opportunities.nodes.some(({ id }: { id: string }) => id === opportunityId);
}

beforeAll(async () => {
  programme = await aProgramme();
  school = await aSchool(programme);
});

beforeEach(async () => {
  [owner, partner] = [await anEmployer(programme), await anEmployer(programme)];
  await aVettedActivity(partner, activity);
  opportunityId = await anOpportunity(owner, { dayPlan: week }, { isPublished: false });
});

describe('an employer who is asked to have days of another’s placement', () => {
  it('reads the plan of those days and nothing else, says yes with a site and two adults, and the advert is shown', async () => {
    const partnershipId = await invite();
    await deliverEvents();
    const told = await graphql(partner.token, '{ notifications(first: 5) { nodes { kind subjectId } } }');
    expect(told.data.notifications.nodes).toContainEqual({
      kind: 'opportunity.partner-invited',
      subjectId: partnershipId,
    });
    expect(await publish()).toContain('R67a');
    const { data } = await graphql(partner.token, listQuery);
    expect(data.partnerships.nodes).toMatchObject([
      {
        id: partnershipId,
        isYours: false,
        state: 'INVITED',
        days: [3, 4],
        plan: [
          { day: 3, task: 'Task of day 3' },
          { day: 4, task: 'Task of day 4' },
        ],
        siteName: null,
      },
    ]);
    const whole = await graphql(partner.token, 'query ($id: ID!) { opportunity(id: $id) { title } }', {
      id: opportunityId,
    });
    expect(whole.data.opportunity).toBeNull();
    expect(await accept(partnershipId)).toEqual({ __typename: 'PartnershipPayload', partnershipId, state: 'ACCEPTED' });
    expect(await publish()).toEqual([]);
    await perform(programme.coordinator, 'approveOpportunity', { opportunityId });
    const read = await graphql(
      school.lead,
      'query ($id: ID!) { opportunity(id: $id) { partners { employerName area days } } }',
      { id: opportunityId },
    );
    expect(read.data.opportunity.partners).toMatchObject([{ area: 'B26', days: [3, 4] }]);
  });

  it('has to be vetted for what is done there before the advert is shown', async () => {
    const other = await anEmployer(programme);
    const input = { opportunityId, employerId: other.id, days: [5] };
    const { partnershipId } = await perform(owner.token, 'invitePartner', input, 'partnershipId');
    await accept(partnershipId, other);
    expect(await publish()).toEqual(['R35b']);
    await aVettedActivity(other, activity);
    expect(await publish()).toEqual([]);
  });

  it('says no, and the advert is not shown before it is taken out', async () => {
    const partnershipId = await invite();
    await perform(partner.token, 'declinePartnership', { partnershipId });
    expect(await publish()).toContain('R67a');
    expect(await accept(partnershipId)).toMatchObject({ __typename: 'WrongState' });
    await perform(owner.token, 'removePartner', { partnershipId });
    expect(await publish()).toEqual([]);
  });

  it('is asked again when the plan of those days changes, and only then', async () => {
    const partnershipId = await invite();
    await accept(partnershipId);
    const { data } = await graphql(
      owner.token,
      `
        query {
          myOpportunities(first: 1) {
            nodes {
              title
              summary
              category
              lunchPlan
              lessFun
              whatToWear
              yearGroups
              hazards
              kind
            }
          }
        }
      `,
    );
    const advert = { ...data.myOpportunities.nodes[0], ...termsOf(owner), opportunityId };
    const edit = async (dayPlan: readonly object[]): Promise<string> => {
      await perform(owner.token, 'editOpportunity', { ...advert, dayPlan });
      return (await graphql(partner.token, listQuery)).data.partnerships.nodes[0].state;
    };
    const changed = (day: number): object[] =>
      week.map((half) => (half.day === day ? { ...half, task: 'Something else' } : half));
    expect(await edit(changed(1))).toBe('ACCEPTED');
    expect(await edit(changed(4))).toBe('INVITED');
    expect(await publish()).toContain('R67a');
    await accept(partnershipId);
    expect(await publish()).toEqual([]);
  });

  it('may not be asked for what cannot be, with every fault at once', async () => {
    const answer = await attempt(owner.token, 'invitePartner', {
      opportunityId,
      employerId: partner.id,
      days: [3, 3],
    });
    expect(answer.faults).toMatchObject([{ path: 'days.1', value: '3' }]);
    await invite([1, 2]);
    const third = await anEmployer(programme);
    const taken = await attempt(owner.token, 'invitePartner', { opportunityId, employerId: third.id, days: [2, 3] });
    expect(taken.faults).toMatchObject([{ path: 'days.0', value: '2' }]);
    const again = await attempt(owner.token, 'invitePartner', { opportunityId, employerId: partner.id, days: [3] });
    expect(again.faults).toMatchObject([{ path: 'employerId' }]);
    const none = await attempt(owner.token, 'invitePartner', { opportunityId, employerId: third.id, days: [3, 4, 5] });
    expect(none.faults).toMatchObject([{ path: 'days', value: '3, 4, 5' }]);
    for (const employerId of [owner.id, (await anEmployer(await aProgramme())).id]) {
      const stranger = await attempt(owner.token, 'invitePartner', { opportunityId, employerId, days: [3] });
      expect(stranger.__typename).toBe('NotFound');
    }
  });
});

describe('nobody else', () => {
  it('answers for a partner, takes one out, or reads what two employers share', async () => {
    const partnershipId = await invite();
    const third = await anEmployer(programme);
    for (const stranger of [owner, third]) {
      expect(await accept(partnershipId, stranger)).toMatchObject({ __typename: 'NotFound' });
      for (const step of ['declinePartnership', 'leavePartnership'])
        expect((await attempt(stranger.token, step, { partnershipId })).__typename).toBe('NotFound');
    }
    for (const stranger of [partner, third])
      expect((await attempt(stranger.token, 'removePartner', { partnershipId })).__typename).toBe('NotFound');
    expect((await graphql(third.token, listQuery)).data.partnerships.nodes).toEqual([]);
    const wrongSite = { partnershipId, ...termsOf(owner) };
    expect((await attempt(partner.token, 'acceptPartnership', wrongSite)).__typename).toBe('NotFound');
    const mixed = { ...wrongSite, siteId: partner.siteId };
    expect((await attempt(partner.token, 'acceptPartnership', mixed)).__typename).toBe('NotFound');
  });
});

describe('a shared placement', () => {
  it('is confirmed when both employers keep the rules, each for its days', async () => {
    const { slotId } = await aSharedSlot();
    expect(await confirmed(await anAgreedPlace(owner, slotId, school), school)).toEqual([]);
  });

  it('is judged by the vetting and the insurance of the partner on the days that are spent there', async () => {
    const { slotId } = await aSharedSlot();
    const approvedUntil = (day: string): Promise<unknown[]> =>
      asOwner('update activity_profile set approved_until = $2 where employer_id = $1', [partner.id, day]);
    await approvedUntil('2026-10-27');
    await asOwner('update insurance set valid_to = $2 where employer_id = $1', [partner.id, '2026-10-28']);
    const id = await anAgreedPlace(owner, slotId, school);
    const rules = await confirmed(id, school);
    expect(rules).toEqual(expect.arrayContaining(['R35', 'R50']));
    const { data } = await graphql(
      school.lead,
      '{ schoolAllocations(first: 1) { nodes { id clearance { reasons { ruleId days } } } } }',
    );
    const [{ clearance }] = data.schoolAllocations.nodes;
    const daysOf = (wanted: string): string[] =>
      clearance.reasons.find(({ ruleId }: { ruleId: string }) => ruleId === wanted).days;
    // Monday to Friday; the partner has Wednesday and Thursday, and its policy ends on Wednesday.
    expect(daysOf('R35')).toEqual(['2026-10-28', '2026-10-29']);
    expect(daysOf('R50')).toEqual(['2026-10-29']);
    await asOwner('update insurance set valid_to = $2 where employer_id = $1', [partner.id, '2028-08-31']);
    await approvedUntil('2028-08-31');
    expect(await confirmed(id, school)).toEqual([]);
  });

  it('counts in the contact ledger of the partner for its days, and not in the owner’s', async () => {
    const { slotId } = await aSharedSlot();
    await anAgreedPlace(owner, slotId, school);
    const daysOf = async ({ token, supervisorId, deputyId }: TestEmployer): Promise<number[]> => {
      const { data } = await graphql(token, '{ contactLedger { hostAdultId mostDaysInThirty } }');
      return [supervisorId, deputyId].map(
        (id) =>
          data.contactLedger.find(({ hostAdultId }: { hostAdultId: string }) => hostAdultId === id).mostDaysInThirty,
      );
    };
    expect(await daysOf(owner)).toEqual([2, 1]);
    expect(await daysOf(partner)).toEqual([1, 1]);
    // A week of the partner's own in the same month adds up with them, and the rules see it.
    const own = await aSlot(partner, await anOpportunity(partner), { startsOn: '2026-11-02', endsOn: '2026-11-06' });
    await anAgreedPlace(partner, own, school);
    expect(await daysOf(partner)).toEqual([4, 3]);
  });

  it('blocks a partner’s adult who has too many days, whichever advert brings them', async () => {
    const { slotId } = await aSharedSlot();
    const own = await aSlot(partner, await anOpportunity(partner), { startsOn: '2026-11-02', endsOn: '2026-11-06' });
    expect(await confirmed(await anAgreedPlace(partner, own, school), school)).toEqual([]);
    expect(await confirmed(await anAgreedPlace(owner, slotId, school), school)).toEqual(['R61', 'R63']);
  });

  it('has in its rota the partner’s adults on the partner’s days, and the owner sets its own days alone', async () => {
    const { slotId } = await aSharedSlot();
    const query = 'query ($slotId: ID!) { rota(slotId: $slotId) { days { onDay adults { hostAdultId } } } }';
    const adults = async (): Promise<string[]> =>
      (await graphql(school.lead, query, { slotId })).data.rota.days.map(
        (day: { adults: { hostAdultId: string }[] }) => day.adults[0]?.hostAdultId,
      );
    const { supervisorId: own, deputyId } = owner;
    expect(await adults()).toEqual([own, deputyId, partner.supervisorId, partner.deputyId, own]);
    const days = ['2026-10-26', '2026-10-27', '2026-10-30'].map((onDay) => ({ onDay, hostAdultIds: [deputyId] }));
    await perform(owner.token, 'setRota', { slotId, days });
    expect(await adults()).toEqual([deputyId, deputyId, partner.supervisorId, partner.deputyId, deputyId]);
    const theirs = [...days, { onDay: '2026-10-28', hostAdultIds: [deputyId] }];
    const refused = await attempt(owner.token, 'setRota', { slotId, days: theirs });
    expect(refused.faults).toMatchObject([{ path: 'days.3.onDay', value: '2026-10-28' }]);
  });

  it.each(['supervisorId', 'siteId', 'id'] as const)(
    'is held and out of sight while the partner’s %s is suspended, and its schools are told',
    async (what) => {
      const { slotId } = await aSharedSlot();
      const id = await anAgreedPlace(owner, slotId, school);
      expect(await confirmed(id, school)).toEqual([]);
      expect(await isListed(school.lead)).toBe(true);
      const reason = 'To be looked into.';
      const { suspensionId } = await perform(
        programme.coordinator,
        'suspendHost',
        { hostId: partner[what], reason },
        'suspensionId',
      );
      await deliverEvents();
      expect(await isHeld(id)).toBe(true);
      expect(await isListed(school.lead)).toBe(false);
      const { data } = await graphql(
        school.safeguardingLead,
        '{ notifications(first: 100) { nodes { kind subjectId } } }',
      );
      const kinds = data.notifications.nodes
        .filter(({ subjectId }: { subjectId: string }) => subjectId === suspensionId || subjectId === partner[what])
        .map(({ kind }: { kind: string }) => kind);
      expect(kinds).not.toEqual([]);
    },
  );

  it('comes down when the partner withdraws: paused, held, told, and shown again without it', async () => {
    const { partnershipId, slotId } = await aSharedSlot();
    const id = await anAgreedPlace(owner, slotId, school);
    expect(await confirmed(id, school)).toEqual([]);
    await perform(partner.token, 'leavePartnership', { partnershipId });
    expect(await stateOf(opportunityId)).toBe('PAUSED');
    await deliverEvents();
    expect(await isHeld(id)).toBe(true);
    const { data } = await graphql(owner.token, '{ notifications(first: 100) { nodes { kind subjectId } } }');
    expect(data.notifications.nodes).toContainEqual({ kind: 'opportunity.partner-withdrew', subjectId: partnershipId });
    expect(await publish()).toContain('R67a');
    await perform(owner.token, 'removePartner', { partnershipId });
    expect(await publish()).toEqual([]);
    // Other words for those days: a coordinator reads it again.
    expect(await stateOf(opportunityId)).toBe('IN_MODERATION');
  });

  it('takes no partner in or out while it is shown', async () => {
    const { partnershipId } = await aSharedSlot();
    expect((await attempt(owner.token, 'removePartner', { partnershipId })).__typename).toBe('WrongState');
    const third = await anEmployer(programme);
    const more = { opportunityId, employerId: third.id, days: [5] };
    expect((await attempt(owner.token, 'invitePartner', more)).__typename).toBe('WrongState');
  });

  it('is as far away as the farther of its sites', async () => {
    const { slotId } = await aSharedSlot();
    const [student] = await students(school, [{}]);
    const within = async (maxMinutes: number): Promise<boolean> => {
      const { data } = await graphql(
        student?.token ?? '',
        `
          query ($maxMinutes: Int) {
            opportunities(first: 100, maxMinutes: $maxMinutes) {
              nodes {
                id
                slots {
                  id
                }
              }
            }
          }
        `,
        { maxMinutes },
      );
      return JSON.stringify(data).includes(slotId);
    };
    expect(await within(120)).toBe(true);
    await asOwner('update site set latitude = latitude + 1 where id = $1', [partner.siteId]);
    expect(await within(120)).toBe(false);
  });

  it('is not shown to students of a school that sends nobody to the partner', async () => {
    await aSharedSlot();
    const [student] = await students(school, [{}]);
    expect(await isListed(student?.token ?? '')).toBe(true);
    await perform(school.safeguardingLead, 'refuseEmployerForSchool', {
      employerId: partner.id,
      reason: 'We know them.',
    });
    expect(await isListed(student?.token ?? '')).toBe(false);
  });

  it('changes what was signed when a partner comes in, and leaves what was signed without one as it was', async () => {
    const terms = async (): Promise<unknown[]> => {
      const [row] = await asOwner<{ terms: unknown[] }>('select partner_terms($1) as terms', [opportunityId]);
      return row?.terms ?? [];
    };
    expect(await terms()).toEqual([]);
    await accept(await invite());
    expect(await terms()).toEqual([expect.arrayContaining(['ACCEPTED', [3, 4], partner.siteId])]);
  });
});
