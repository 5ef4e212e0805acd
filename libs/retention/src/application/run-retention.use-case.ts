import { systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import { digestOf, type RetentionReport } from '../domain/report.js';
import { retentionTable } from '../domain/retention-table.js';
import type { RetentionTx } from './ports.js';

/** Takes a dry run back, with what it came to. */
class DryRun extends Error {
  constructor(readonly report: RetentionReport) {
    super('a dry run');
  }
}

/**
 * Does everything that the table says is due, in one transaction with the report and its row in the audit trail. A dry run is the same run, taken
 * back at its end: what it says is what a run at that moment would do.
 */
export class RunRetention {
  constructor(
    private readonly unitOfWork: UnitOfWork<RetentionTx>,
    private readonly surroundings: Surroundings,
  ) {}

  async run({ isDry }: { readonly isDry: boolean }): Promise<RetentionReport> {
    const { clock, newId } = this.surroundings;
    const [ranOn, at] = [today(clock), clock.now()];
    try {
      return await this.unitOfWork.run(systemActor('retention'), async ({ forgetting, outbox }) => {
        const lines: RetentionReport['lines'][number][] = [];
        for (const line of retentionTable) {
          if (line.dueBefore === null) continue;
          const dueBefore = line.dueBefore(ranOn);
          lines.push({ id: line.id, dueBefore, rows: await forgetting.forget(line.id, dueBefore, at) });
        }
        const report = { ranOn, lines };
        if (isDry) throw new DryRun(report);
        const [id, digest] = [newId('RetentionRun'), digestOf(report)];
        await forgetting.keep(id, report, digest, at);
        await outbox.add({ kind: 'retention.ran', subjectId: id, audit: { digest } });
        return report;
      });
    } catch (error) {
      if (error instanceof DryRun) return error.report;
      throw error;
    }
  }
}
