import { systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import { monthBefore, schoolYearDays, unplacedFigures, unplacedNews } from '../domain/unplaced-report.js';
import type { Unplaced, UnplacedReportsTx } from './ports.js';

/**
 * Keeps once a month, for each programme, how many of the students who were in its published rounds of the school year have no place,
 * by group, and tells its coordinators that it is there. It is about the month before, and as things stand when it is made: nobody can say
 * afterwards who had a place when. A report and its news are written together, and there is one a programme and month: whatever dies, whoever
 * does the rest tells nobody twice and leaves nobody out. A programme of which nobody took part gets none.
 */
export class MakeUnplacedReports {
  constructor(
    private readonly unitOfWork: UnitOfWork<UnplacedReportsTx>,
    private readonly surroundings: Surroundings,
    private readonly unplaced: Unplaced,
  ) {}

  /** How many reports were made. As many statements however many programmes and students. */
  async run(): Promise<number> {
    const { clock, newId } = this.surroundings;
    const [at, on] = [clock.now(), today(clock)];
    const { from: month } = monthBefore(on);
    const due = await this.unplaced.programmesDue(month);
    if (due.length === 0) return 0;
    const counts = await this.unplaced.counts(due, schoolYearDays(month), on, at);
    const reports = due.map((programmeId) => {
      const figures = unplacedFigures(counts.filter((count) => count.programmeId === programmeId)) ?? null;
      return { id: newId('UnplacedReport'), programmeId, figures };
    });
    return this.unitOfWork.run(systemActor('make-unplaced-reports'), async ({ reports: kept, outbox }) => {
      const added = await kept.add(reports, month, at);
      const news = reports.flatMap(({ id: subjectId, programmeId, figures }) =>
        figures === null || !added.has(subjectId)
          ? []
          : [{ subjectId, programmeId, coordinatorOf: programmeId, ...unplacedNews(figures) }],
      );
      await outbox.add(...news);
      return news.length;
    });
  }
}
