import { invariant, type Actor, type Clock } from '#kernel';
import type { SignIn } from '#platform';
import { TokenRefused, type TokenSubject, type TokenVerifier } from './token-verifier.js';
import type { GrantRow, SignInQueries } from './ports.js';

/** Turns the headers of a request into who acts. Asks the database on every request: a role that was taken away is gone at once. */
export class SignInService {
  constructor(
    private readonly verifier: TokenVerifier,
    private readonly queries: SignInQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * @param authorization the Authorization header, `Bearer …`
   * @param chosenGrant the Foothold-Grant header: which of several grants to act under
   */
  async signIn(authorization: string | undefined, chosenGrant: string | undefined, requestId: string): Promise<SignIn> {
    if (authorization === undefined) return { outcome: 'ANONYMOUS' };
    const token = /^Bearer ([\w.~+/=-]{1,4096})$/i.exec(authorization)?.[1];
    if (token === undefined)
      return { outcome: 'REFUSED', why: 'The Authorization header is not "Bearer" and a token.' };
    try {
      return await this.actorOf(await this.verifier.verify(token, this.clock.now()), chosenGrant, requestId);
    } catch (error) {
      if (error instanceof TokenRefused) return { outcome: 'REFUSED', why: error.message };
      throw error;
    }
  }

  /** Who a subject of an issuer acts as, whose token was checked by whoever asks; a first sign-in makes the account. */
  async actorOf(
    { issuer, subject }: TokenSubject,
    chosenGrant: string | undefined,
    requestId: string,
  ): Promise<SignIn> {
    const rows = await this.queries.grantsOf(issuer, subject);
    const grants = rows.filter((row) => row.grant_id !== null);
    const chosen = chosenGrant === undefined ? grants : grants.filter(({ grant_id: id }) => id === chosenGrant);
    if (chosen.length > 1) {
      const choices = chosen.map(({ grant_id: id, role }) => `${id ?? ''} (${role ?? ''})`).join(', ');
      return { outcome: 'CHOOSE_GRANT', why: `Say in the Foothold-Grant header as what you act: ${choices}.` };
    }
    if (chosenGrant !== undefined && chosen.length === 0) return { outcome: 'REFUSED', why: 'You hold no such grant.' };
    const accountId = rows[0]?.account_id ?? (await this.queries.accountFor(issuer, subject, requestId));
    invariant(accountId !== undefined, 'an account exists after it was made');
    return { outcome: 'SIGNED_IN', actor: actorUnder(chosen[0], accountId, requestId) };
  }
}

function actorUnder(grant: GrantRow | undefined, accountId: Actor['accountId'], requestId: string): Actor {
  return {
    accountId,
    role: grant?.role ?? 'NEWCOMER',
    programmeId: grant?.programme_id ?? null,
    schoolId: grant?.school_id ?? null,
    employerId: grant?.employer_id ?? null,
    studentId: grant?.student_id ?? null,
    ...((grant?.rights ?? null) === null ? {} : { rights: grant?.rights ?? [] }),
    requestId,
  };
}
