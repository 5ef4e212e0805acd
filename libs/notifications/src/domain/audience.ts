/** Whom an event concerns: the student, the staff of a school, the people of an employer, the safeguarding lead of a school alone, or the coordinators. */
export const audiences = ['STUDENT', 'SCHOOL', 'EMPLOYER', 'SAFEGUARDING_LEAD', 'COORDINATOR'] as const;

export type Audience = (typeof audiences)[number];
