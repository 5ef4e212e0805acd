import { afterEach, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aPublishedRound,
  aSchool,
  aSlot,
  attempt,
  deliverEvents,
  graphql,
  perform,
  setNow,
  students,
  tick,
  type TestStudent,
} from '#testing';
import { withMail } from '../e2e/letters.story.js';
import { aLetterSays, zephyrine } from './steps.js';

afterEach(() => setNow());

const blocked = '... on BlockedByRules { reasons { ruleId } }';

describe('the story of a safeguarding lead', () => {
  it('leads from a signature to a worry, a suspension that takes two to lift, and an account of every look', async () => {
    const programme = await aProgramme();
    const school = await aSchool(programme);
    const { lead, safeguardingLead } = school;
    const elsewhere = await aSchool(programme);
    const employer = await anEmployer(programme);
    const slotId = await aSlot(employer, await anOpportunity(employer));
    const [student] = (await students(school, [zephyrine])) as [TestStudent];
    const post = await withMail(safeguardingLead);
    const [hostPost, studentPost] = [await withMail(employer.token), await withMail(student.token)];

    // A parent has signed on paper. The careers lead alone cannot make that count: he countersigns it.
    const { allocations } = await aPublishedRound(programme, [{ student, slotId }]);
    const allocationId = allocations.get(student.id) ?? '';
    await perform(student.token, 'acceptAllocation', { allocationId });
    await perform(employer.token, 'agreeAllocation', { allocationId });
    const paper = { allocationId, givenOn: '2026-09-12' };
    const { permissionId } = await perform(lead, 'recordPermission', paper, 'permissionId');
    const refused = await attempt(lead, 'confirmAllocation', { allocationId }, blocked);
    expect(refused.reasons).toEqual([{ ruleId: 'R91' }]);
    expect((await attempt(elsewhere.safeguardingLead, 'countersignPermission', { permissionId })).__typename).toBe(
      'NotFound',
    );
    await perform(safeguardingLead, 'countersignPermission', { permissionId });
    await perform(lead, 'confirmAllocation', { allocationId });

    // Zephyrine is worried about an adult there. A letter says at once that something was raised, and not what.
    const words = 'He keeps asking where I live. I do not want to go there alone.';
    const { concernId } = await perform(student.token, 'raiseConcern', { allocationId, text: words }, 'concernId');
    await aLetterSays('A concern was raised. Please read it now.', post, '2026-09-14T08:05:00Z');
    const open = 'query ($id: ID!) { concern(id: $id) { state text studentName notes { note } } }';
    const read = async (token: string) => (await graphql(token, open, { id: concernId })).data?.concern;
    expect(await read(safeguardingLead)).toMatchObject({
      state: 'OPEN',
      text: words,
      studentName: 'Zephyrine Quillfeather',
    });
    expect(await read(elsewhere.safeguardingLead)).toBeNull();
    for (const token of [lead, employer.token, programme.coordinator])
      expect((await graphql(token, open, { id: concernId })).status).toBe(403);
    await perform(safeguardingLead, 'lookAtConcern', { concernId, note: 'I have talked with her.' });

    // In one step he suspends the adult, everywhere: the place is on hold, and those concerned hear of that and not of the reason.
    const reason = 'Something is being looked into.';
    const { suspensionId, state } = await perform(
      safeguardingLead,
      'suspendHost',
      { hostId: employer.supervisorId, reason },
      'suspensionId state',
    );
    expect(state).toBe('PROVISIONAL');
    const onHold = async (): Promise<boolean> => {
      const { data } = await graphql(lead, '{ schoolAllocations(first: 5) { nodes { heldSince } } }');
      return data.schoolAllocations.nodes[0].heldSince !== null;
    };
    await aLetterSays('A site or an adult of yours is suspended.', hostPost, '2026-09-14T08:10:00Z');
    await aLetterSays('Your placement is on hold for now.', studentPost, '2026-09-14T08:15:00Z');
    expect(await onHold()).toBe(true);
    expect((await graphql(employer.token, '{ myEmployer { stateReason } }')).text).not.toContain(reason);

    // Nobody else has looked at it within 72 hours, so it is told about once more, and goes on. Then a coordinator stands by it.
    await setNow('2026-09-17T09:00:00Z');
    await tick('escalate-suspensions');
    const suspensions = '{ suspensions(first: 5) { nodes { id state } } }';
    expect((await graphql(safeguardingLead, suspensions)).data.suspensions.nodes).toEqual([
      { id: suspensionId, state: 'ESCALATED' },
    ]);
    expect(await perform(programme.coordinator, 'joinSuspension', { suspensionId }, 'state')).toMatchObject({
      state: 'STANDING',
    });

    // It turns out well. Lifting takes two people of two roles: his own yes, even given twice, lifts nothing.
    const lift = 'suspensionId state isLifted';
    expect(await perform(safeguardingLead, 'agreeToLiftSuspension', { suspensionId }, lift)).toMatchObject({
      state: 'AGREED_BY_LEAD',
      isLifted: false,
    });
    expect(await perform(safeguardingLead, 'agreeToLiftSuspension', { suspensionId }, lift)).toMatchObject({
      isLifted: false,
    });
    expect(await onHold()).toBe(true);
    expect(await perform(programme.coordinator, 'agreeToLiftSuspension', { suspensionId }, lift)).toMatchObject({
      state: 'LIFTED',
      isLifted: true,
    });
    await aLetterSays('A suspension has ended.', hostPost, '2026-09-17T10:00:00Z');
    await deliverEvents();
    expect(await onHold()).toBe(false);

    // He closes the concern with a note, and what he wrote stays with it.
    await perform(safeguardingLead, 'closeConcern', { concernId, note: 'Talked with both; a second adult is there.' });
    expect(await read(safeguardingLead)).toMatchObject({
      state: 'CLOSED',
      notes: [{ note: 'I have talked with her.' }, { note: 'Talked with both; a second adult is there.' }],
    });

    // He looks up whom he can ring at her home. Each look of his is on record, with its fields, for him and nobody elsewhere.
    await perform(lead, 'setGuardians', {
      studentId: student.id,
      guardians: [{ name: 'Noor Quillfeather', email: 'noor@example.org', language: 'EN' }],
    });
    await graphql(safeguardingLead, `{ guardians(studentId: "${student.id}") { name email } }`);
    const looks = 'query ($id: ID!) { looksAtStudent(studentId: $id, first: 50) { nodes { role kind fields } } }';
    const { data } = await graphql(safeguardingLead, looks, { id: student.id });
    const kinds = data.looksAtStudent.nodes.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['CONCERNS', 'CONTACTS_AT_HOME']));
    expect((await graphql(elsewhere.safeguardingLead, looks, { id: student.id })).data.looksAtStudent.nodes).toEqual(
      [],
    );

    // Zephyrine sees that somebody in his role looked, and on which day; what was read about concerns is not told to children.
    const hers = await graphql(student.token, '{ looksAtMe(first: 50) { nodes { role kind onDay } } }');
    const look = { role: 'SAFEGUARDING_LEAD', kind: 'CONTACTS_AT_HOME', onDay: expect.any(String) };
    expect(hers.data.looksAtMe.nodes).toContainEqual(look);
    expect(hers.text).not.toContain('CONCERNS');
  });
});
