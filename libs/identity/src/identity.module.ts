import { Global, Module, type DynamicModule } from '@nestjs/common';
import { systemClock, type Surroundings } from '#kernel';
import { newId, ScopedReads, SURROUNDINGS, useCases, type Transaction } from '#platform';
import { GrantSchoolRole } from './application/grant-school-role.use-case.js';
import type { IdentityTx } from './application/ports.js';
import { RevokeRole } from './application/revoke-role.use-case.js';
import { SignInService } from './application/sign-in.js';
import { TokenVerifier, type TrustedIssuer } from './application/token-verifier.js';
import { IdentityResolver } from './graphql/identity.resolver.js';
import { PgGrants } from './persistence/grant.repository.js';
import { PgSignInQueries } from './persistence/sign-in.queries.js';

const repositories = (tx: Transaction): IdentityTx => ({ grants: new PgGrants(tx, newId), outbox: tx.outbox });

/** Who people are: tokens of trusted issuers, accounts, and the roles given to them. */
@Global()
@Module({})
export class IdentityModule {
  static trusting(issuers: readonly TrustedIssuer[]): DynamicModule {
    return {
      module: IdentityModule,
      providers: [
        ...useCases(repositories, [GrantSchoolRole, RevokeRole]),
        {
          provide: SignInService,
          inject: [ScopedReads, SURROUNDINGS],
          // A token expires by the machine's clock, whatever date a story is told at.
          useFactory: (reads: ScopedReads, { newId }: Surroundings) =>
            new SignInService(new TokenVerifier(issuers), new PgSignInQueries(reads, newId), systemClock),
        },
        IdentityResolver,
      ],
      exports: [SignInService],
    };
  }
}
