import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform';
import {
  anOpportunity,
  aSlot,
  asOwner,
  aStranger,
  attempt,
  deliverEvents,
  graphql,
  perform,
  publishAdvert,
  setNow,
  testIssuer,
} from '#testing';
import { answer, isDead, open, Story, type Fields, type Place } from './guardians.story.js';

let story: Story;

beforeAll(async () => {
  story = await Story.with(10);
});

afterEach(() => setNow());

/** What keeps a school from confirming, whatever else does. */
const noPermission = { reasons: expect.arrayContaining([{ ruleId: 'R91' }]) };

const all = { EMPLOYER: 'GIVEN', SCHOOL: 'GIVEN', GUARDIAN: 'GIVEN', STUDENT: 'GIVEN' };

describe('a change of the placement', () => {
  let advert: Fields;
  let opportunityId: string;
  let place: Place;
  let guardianId: string;

  /** A place that all four have agreed to, and that the school has confirmed. */
  beforeAll(async () => {
    advert = {
      siteId: story.employer.siteId,
      supervisorId: story.employer.supervisorId,
      deputyId: story.employer.deputyId,
      kind: 'PLACEMENT',
      title: 'A week in the print studio',
      summary: 'Set type, pull prints and help to hang a small exhibition.',
      category: 'CREATIVE_AND_MEDIA',
      dayPlan: [{ day: 1, half: 'AM', department: 'Studio', task: 'Set a line of type', with: 'the studio lead' }],
      lunchPlan: 'With the studio team in the kitchen, 12:30 to 13:00.',
      lessFun: 'Cleaning the press takes an hour each day.',
      whatToWear: 'Old clothes; aprons are lent.',
      yearGroups: [10, 11, 12],
      hazards: [],
    };
    opportunityId = await anOpportunity(story.employer, advert);
    place = await story.anAgreedPlace(await aSlot(story.employer, opportunityId));
    guardianId = await story.aGuardianOf(place.student);
    await answer((await story.ask(place.id, guardianId)).token);
    await perform(story.school.lead, 'confirmAllocation', { allocationId: place.id });
  });

  async function edit(change: object): Promise<void> {
    Object.assign(advert, change);
    await perform(story.employer.token, 'pauseOpportunity', { opportunityId });
    await perform(story.employer.token, 'editOpportunity', { opportunityId, ...advert });
    await publishAdvert(story.employer, opportunityId);
  }

  const renew = (token: string): Promise<Fields> =>
    perform(token, 'renewAgreement', { allocationId: place.id }, 'party');

  const changes: readonly (readonly [object, readonly string[]])[] = [
    [
      { lessFun: 'Sweeping takes half an hour.', whatToWear: 'Anything old.', summary: 'Another way to say the same.' },
      [],
    ],
    [{ title: 'Five days in the print studio' }, ['SCHOOL', 'STUDENT']],
    [{ lunchPlan: 'In the canteen with the studio team.' }, ['SCHOOL', 'GUARDIAN']],
  ];

  it.each(changes)('of %j voids what was signed by %j and nothing else', async (change, voided) => {
    await edit(change);
    const now = Object.fromEntries(voided.map((party) => [party, 'OUTDATED']));
    expect(await story.agreements(place.id)).toEqual({ ...all, ...now });
    for (const token of [place.student.token, story.employer.token, story.school.lead]) await renew(token);
    if (voided.includes('GUARDIAN')) await answer((await story.ask(place.id, guardianId)).token, 'YES', { version: 4 });
    expect(await story.agreements(place.id)).toEqual(all);
  });

  it('of the plan of the days asks guardian, student and school anew, and a second signing of the same changes nothing', async () => {
    const { token } = await story.ask(place.id, guardianId);
    const { placementVersion } = (await open(token)).data.openGuardianLink;
    await edit({
      dayPlan: [{ day: 1, half: 'AM', department: 'Studio', task: 'Work at the press', with: 'the printer' }],
    });
    expect(await story.agreements(place.id)).toEqual({
      ...all,
      SCHOOL: 'OUTDATED',
      GUARDIAN: 'OUTDATED',
      STUDENT: 'OUTDATED',
    });
    expect((await answer(token, 'YES', { version: placementVersion })).data.page.kind).toBe('ASK_SCHOOL');
    expect(await isDead(token)).toBe(true);
    await deliverEvents();
    const held = await asOwner<{ held: boolean }>(
      'select held_since is not null as held from allocation where id = $1',
      [place.id],
    );
    expect(held).toEqual([{ held: true }]);
    const rights = `{ agreements(allocationId: "${place.id}") { party viewerCanRenew } }`;
    const mine = (await graphql(place.student.token, rights)).data.agreements.filter(
      (each: Fields) => each['viewerCanRenew'],
    );
    expect(mine).toEqual([{ party: 'STUDENT', viewerCanRenew: true }]);
    for (const signer of [place.student.token, story.school.lead, place.student.token]) await renew(signer);
    const [signed] = await asOwner<{ given_at: Date }>(
      `select given_at from agreement where allocation_id = $1 and party = 'STUDENT'`,
      [place.id],
    );
    await setNow('2026-09-15T08:00:00Z');
    await renew(place.student.token);
    expect(
      await asOwner(`select given_at from agreement where allocation_id = $1 and party = 'STUDENT'`, [place.id]),
    ).toEqual([signed]);
    const fresh = await story.ask(place.id, guardianId);
    const { placementVersion: version } = (await open(fresh.token)).data.openGuardianLink;
    await answer(fresh.token, 'YES', { version });
    expect(await story.agreements(place.id)).toEqual(all);
    await deliverEvents();
    expect(await asOwner('select held_since from allocation where id = $1', [place.id])).toEqual([
      { held_since: null },
    ]);
  });

  it('that touches student or host keeps the school from confirming until they have agreed anew', async () => {
    const { id, student } = await story.anAgreedPlace(await aSlot(story.employer, opportunityId));
    const contact = await story.aGuardianOf(student);
    const { token } = await story.ask(id, contact);
    await edit({ title: 'A week with ink' });
    // The link was made before; nothing has changed that touches guardians, so that it still works.
    const { placementVersion: version } = (await open(token)).data.openGuardianLink;
    expect((await answer(token, 'YES', { version })).data.page.kind).toBe('DONE');
    expect(await story.confirm(id)).toMatchObject({ __typename: 'AgreementsOutdated', parties: ['STUDENT'] });
    await perform(student.token, 'renewAgreement', { allocationId: id });
    expect(await story.confirm(id)).toMatchObject({ __typename: 'AllocationStatePayload' });
  });
});

