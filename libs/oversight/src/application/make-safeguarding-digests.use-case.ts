import { systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import { partsFor, weekBefore } from '../domain/safeguarding-digest.js';
import type { Oversight, OversightTx } from './ports.js';

/**
 * Tells each safeguarding lead once a week, in numbers alone, what of the week before is worth looking over, and what waits. A school with nothing
 * to tell is told nothing. The note that a school was told and the news are written together, and there is one a school and week: whatever
 * dies, whoever does the rest tells nobody twice and leaves nobody out.
 */
export class MakeSafeguardingDigests {
  constructor(
    private readonly unitOfWork: UnitOfWork<OversightTx>,
    private readonly surroundings: Surroundings,
    private readonly oversight: Oversight,
  ) {}

  /** How many schools were told of something. As many statements however many schools. */
  async run(): Promise<number> {
    const { clock, newId } = this.surroundings;
    const [at, on] = [clock.now(), today(clock)];
    const days = weekBefore(on);
    const due = await this.oversight.schoolsDue(days.until);
    if (due.length === 0) return 0;
    const findings = await this.oversight.findings(days, on);
    const digests = due.map((school) => ({ id: newId('SafeguardingDigest'), school }));
    return this.unitOfWork.run(systemActor('make-safeguarding-digests'), async ({ digests: kept, outbox }) => {
      const added = await kept.add(digests, days.until, at);
      const news = digests
        .filter(({ id }) => added.has(id))
        .map(({ id: subjectId, school: { id: safeguardingOf, programmeId } }) =>
          partsFor(safeguardingOf, findings).map(({ kind, count }) => ({
            kind,
            subjectId,
            programmeId,
            safeguardingOf,
            detail: { things: count },
          })),
        );
      await outbox.add(...news.flat());
      return news.filter((parts) => parts.length > 0).length;
    });
  }
}
