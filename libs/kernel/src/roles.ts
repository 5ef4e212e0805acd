/** Who somebody is to the programme, as in the glossary. Guardians act through single-use links and have no role here. */
export const roles = ['STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'MENTOR', 'EMPLOYER', 'COORDINATOR'] as const;

export type Role = (typeof roles)[number];
