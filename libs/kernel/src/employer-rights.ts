/** What a member of an employer's team may do beside reading what is its own; an owner may do everything. */
export const employerRights = ['OWNER', 'ADVERTS', 'REQUESTS', 'STUDENTS'] as const;

export type EmployerRight = (typeof employerRights)[number];
