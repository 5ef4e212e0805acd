import type { Transaction } from '#platform';
import type { Feedback } from '../application/ports.js';
import type { EmployerFeedback } from '../domain/employer-feedback.js';

/** What employers say, in PostgreSQL. */
export class PgFeedback implements Feedback {
  constructor(private readonly tx: Transaction) {}

  async add(feedback: EmployerFeedback, at: Date): Promise<boolean> {
    const { allocationId, programmeId, schoolId, studentId, employerId, skills, didWell, nextStep, givenBy } = feedback;
    const added = await this.tx.manager.query<unknown[]>(
      `insert into employer_feedback (allocation_id, programme_id, school_id, student_id, employer_id, skills, did_well, next_step,
         given_by, given_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (allocation_id) do nothing returning allocation_id`,
      [
        allocationId,
        programmeId,
        schoolId,
        studentId,
        employerId,
        JSON.stringify(skills),
        didWell,
        nextStep,
        givenBy,
        at,
      ],
    );
    return added.length === 1;
  }
}
