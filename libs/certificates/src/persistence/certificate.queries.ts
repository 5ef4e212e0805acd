import { systemActor } from '#kernel';
import { activitiesSql, activityJson, type Activity } from '#ledger';
import { statement, type ScopedReads } from '#platform';
import { isCode } from '../domain/certificate.js';

/** All of a certificate that whoever holds its code may see. */
export interface CheckedCertificate {
  /** First name and initial. */
  readonly displayName: string;
  readonly activity: Activity;
}

const checked = statement<CheckedCertificate>(
  'checked_certificate',
  `select i.given_name || ' ' || left(i.family_name, 1) || '.' as "displayName", ${activityJson} as activity
   from certificate k join allocation a on a.id = k.allocation_id and a.state = 'ATTENDED' join ${activitiesSql} on x.id = k.allocation_id
   join student_identity i on i.student_id = k.student_id where k.code = $1`,
);

const reader = systemActor('certificate-check');

/** Reads of certificates by their codes, for anybody: as the service, because whoever checks one is not signed in. */
export class CertificateQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** `undefined` when there is none of that code, or what it says no longer holds. */
  async checked(code: string): Promise<CheckedCertificate | undefined> {
    return isCode(code) ? this.reads.one(reader, checked, [code]) : undefined;
  }
}
