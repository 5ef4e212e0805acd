import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';

/** An OpenID Connect issuer whose access tokens are taken, and the audience they must be made for. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly audience: string;
}

/** Who a token speaks for. */
export interface TokenSubject {
  readonly issuer: string;
  readonly subject: string;
}

/** The token is not one of ours: expired, made for somebody else, unsigned, unknown issuer. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

/** Only asymmetric signatures: with these, a public key can never be passed off as a shared secret. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const rememberedTokens = 10_000;

/**
 * Checks bearer tokens against the key sets of the trusted issuers. A token that was checked is remembered until it expires, because
 * its signature cannot change; what its holder may do is asked of the database each time.
 */
export class TokenVerifier {
  private readonly keySets = new Map<string, Promise<JWTVerifyGetKey>>();
  private readonly remembered = new Map<string, TokenSubject & { expiresAtMs: number }>();

  constructor(private readonly issuers: readonly TrustedIssuer[]) {}

  /** Whom the token speaks for. Throws `TokenRefused`; a key set that cannot be fetched throws as it came. */
  async verify(token: string, now: Date): Promise<TokenSubject> {
    const known = this.remembered.get(token);
    if (known !== undefined && known.expiresAtMs > now.getTime()) return known;
    const issuer = this.issuers.find(({ issuer }) => issuer === claimedIssuer(token));
    if (issuer === undefined) throw new TokenRefused('The token is not from an issuer that is trusted here.');
    const { payload } = await this.check(token, issuer, now);
    if (payload.sub === undefined || payload.exp === undefined)
      throw new TokenRefused('The token names no subject or never expires.');
    const subject = { issuer: issuer.issuer, subject: payload.sub, expiresAtMs: payload.exp * 1000 };
    this.remember(token, subject);
    return subject;
  }

  private async check(token: string, { issuer, audience }: TrustedIssuer, now: Date): ReturnType<typeof jwtVerify> {
    try {
      return await jwtVerify(token, await this.keySetOf(issuer), {
        issuer,
        audience,
        algorithms,
        currentDate: now,
        clockTolerance: 5,
      });
    } catch (error) {
      if (error instanceof errors.JOSEError) throw new TokenRefused(`The token was refused (${error.code}).`);
      throw error;
    }
  }

  private keySetOf(issuer: string): Promise<JWTVerifyGetKey> {
    const known = this.keySets.get(issuer);
    if (known !== undefined) return known;
    const found = discoverKeySet(issuer).catch((error: unknown) => {
      this.keySets.delete(issuer);
      throw error;
    });
    this.keySets.set(issuer, found);
    return found;
  }

  private remember(token: string, subject: TokenSubject & { expiresAtMs: number }): void {
    const oldest = this.remembered.keys().next().value;
    if (this.remembered.size >= rememberedTokens && oldest !== undefined) this.remembered.delete(oldest);
    this.remembered.set(token, subject);
  }
}

/** Finds the key set through the issuer's discovery document; jose fetches and refreshes it from there. */
async function discoverKeySet(issuer: string): Promise<JWTVerifyGetKey> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5000),
  });
  const found = (await answer.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (!answer.ok || found.issuer !== issuer || typeof found.jwks_uri !== 'string') {
    throw new Error(`The issuer ${issuer} does not publish its discovery document.`);
  }
  return createRemoteJWKSet(new URL(found.jwks_uri));
}

/** The issuer that the token says it is from, not yet believed; picks the key set to check it by. */
function claimedIssuer(token: string): string | undefined {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof payload === 'object' && payload !== null && 'iss' in payload ? String(payload.iss) : undefined;
  } catch {
    return undefined;
  }
}
