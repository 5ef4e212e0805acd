import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { aProgramme, aSchool, asOwner, aStranger, graphql, perform, testIssuer, type TestProgramme } from '#testing';

let programme: TestProgramme;
const audience = process.env['FOOTHOLD_TEST_AUDIENCE'] ?? '';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

beforeAll(async () => {
  programme = await aProgramme();
});

function claims(overrides: { audience?: string; issuer?: string; expires?: string } = {}): SignJWT {
  return new SignJWT({ sub: 'intruder' })
    .setProtectedHeader({ alg: 'RS256', kid: 'made-up' })
    .setIssuer(overrides.issuer ?? testIssuer())
    .setAudience(overrides.audience ?? audience)
    .setIssuedAt()
    .setExpirationTime(overrides.expires ?? '1h');
}

const forgeries: readonly (readonly [string, () => Promise<string> | string])[] = [
  ['that is not a token', () => 'nonsense'],
  [
    'that is not signed',
    () =>
      new UnsecuredJWT({ sub: 'intruder' })
        .setIssuer(testIssuer())
        .setAudience(audience)
        .setExpirationTime('1h')
        .encode(),
  ],
  ['signed with a key of their own', () => claims().sign(privateKey)],
  ['from an issuer that nobody trusts', () => claims({ issuer: 'http://127.0.0.1:9' }).sign(privateKey)],
  [
    'signed with the text of a public key',
    () =>
      new SignJWT({ sub: 'intruder' })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(testIssuer())
        .setAudience(audience)
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode('a public key passed off as a secret')),
  ],
];

describe('signing in', () => {
  it.each(forgeries)('refuses a token %s', async (_, forge) => {
    const answer = await graphql(await forge(), '{ me { role } }');
    expect(answer.status).toBe(401);
    expect(answer.errors?.[0]?.extensions?.code).toBe('NOT_SIGNED_IN');
  });

  it('refuses a real token with one letter of its signature changed', async () => {
    const { token } = await aStranger();
    const at = token.lastIndexOf('.') + 20;
    const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    expect((await graphql(token, '{ me { role } }')).status).toBe(200);
    expect((await graphql(changed, '{ me { role } }')).status).toBe(401);
  });

  it('knows somebody whom nobody has given a role as a newcomer', async () => {
    const { token } = await aStranger();
    expect((await graphql(token, '{ me { role schoolId } }')).data.me).toEqual({ role: null, schoolId: null });
    expect((await graphql(token, '{ students(first: 1) { nodes { id } } }')).status).toBe(403);
  });

  it('stops at once when a role is taken away', async () => {
    const school = await aSchool(programme);
    expect((await graphql(school.lead, '{ mySchool { name } }')).status).toBe(200);
    const [grant] = await asOwner<{ id: string }>(
      `select id from role_grant where school_id = $1 and role = 'CAREERS_LEAD'`,
      [school.id],
    );
    await perform(programme.coordinator, 'revokeRole', { grantId: grant?.id });
    expect((await graphql(school.lead, '{ mySchool { name } }')).status).toBe(403);
  });

  it('asks somebody with two roles which one they act in, and takes no role that is not theirs', async () => {
    const [one, other] = [await aSchool(programme), await aSchool(programme)];
    const { subject, token } = await aStranger();
    const grants: string[] = [];
    for (const { id: schoolId } of [one, other]) {
      const input = { schoolId, role: 'CAREERS_LEAD', issuer: testIssuer(), subject };
      grants.push((await perform(programme.coordinator, 'grantSchoolRole', input, 'grantId')).grantId);
    }
    const undecided = await graphql(token, '{ me { schoolId } }');
    expect(undecided.errors?.[0]?.extensions?.code).toBe('CHOOSE_GRANT');
    const chosen = await graphql(token, '{ me { schoolId } }', {}, { 'foothold-grant': grants[1] ?? '' });
    expect(chosen.data.me.schoolId).toBe(other.id);
    const [foreign] = await asOwner<{ id: string }>(
      `select id from role_grant where school_id = $1 and role = 'SAFEGUARDING_LEAD'`,
      [one.id],
    );
    expect((await graphql(token, '{ me { schoolId } }', {}, { 'foothold-grant': foreign?.id ?? '' })).status).toBe(401);
  });
});