describe('one person', () => {
  /** Somebody with two grants; the headers for each. */
  async function inTwoRoles(): Promise<{
    token: string;
    asLead: Record<string, string>;
    asEmployer: Record<string, string>;
  }> {
    const { subject, token } = await aStranger();
    const input = { schoolId: story.school.id, role: 'CAREERS_LEAD', issuer: testIssuer(), subject };
    const { grantId } = await perform(story.programme.coordinator, 'grantSchoolRole', input, 'grantId');
    const second = newId('Grant');
    await asOwner(
      `insert into role_grant (id, account_id, role, programme_id, employer_id)
       select $1, account_id, 'EMPLOYER', programme_id, $2 from role_grant where id = $3`,
      [second, story.employer.id, grantId],
    );
    return { token, asLead: { 'foothold-grant': grantId }, asEmployer: { 'foothold-grant': second } };
  }

  const does = async (
    token: string,
    headers: Record<string, string>,
    mutation: string,
    input: string,
  ): Promise<Fields> => {
    const document = `mutation { done: ${mutation}(input: { ${input} }) { __typename ... on Problem { code }
      ... on OnePersonOneRole { party alreadyFor } } }`;
    return (await graphql(token, document, {}, headers)).data.done;
  };

  it('who has agreed for the employer neither confirms for the school nor records a form', async () => {
    const { id } = await story.aPlace();
    const { token, asLead, asEmployer } = await inTwoRoles();
    const input = `allocationId: "${id}"`;
    expect(await does(token, asEmployer, 'agreeAllocation', input)).toEqual({ __typename: 'AllocationStatePayload' });
    const refused = {
      __typename: 'OnePersonOneRole',
      code: 'ONE_PERSON_ONE_ROLE',
      party: 'SCHOOL',
      alreadyFor: 'EMPLOYER',
    };
    expect(await does(token, asLead, 'confirmAllocation', input)).toEqual(refused);
    expect(await does(token, asLead, 'recordPermission', `${input}, givenOn: "2026-09-10"`)).toEqual(refused);
  });

  it('who has recorded a form for the school does not agree for the employer', async () => {
    const { id } = await story.aPlace();
    const { token, asLead, asEmployer } = await inTwoRoles();
    const form = `allocationId: "${id}", givenOn: "2026-09-10"`;
    expect(await does(token, asLead, 'recordPermission', form)).toEqual({ __typename: 'RecordPermissionPayload' });
    expect(await does(token, asEmployer, 'agreeAllocation', `allocationId: "${id}"`)).toMatchObject({
      __typename: 'OnePersonOneRole',
      party: 'EMPLOYER',
      alreadyFor: 'SCHOOL',
    });
  });

  it('who hosts students there is not asked as a guardian', async () => {
    const { id, student } = await story.aPlace();
    const [adult] = await asOwner<{ work_email: string }>('select work_email from host_adult where id = $1', [
      story.employer.deputyId,
    ]);
    const guardianId = await story.aGuardianOf(student, { email: (adult?.work_email ?? '').toUpperCase() });
    const fields = '... on OnePersonOneRole { party alreadyFor }';
    expect(
      await attempt(story.school.lead, 'requestPermission', { allocationId: id, guardianId }, fields),
    ).toMatchObject({
      __typename: 'OnePersonOneRole',
      party: 'GUARDIAN',
      alreadyFor: 'EMPLOYER',
    });
  });
});

