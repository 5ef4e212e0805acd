import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify, type JWTVerifyResult } from 'jose';
import {
  developmentClientId,
  requestDevelopmentToken,
  startDevelopmentIssuer,
  type DevelopmentIssuer,
} from './development-issuer.js';

describe('the development issuer', () => {
  const audience = 'https://api.foothold.example';
  let directory: string;
  let issuer: DevelopmentIssuer;

  const startAgain = (port: number): Promise<DevelopmentIssuer> =>
    startDevelopmentIssuer({ port, audience, keysFile: join(directory, 'keys.json') });

  const verified = (token: string, expected = audience): Promise<JWTVerifyResult> =>
    jwtVerify(token, createRemoteJWKSet(new URL(`${issuer.issuerUrl}/jwks`)), {
      issuer: issuer.issuerUrl,
      audience: expected,
    });

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'development-issuer-'));
    issuer = await startAgain(0);
  });

  afterAll(async () => {
    await issuer.stop();
    await rm(directory, { recursive: true });
  });

  it('gives a script a token for anybody, valid for eight hours at this audience', async () => {
    const { payload } = await verified(await requestDevelopmentToken(issuer.issuerUrl, 'careers lead of Moseley'));
    expect(payload.sub).toBe('careers lead of Moseley');
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(8 * 60 * 60);
  });

  it('gives no token that another audience accepts', async () => {
    const token = await requestDevelopmentToken(issuer.issuerUrl, 'ruth');
    await expect(verified(token, 'https://elsewhere.example')).rejects.toMatchObject({
      code: 'ERR_JWT_CLAIM_VALIDATION_FAILED',
    });
  });

  it('gives no token to nobody', async () => {
    await expect(requestDevelopmentToken(issuer.issuerUrl, '')).rejects.toThrow(/sub must have 1 to 255 characters/);
  });

  it('tells its endpoints, and that it asks for PKCE', async () => {
    const response = await fetch(`${issuer.issuerUrl}/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({
      issuer: issuer.issuerUrl,
      authorization_endpoint: `${issuer.issuerUrl}/auth`,
      token_endpoint: `${issuer.issuerUrl}/token`,
      jwks_uri: `${issuer.issuerUrl}/jwks`,
      code_challenge_methods_supported: ['S256'],
    });
  });

  it('lets a browser sign in under any name with a code and PKCE', async () => {
    const verifier = randomBytes(32).toString('base64url');
    const code = await signInWithBrowser(
      issuer.issuerUrl,
      'ruth',
      createHash('sha256').update(verifier).digest('base64url'),
    );
    const answer = await exchange(issuer.issuerUrl, code, verifier);
    expect((await verified(String(answer['access_token']))).payload.sub).toBe('ruth');
    expect((await verified(String(answer['id_token']), developmentClientId)).payload.sub).toBe('ruth');
  });

  it('gives nothing for a code without its verifier', async () => {
    const challenge = createHash('sha256').update(randomBytes(32)).digest('base64url');
    const code = await signInWithBrowser(issuer.issuerUrl, 'ruth', challenge);
    expect(await exchange(issuer.issuerUrl, code, randomBytes(32).toString('base64url'))).toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('keeps its keys for itself, so that tokens outlive a restart', async () => {
    const token = await requestDevelopmentToken(issuer.issuerUrl, 'ruth');
    await issuer.stop();
    await expect(fetch(issuer.issuerUrl)).rejects.toThrow();
    issuer = await startAgain(Number(new URL(issuer.issuerUrl).port));
    expect((await verified(token)).payload.sub).toBe('ruth');
    expect((await stat(join(directory, 'keys.json'))).mode & 0o777).toBe(0o600);
  });

  it('starts without a word on the console', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const info = jest.spyOn(console, 'info').mockImplementation(() => undefined);
    const another = await startDevelopmentIssuer({ port: 0, audience });
    await requestDevelopmentToken(another.issuerUrl, 'ruth');
    await another.stop();
    const said = [...warn.mock.calls, ...info.mock.calls];
    jest.restoreAllMocks();
    expect(said).toEqual([]);
  });

  it('does not start in production', async () => {
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    try {
      await expect(startDevelopmentIssuer({ port: 0, audience })).rejects.toThrow(
        /does not start with NODE_ENV=production/,
      );
    } finally {
      process.env['NODE_ENV'] = before;
    }
  });
});

const callback = 'http://127.0.0.1:9/callback';

/** Follows the issuer's pages as a browser does, to the code that it sends to the callback. */
async function signInWithBrowser(issuerUrl: string, login: string, challenge: string): Promise<string> {
  const cookies = new Map<string, string>();
  const visit = async (url: string, form?: URLSearchParams): Promise<Response> => {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const request = form ? { method: 'POST', body: form } : {};
    const response = await fetch(url, { ...request, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    return response;
  };
  const question = new URLSearchParams({
    client_id: developmentClientId,
    response_type: 'code',
    redirect_uri: callback,
    scope: 'openid',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  let response = await visit(`${issuerUrl}/auth?${question.toString()}`);
  for (let page = 0; page < 10; page++) {
    const next = response.headers.get('location');
    if (next?.startsWith(callback)) return new URL(next).searchParams.get('code') ?? next;
    if (next) {
      response = await visit(new URL(next, issuerUrl).href);
      continue;
    }
    const html = await response.text();
    const action = /action="([^"]+)"/.exec(html)?.[1] ?? '';
    const prompt = /name="prompt" value="([^"]+)"/.exec(html)?.[1] ?? '';
    response = await visit(new URL(action, issuerUrl).href, new URLSearchParams({ prompt, login, password: 'any' }));
  }
  throw new Error('the issuer asks for ever');
}

async function exchange(issuerUrl: string, code: string, verifier: string): Promise<Record<string, unknown>> {
  const form = { grant_type: 'authorization_code', client_id: developmentClientId, redirect_uri: callback, code };
  const body = new URLSearchParams({ ...form, code_verifier: verifier });
  return (await (await fetch(`${issuerUrl}/token`, { method: 'POST', body })).json()) as Record<string, unknown>;
}
