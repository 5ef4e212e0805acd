import type { Outbox, SchoolId, StudentId } from '#kernel';
import type { JobCategory, StatementAnswers, StudentInterests } from '#interests';
import type { PostcodeDirectory } from '#postcodes';
import type { EnrolledStudent } from '../domain/student.js';

/** Students of schools, and who they are. */
export interface Students {
  /** Lets imports of one school wait for each other, until the unit of work ends. */
  lockImportsOf(schoolId: SchoolId): Promise<void>;
  /** The students that the school has already, by UPN; only of those UPNs. */
  idsByUpn(schoolId: SchoolId, upns: readonly string[]): Promise<ReadonlyMap<string, StudentId>>;
  /** Adds the students to the actor's school; one whose id is there gets everything anew. */
  save(students: readonly EnrolledStudent[]): Promise<void>;
  /** False when there is no such student in the actor's reach. */
  setInterests(id: StudentId, interests: readonly JobCategory[]): Promise<boolean>;
  /** What the student chose and now answers, in place of what was answered before; `undefined` when there is no such student in reach. */
  setAnswers(id: StudentId, answers: StatementAnswers): Promise<StudentInterests | undefined>;
}

/** A student, and the `sub` of the tokens that they are to sign in with. */
export interface StudentSignIn {
  readonly studentId: StudentId;
  readonly subject: string;
}

/** Who signs in as which student. */
export interface StudentSignIns {
  /**
   * From now on each of these subjects, at the issuer that signs the actor in, acts as that student of the actor's school; whoever did
   * before does not any more, and none of them as another student of the school.
   */
  assign(signIns: readonly StudentSignIn[], at: Date): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface StudentsTx {
  readonly students: Students;
  readonly directory: PostcodeDirectory;
  readonly signIns: StudentSignIns;
  readonly outbox: Outbox;
}
