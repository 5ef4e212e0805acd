import type { Role } from '#kernel';

/** The roles that somebody of the sample has; nobody there has a mentor. */
export type SampleRole = Exclude<Role, 'MENTOR'>;

/** A query worth starting with, for each role. */
export function readyQueries(roundId: string): Readonly<Record<SampleRole, string>> {
  return {
    STUDENT: `{ myOutcome(roundId: "${roundId}") { kind reason } opportunities(first: 3) { nodes { title area employer { name } slots { startsOn placesLeft } } } }`,
    CAREERS_LEAD:
      '{ mySchool { name } schoolAllocations(first: 5) { nodes { state student { givenName familyName } } } }',
    SAFEGUARDING_LEAD: '{ concerns(first: 5) { nodes { id } } schoolAllocations(first: 5) { nodes { state } } }',
    EMPLOYER:
      '{ myEmployer { name state sites { name postcode } } hostAllocations(first: 5) { nodes { state student { yearGroup displayName } } } }',
    COORDINATOR: `{ proposal(roundId: "${roundId}") { placed unplaced } employersToVerify(first: 5) { nodes { name } } }`,
  };
}
