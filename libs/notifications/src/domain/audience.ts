/** Whom an event concerns: the student, the staff of a school, the people of an employer, or the safeguarding lead of a school alone. */
export const audiences = ['STUDENT', 'SCHOOL', 'EMPLOYER', 'SAFEGUARDING_LEAD'] as const;

export type Audience = (typeof audiences)[number];
