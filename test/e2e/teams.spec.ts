import { beforeAll, describe, expect, it } from '@jest/globals';
import { resolvers } from '#composition';
import { employerRights, type EmployerRight } from '#kernel';
import { mayInTeam, operationsOf, teamRights } from '#platform';
import {
  anEmployer,
  aProgramme,
  asOwner,
  aStranger,
  attempt,
  graphql,
  perform,
  setNow,
  workOff,
  type Answer,
  type TestEmployer,
  type TestProgramme,
} from '#testing';
import { mailOf } from './guardians.story.js';

let programme: TestProgramme;
let employer: TestEmployer;

beforeAll(async () => {
  programme = await aProgramme();
  employer = await anEmployer(programme);
});

let number = 0;

async function invite(rights: readonly EmployerRight[], token = employer.token): Promise<{ id: string; code: string }> {
  const input = { email: `member${++number}@example.org`, rights };
  const { invitationId } = await perform(token, 'inviteTeamMember', input, 'invitationId');
  await workOff('send-team-invitation');
  const { text } = await mailOf(invitationId);
  return { id: invitationId, code: /^[\w-]{43}$/m.exec(text)?.[0] ?? '' };
}

/** Somebody in the team with these rights. */
async function aMember(rights: readonly EmployerRight[]): Promise<{ token: string; grantId: string }> {
  const { token } = await aStranger();
  const { code } = await invite(rights);
  await perform(token, 'acceptTeamInvitation', { code });
  const { members } = await teamOf(token);
  return { token, grantId: members.find(({ isYou }: { isYou: boolean }) => isYou).grantId };
}

async function teamOf(token: string): Promise<Answer['data']> {
  const fields = '{ team { members { grantId rights email isYou } invitations { id email rights } } }';
  return (await graphql(token, fields)).data.team;
}

const codeOf = (answer: Answer): string | undefined => answer.errors?.[0]?.extensions?.code;

describe('an invitation', () => {
  it('brings somebody in with the rights that it names, by a code that works once', async () => {
    const { id, code } = await invite(['ADVERTS']);
    const [kept] = await asOwner<{ all: string }>('select i::text as all from team_invitation i where id = $1', [id]);
    expect(kept?.all).not.toContain(code);
    const [first, second] = [await aStranger(), await aStranger()];
    expect(await perform(first.token, 'acceptTeamInvitation', { code }, 'employerId')).toMatchObject({
      employerId: employer.id,
    });
    expect(await attempt(second.token, 'acceptTeamInvitation', { code })).toMatchObject({ __typename: 'NotFound' });
    const { members, invitations } = await teamOf(first.token);
    expect(members).toMatchObject([
      { rights: ['OWNER'], email: null },
      { rights: ['ADVERTS'], isYou: true },
    ]);
    expect(invitations).toEqual([]);
    const events = await asOwner<{ kind: string }>(
      `select kind from event where employer_id = $1 and kind in ('team.invited', 'role.granted') order by id`,
      [employer.id],
    );
    expect(events.map(({ kind }) => kind)).toEqual(['team.invited', 'role.granted']);
  });

  it('is dead once it was taken back, after fourteen days, or with another code', async () => {
    const { token } = await aStranger();
    const gone = await invite(['OWNER']);
    await perform(employer.token, 'withdrawTeamInvitation', { invitationId: gone.id });
    const late = await invite(['OWNER']);
    await setNow('2026-09-28T08:00:00Z');
    const answers: string[] = [];
    for (const code of [gone.code, late.code, 'x'.repeat(43)])
      answers.push(JSON.stringify(await attempt(token, 'acceptTeamInvitation', { code })));
    await setNow();
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('NotFound');
  });

  it('is sent once to an address while it is open, and not for somebody who is in already', async () => {
    const input = { email: 'twice@example.org', rights: ['ADVERTS'] };
    await perform(employer.token, 'inviteTeamMember', input);
    const again = { ...input, email: 'Twice@example.org' };
    expect(await attempt(employer.token, 'inviteTeamMember', again)).toMatchObject({ __typename: 'InvalidInput' });
    const member = await aMember(['ADVERTS']);
    const { code } = await invite(['OWNER']);
    expect(await attempt(member.token, 'acceptTeamInvitation', { code })).toMatchObject({
      __typename: 'InvalidInput',
      faults: [
        {
          path: 'code',
          value: null,
        },
      ],
    });
  });
});

describe('a leaver', () => {
  it('is refused with the very next request, whether removed or gone', async () => {
    const [removed, gone] = [await aMember(['ADVERTS', 'STUDENTS']), await aMember(['REQUESTS'])];
    const list = '{ myOpportunities(first: 1) { nodes { id } } }';
    expect((await graphql(removed.token, list)).errors).toBeUndefined();
    await perform(employer.token, 'removeTeamMember', { grantId: removed.grantId });
    expect(codeOf(await graphql(removed.token, list))).toBe('FORBIDDEN');
    await perform(gone.token, 'leaveTeam', { employerId: employer.id });
    expect(codeOf(await graphql(gone.token, list))).toBe('FORBIDDEN');
    const told = await asOwner(`select from event where kind = 'role.revoked' and subject_id = any($1)`, [
      [removed.grantId, gone.grantId],
    ]);
    expect(told).toHaveLength(2);
  });
});

