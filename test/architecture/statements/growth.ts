import type { TestEmployer } from '#testing';
import { copies } from './counting.js';

/** Fifty employers like that one, each with its own sites, adults and vetting. */
export async function copiesOfEmployer({ id }: Pick<TestEmployer, 'id'>): Promise<void> {
  const of = ['employer_id', id] as const;
  await copies('employer', ['id', id], ['id']);
  await copies('site', of, ['id', 'employer_id']);
  await copies('host_adult', of, ['id', 'employer_id', 'site_id']);
  await copies('insurance', of, ['id', 'employer_id']);
  await copies('activity_profile', of, ['id', 'employer_id', 'site_id']);
  await copies('activity_declaration', of, ['profile_id', 'employer_id']);
}

/** The same with its adverts and their slots. */
export async function copiesOfHost(employer: Pick<TestEmployer, 'id'>): Promise<void> {
  const of = ['employer_id', employer.id] as const;
  await copiesOfEmployer(employer);
  await copies('opportunity', of, ['id', 'employer_id', 'site_id', 'supervisor_id', 'deputy_id']);
  await copies('slot', of, ['id', 'employer_id', 'opportunity_id']);
}

/** Fifty adverts of the same employer like that one, each with slots like its own. */
export async function copiesOfAdvert(opportunityId: string): Promise<void> {
  await copies('opportunity', ['id', opportunityId], ['id']);
  await copies('slot', ['opportunity_id', opportunityId], ['id', 'opportunity_id']);
}

/** Fifty students like that one, at the same school. */
export async function copiesOfStudent({ id }: { readonly id: string }): Promise<void> {
  await copies('student', ['id', id], ['id']);
  await copies('student_identity', ['student_id', id], ['student_id'], { upn: 'left(md5(r.upn || n), 13)' });
}