describe('a student over school age', () => {
  it('agrees without anybody at home, who is not asked', async () => {
    const { id, student } = await story.anAgreedPlace(undefined, story.inYear12);
    const guardianId = await story.aGuardianOf(student);
    expect(await attempt(story.school.lead, 'requestPermission', { allocationId: id, guardianId })).toMatchObject({
      __typename: 'WrongState',
      currentState: 'NOT_NEEDED',
    });
    expect(await story.agreements(id)).toEqual({ EMPLOYER: 'GIVEN', SCHOOL: 'MISSING', STUDENT: 'GIVEN' });
    await perform(story.school.lead, 'noteUnpaidGround', { allocationId: id, ground: 'SHADOWING' });
    expect(await story.confirm(id)).toMatchObject({ __typename: 'AllocationStatePayload' });
  });
});

describe('a form on paper', () => {
  it('still counts with its second signature, beside links, and never for a guardian who has said no', async () => {
    const { id, student } = await story.aPlace('HOST_AGREED');
    const form = { allocationId: id, givenOn: '2026-09-10' };
    const { permissionId } = await perform(story.school.lead, 'recordPermission', form, 'permissionId');
    expect(await story.permissionOf(id)).toBe('TO_COUNTERSIGN');
    expect(await story.agreements(id)).toMatchObject({ GUARDIAN: 'MISSING' });
    await perform(story.school.safeguardingLead, 'countersignPermission', { permissionId });
    expect(await story.permissionOf(id)).toBe('COMPLETE');
    const guardianId = await story.aGuardianOf(student);
    await answer((await story.ask(id, guardianId)).token, 'NO');
    expect(await story.permissionOf(id)).toBe('REFUSED');
    expect(await story.confirm(id)).toMatchObject(noPermission);
  });
});
