import { InvalidInput, invariant, isIdOf, NotFound, type Actor, type UnitOfWork } from '#kernel';
import { concernFile } from '../domain/concern-file.js';
import type { ConcernsTx } from './ports.js';

/** Whose file: every concern about a student, or one concern. */
export interface ExportConcernsCommand {
  readonly studentId: string | null;
  readonly concernId: string | null;
}

/** What goes into the school's file. */
export interface ConcernExport {
  readonly text: string;
  readonly count: number;
}

/** Writes out concerns of the safeguarding lead's own school with every note; that it was done is kept, and never what was in it. */
export class ExportConcerns {
  constructor(private readonly unitOfWork: UnitOfWork<ConcernsTx>) {}

  /** Throws `NotFound` where there is none, and `InvalidInput` unless one of the two is given. */
  run(actor: Actor, { studentId, concernId }: ExportConcernsCommand): Promise<ConcernExport> {
    const given = studentId ?? concernId;
    if (given === null || (studentId !== null && concernId !== null)) {
      const message = 'or concernId has to be given, one of the two';
      throw new InvalidInput([{ path: 'studentId', value: studentId, message }]);
    }
    return this.unitOfWork.run(actor, async ({ files, outbox }) => {
      invariant(actor.schoolId !== null, 'a safeguarding lead acts for a school');
      const isId = studentId === null ? isIdOf('Concern', given) : isIdOf('Student', given);
      const concerns = isId ? await files.of(actor.schoolId, studentId, concernId) : [];
      if (concerns.length === 0) throw new NotFound(studentId === null ? 'Concern' : 'Student', given);
      const notes = concerns.reduce((sum, concern) => sum + concern.notes.length, 0);
      await outbox.add({
        kind: 'concern.exported',
        subjectId: given,
        detail: { by: studentId === null ? 'concern' : 'student', concerns: concerns.length, notes },
      });
      return { text: concernFile(concerns), count: concerns.length };
    });
  }
}
