import type { Actor, Surroundings, UnitOfWork } from '#kernel';
import { attendedAllocation } from '#placements';
import type { CertificateFacts } from '../domain/certificate.js';
import { drawCode } from './draw-code.js';
import type { CertificatesTx } from './ports.js';

/** A certificate, ready to be printed. */
export interface IssuedCertificate extends CertificateFacts {
  readonly code: string;
}

/** Makes the certificate of a placement that was attended; asked for again it says what attendance says then, under the same code. */
export class IssueCertificate {
  constructor(
    private readonly unitOfWork: UnitOfWork<CertificatesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound` and `WrongState`. */
  run(actor: Actor, wanted: string): Promise<IssuedCertificate> {
    return this.unitOfWork.run(actor, async ({ allocations, certificates, outbox }) => {
      const { id, programmeId, schoolId, studentId } = await attendedAllocation(allocations, wanted, 'CERTIFIED');
      const facts = await certificates.factsOf(id);
      const known = await certificates.codeOf(id);
      if (known !== undefined) return { ...facts, code: known };
      const code = drawCode();
      const certificate = { allocationId: id, programmeId, schoolId, studentId, code };
      await certificates.add(certificate, this.surroundings.clock.now());
      await outbox.add({ kind: 'certificate.issued', subjectId: id, schoolId, studentId });
      return { ...facts, code };
    });
  }
}
