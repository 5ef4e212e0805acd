import type { Language } from '#guardians';
import { systemActor, type UnitOfWork } from '#kernel';
import type { DayPage } from '../domain/day-page.js';
import type { MakeDayPage } from './make-day-page.js';
import type { DayPagesTx } from './ports.js';

/**
 * Opens the page of a placement for whoever has the token of a link. That it was opened, and by whose link, is written down before the page is
 * handed out: where a child will be on which days is nothing that anybody reads unnoted.
 */
export class OpenDayPage {
  constructor(
    private readonly unitOfWork: UnitOfWork<DayPagesTx>,
    private readonly make: MakeDayPage,
  ) {}

  /** `undefined` for every token that opens none, whatever the reason; then there is nothing to write down. */
  async run(token: string, language: Language | null): Promise<DayPage | undefined> {
    const opened = await this.make.byToken(token, language);
    if (opened === undefined) return undefined;
    const { page, link } = opened;
    const { allocationId: subjectId, programmeId, guardianId } = link;
    await this.unitOfWork.run(systemActor('day-page'), ({ outbox }) =>
      // To nobody: it is kept, and not told.
      outbox.add({ kind: 'day-page.opened', subjectId, programmeId, detail: { guardianId } }),
    );
    return page;
  }
}
