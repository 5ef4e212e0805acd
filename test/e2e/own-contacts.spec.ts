import { beforeAll, describe, expect, it } from '@jest/globals';
import { anEmployer, anOpportunity, aSlot, asOwner, attempt, graphql, perform, workOff, type Answer } from '#testing';
import { aProposal, aRound, aStory, move, type Story } from './rounds.story.js';
import { mailOf } from './guardians.story.js';

const found = {
  employerName: 'Harpreet’s Joinery',
  contactName: 'Harpreet Gill',
  contactEmail: 'harpreet@joinery.example',
  why: 'My neighbour works there, and I would like to see how a staircase is made.',
};

let story: Story;

beforeAll(async () => {
  story = await aStory();
});

function propose(changes: object = {}, token = story.plain.token): Promise<Answer['data']> {
  return perform(token, 'proposeOwnContact', { ...found, ...changes }, 'ownContactId state');
}

async function codeOf(ownContactId: string): Promise<{ code: string; text: string }> {
  await workOff('send-contact-invitation');
  const { text } = await mailOf(ownContactId);
  return { text, code: /^[\w-]{43}$/m.exec(text)?.[0] ?? '' };
}

describe('a workplace that a student found', () => {
  it('is shown to the school alone, which has it invited or says why not; nobody is written to before', async () => {
    const { plain, homebody, north, south, employer, programme } = story;
    const { ownContactId, state } = await propose();
    expect(state).toBe('PROPOSED');
    expect(await workOff('send-contact-invitation')).toBe(0);
    const query = '{ schoolOwnContacts(first: 50) { nodes { id studentName contactEmail viewerCanDecide } } }';
    expect((await graphql(north.lead, query)).data.schoolOwnContacts.nodes).toContainEqual(
      expect.objectContaining({ id: ownContactId, contactEmail: found.contactEmail, viewerCanDecide: true }),
    );
    expect((await graphql(south.lead, query)).data.schoolOwnContacts.nodes).toEqual([]);
    for (const token of [employer.token, programme.coordinator, plain.token])
      expect((await graphql(token, query)).status).toBe(403);
    expect((await attempt(south.lead, 'inviteOwnContact', { ownContactId })).__typename).toBe('NotFound');
    expect((await attempt(homebody.token, 'withdrawOwnContact', { ownContactId })).__typename).toBe('NotFound');
    const refusal = { ownContactId, reason: 'We sent nobody there last year, and will not this year.' };
    await perform(north.lead, 'refuseOwnContact', refusal);
    expect((await graphql(plain.token, '{ myOwnContacts { id state refusedBecause } }')).data.myOwnContacts).toEqual([
      { id: ownContactId, state: 'REFUSED', refusedBecause: refusal.reason },
    ]);
    // How to reach somebody who will not be written to is not kept.
    const [kept] = await asOwner('select contact_email, contact_name from own_contact where id = $1', [ownContactId]);
    expect(kept).toEqual({ contact_email: null, contact_name: null });
    expect((await attempt(north.lead, 'inviteOwnContact', { ownContactId })).__typename).toBe('WrongState');
  });

  it('is one of three at once, and says how to reach the workplace in its own field only', async () => {
    const { token } = story.homebody;
    const ids = [];
    for (let number = 0; number < 3; number++) ids.push((await propose({}, token)).ownContactId);
    expect((await attempt(token, 'proposeOwnContact', found)).__typename).toBe('TooManyContacts');
    await perform(token, 'withdrawOwnContact', { ownContactId: ids[0] });
    const faulty = { ...found, contactEmail: 'nowhere', why: 'Ring 07700 900123.' };
    expect((await attempt(token, 'proposeOwnContact', faulty)).__typename).toBe('InvalidInput');
    expect((await attempt(token, 'proposeOwnContact', { ...found, why: 'Ring 07700 900123.' })).__typename).toBe(
      'InvalidInput',
    );
    await propose({}, token);
  });

  it('comes with a code that works once, is vetted as any other, and its place is kept for that student', async () => {
    const { plain, cared, north, programme } = story;
    const { ownContactId } = await propose();
    await perform(north.lead, 'inviteOwnContact', { ownContactId });
    const { code, text } = await codeOf(ownContactId);
    const [who] = await asOwner<{ family: string; school: string }>(
      `select i.family_name as family, c.name as school from student_identity i join school c on c.id = i.school_id where i.student_id = $1`,
      [plain.id],
    );
    expect(text).not.toContain(who?.family);
    expect(text).not.toContain(who?.school);
    expect(await workOff('send-contact-invitation')).toBe(0);

    const workplace = await anEmployer(programme, { isVerified: false });
    expect((await attempt(workplace.token, 'joinByInvitation', { code: 'wrong' })).__typename).toBe('NotFound');
    await perform(workplace.token, 'joinByInvitation', { code });
    expect((await attempt(story.employer.token, 'joinByInvitation', { code })).__typename).toBe('NotFound');
    const joined = '{ joinedOwnContacts(first: 50) { nodes { id employerId state } } }';
    const { data, text: seen } = await graphql(programme.coordinator, joined);
    expect(data.joinedOwnContacts.nodes).toEqual([{ id: ownContactId, employerId: workplace.id, state: 'JOINED' }]);
    expect(seen).not.toContain(plain.id);

    const roundId = await aRound(story);
    await move(story, 'OPEN', roundId);
    const keep = (slotId: string): Promise<Answer['data']> =>
      attempt(programme.coordinator, 'keepOwnContactPlace', { ownContactId, roundId, slotId });
    expect((await keep(story.kitchen)).__typename).toBe('NotTheirSlot');
    // What was found is no way around the vetting: an advert that nobody may see yet has no place to keep.
    const draft = await anOpportunity(workplace, {}, { isPublished: false });
    expect((await keep(await aSlot(workplace, draft, { capacity: 1 }))).__typename).toBe('NotFound');
    await perform(workplace.token, 'submitEmployer', { employerId: workplace.id });
    for (const hostAdultId of [workplace.supervisorId, workplace.deputyId])
      await perform(programme.coordinator, 'recordCallBack', { hostAdultId });
    await perform(programme.coordinator, 'verifyEmployer', { employerId: workplace.id });
    const slotId = await aSlot(workplace, await anOpportunity({ ...workplace, isVerified: true }), { capacity: 1 });
    await perform(programme.coordinator, 'keepOwnContactPlace', { ownContactId, roundId, slotId });
    // Somebody who goes first by the published order wants it as well.
    await perform(cared.token, 'submitApplication', { roundId, slotId, statement: 'I would like to go there.' });
    await move(story, 'CLOSED', roundId);
    await aProposal(story, { roundId });
    await move(story, 'PUBLISHED', roundId);
    const held = await asOwner<{ student_id: string }>('select student_id from allocation where slot_id = $1', [
      slotId,
    ]);
    expect(held).toEqual([{ student_id: plain.id }]);
    expect((await attempt(plain.token, 'withdrawOwnContact', { ownContactId })).__typename).toBe('WrongState');

    // It counts as part of education because a careers lead has made it the school's own, and for no other reason.
    const [place] = await asOwner<{ id: string }>('select id from allocation where slot_id = $1', [slotId]);
    const allocationId = place?.id;
    await perform(plain.token, 'acceptAllocation', { allocationId });
    await perform(workplace.token, 'agreeAllocation', { allocationId });
    const reasons = async (): Promise<string[]> => {
      const asked = '... on BlockedByRules { reasons { ruleId } }';
      const answer = await attempt(north.lead, 'confirmAllocation', { allocationId }, asked);
      return answer.reasons.map(({ ruleId }: { ruleId: string }) => ruleId);
    };
    expect(await reasons()).not.toContain('R03');
    await asOwner('update own_contact set decided_by = null where id = $1', [ownContactId]);
    expect(await reasons()).toContain('R03');
  });
});