describe('the last owner', () => {
  it('neither goes, nor is removed, nor gives it up; with a second one all of it is free', async () => {
    const own = await anEmployer(programme);
    const [me] = (await teamOf(own.token)).members;
    const refused = { __typename: 'LastOwner', code: 'LAST_OWNER' };
    expect(await attempt(own.token, 'leaveTeam', { employerId: own.id })).toMatchObject(refused);
    const { grantId } = me;
    expect(await attempt(own.token, 'removeTeamMember', { grantId })).toMatchObject(refused);
    expect(await attempt(own.token, 'setTeamRights', { grantId, rights: ['ADVERTS'] })).toMatchObject(refused);
    const { code } = await invite(['OWNER'], own.token);
    const second = await aStranger();
    await perform(second.token, 'acceptTeamInvitation', { code });
    await perform(own.token, 'leaveTeam', { employerId: own.id });
    expect((await teamOf(second.token)).members).toHaveLength(1);
  });

  it('stays when two owners go at once', async () => {
    const own = await anEmployer(programme);
    const { code } = await invite(['OWNER'], own.token);
    const second = await aStranger();
    await perform(second.token, 'acceptTeamInvitation', { code });
    const answers = await Promise.all(
      [own.token, second.token].map((token) => attempt(token, 'leaveTeam', { employerId: own.id })),
    );
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['LastOwner', 'LeaveTeamPayload']);
  });
});

describe('rights in a team', () => {
  const open = resolvers
    .flatMap((resolver) => operationsOf(resolver.prototype as object))
    .filter(({ access }) => access !== null && access !== 'PUBLIC' && access.includes('EMPLOYER'))
    .map(({ name }) => name);

  it('are said of every operation that is open to employers, and of no other', () => {
    expect(Object.keys(teamRights).sort()).toEqual([...new Set(open)].sort());
  });

  it('let an owner do everything, nobody do anything without one, and leave what is new to owners', () => {
    expect(open.every((operation) => mayInTeam(operation, ['OWNER']))).toBe(true);
    expect(open.some((operation) => mayInTeam(operation, []))).toBe(false);
    expect(mayInTeam('somethingNew', ['ADVERTS', 'REQUESTS', 'STUDENTS'])).toBe(false);
    expect(mayInTeam('somethingNew', ['OWNER'])).toBe(true);
  });

  it('hold at the door: each right opens its own operations and no other', async () => {
    const calls: Record<string, string> = {
      slotRequests: '{ slotRequests(first: 1) { nodes { id } } }',
      hostAllocations: '{ hostAllocations(first: 1) { nodes { id } } }',
      myOpportunities: '{ myOpportunities(first: 1) { nodes { id } } }',
    };
    const commands: Record<string, object> = {
      publishOpportunity: { opportunityId: 'nonsense' },
      acceptSlotRequest: { slotRequestId: 'nonsense' },
      inviteTeamMember: { email: 'somebody@example.org', rights: ['OWNER'] },
      submitEmployer: { employerId: 'nonsense' },
    };
    for (const right of employerRights.filter((each) => each !== 'OWNER')) {
      const { token } = await aMember([right]);
      for (const [operation, document] of Object.entries(calls)) {
        const isRefused = codeOf(await graphql(token, document)) === 'FORBIDDEN';
        expect({ right, operation, isRefused }).toEqual({
          right,
          operation,
          isRefused: !mayInTeam(operation, [right]),
        });
      }
      for (const [operation, input] of Object.entries(commands)) {
        const isRefused = await attempt(token, operation, input).then(
          () => false,
          ({ message }: Error) => message.includes('FORBIDDEN'),
        );
        expect({ right, operation, isRefused }).toEqual({
          right,
          operation,
          isRefused: !mayInTeam(operation, [right]),
        });
      }
    }
  });

  it('change with the next request, and only in one’s own team', async () => {
    const member = await aMember(['ADVERTS']);
    const requests = '{ slotRequests(first: 1) { nodes { id } } }';
    expect(codeOf(await graphql(member.token, requests))).toBe('FORBIDDEN');
    const { grantId } = member;
    const rival = await anEmployer(programme);
    for (const [operation, input] of Object.entries({ removeTeamMember: {}, setTeamRights: { rights: ['OWNER'] } }))
      expect(await attempt(rival.token, operation, { grantId, ...input })).toMatchObject({
        __typename: 'NotFound',
        kind: 'Grant',
        id: grantId,
      });
    await perform(employer.token, 'setTeamRights', { grantId, rights: ['REQUESTS'] });
    expect((await graphql(member.token, requests)).errors).toBeUndefined();
  });
});
