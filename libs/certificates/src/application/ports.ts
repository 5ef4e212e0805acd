import type { AllocationId, Outbox } from '#kernel';
import type { LockedAllocations } from '#placements';
import type { Certificate, CertificateFacts } from '../domain/certificate.js';

/** Certificates, one for each placement. */
export interface Certificates {
  /** The code of a placement's certificate; `undefined` when there is none yet. */
  codeOf(allocationId: AllocationId): Promise<string | undefined>;
  add(certificate: Certificate, at: Date): Promise<void>;
  /** What the certificate of an attended placement says. */
  factsOf(allocationId: AllocationId): Promise<CertificateFacts>;
}

/** What the use cases of this feature work with. */
export interface CertificatesTx {
  readonly allocations: LockedAllocations;
  readonly certificates: Certificates;
  readonly outbox: Outbox;
}
