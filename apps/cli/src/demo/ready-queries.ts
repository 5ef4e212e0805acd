import type { Role } from '#kernel';

/** A query worth starting with, for each role. */
export const readyQueries: Readonly<Record<Role, string>> = {
  STUDENT: '{ rounds { id name state } opportunities(first: 5) { nodes { title employer { name } area slots { startsOn placesLeft } } } }',
  CAREERS_LEAD: '{ mySchool { name } students(first: 5) { nodes { givenName familyName yearGroup } } }',
  SAFEGUARDING_LEAD: '{ concerns(first: 5) { nodes { id } } schoolAllocations(first: 5) { nodes { state } } }',
  EMPLOYER: '{ myEmployer { name state sites { name postcode } } slotRequests(first: 5) { nodes { schoolName places state } } }',
  COORDINATOR: '{ rounds { id name state } employersToVerify(first: 5) { nodes { name } } }',
};
