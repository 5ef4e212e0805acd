import { Module } from '@nestjs/common';
import { PgAllocations } from '#placements';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { IssueCertificate } from './application/issue-certificate.use-case.js';
import type { CertificatesTx } from './application/ports.js';
import { CertificateResolver } from './graphql/certificate.resolver.js';
import { CertificateQueries } from './persistence/certificate.queries.js';
import { PgCertificates } from './persistence/certificate.repository.js';

const repositories = (tx: Transaction): CertificatesTx => ({
  allocations: new PgAllocations(tx),
  certificates: new PgCertificates(tx),
  outbox: tx.outbox,
});

/** Certificates of placements, on paper and to be checked by anybody who is shown one. */
@Module({
  providers: [
    ...useCases(repositories, [IssueCertificate]),
    {
      provide: CertificateQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new CertificateQueries(reads),
    },
    CertificateResolver,
  ],
})
export class CertificatesModule {}
