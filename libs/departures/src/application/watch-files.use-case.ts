import { systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import { fileDates } from '../domain/departure.js';
import type { DeparturesTx, DueFile } from './ports.js';

/**
 * Tells the safeguarding lead of the old school of files that have to follow somebody who has left: on the third school day, and once the fifth is
 * over, each once; and at once of a file that began only after they had left. Run by the worker on the morning of every working day.
 */
export class WatchFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork<DeparturesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many were told of. */
  run(): Promise<number> {
    const { clock } = this.surroundings;
    const [on, at] = [today(clock), clock.now()];
    return this.unitOfWork.run(systemActor('watch-files'), async ({ files, outbox }) => {
      const opened: DueFile[] = [];
      for (const { terms, leftOn, ...file } of await files.late())
        if (await files.open(file.studentId, fileDates(terms, leftOn > on ? leftOn : on), at)) opened.push(file);
      const due = await files.toRemindOf(on, at);
      const late = await files.overdue(on, at);
      await outbox.add(
        ...opened.map((file) => ({ kind: 'file.to-pass-on', ...forLead(file) })),
        ...due.map((file) => ({ kind: 'file.due-soon', ...forLead(file) })),
        ...late.map((file) => ({ kind: 'file.overdue', ...forLead(file) })),
      );
      return opened.length + due.length + late.length;
    });
  }
}

function forLead({ studentId: subjectId, programmeId, schoolId: safeguardingOf }: DueFile) {
  return { subjectId, programmeId, safeguardingOf };
}
