import { judge } from '#clearances';
import { systemActor, today, type LocalDate, type OpportunityId, type Surroundings, type UnitOfWork } from '#kernel';
import { mondayOf } from '#opportunities';
import type { TravelTimeProvider } from '#travel';
import type { Digest, DigestFacts, DigestReads, DueStudent, FindingTx, NewAdvert } from './ports.js';

/** Students whose digests are made in one transaction. */
const batch = 200;
/** Most adverts in a digest, the newest. */
const longest = 10;
/** Adverts of so many days are looked at where a student has not had a digest for longer, or ever. */
export const farthestBackDays = 28;

/** What the rules say of a student at a slot. */
type MayGo = (student: DueStudent, advert: NewAdvert) => boolean;

/**
 * Tells each student once a week which new adverts are open to them by year group, school, safeguarding rules and limits of travel. A digest and its event are
 * written together, and a student has one a week at most: whatever dies, whoever does the rest tells nobody twice and leaves nobody out.
 */
export class MakeWeeklyDigests {
  constructor(
    private readonly unitOfWork: UnitOfWork<FindingTx>,
    private readonly surroundings: Surroundings,
    private readonly reads: DigestReads,
    private readonly facts: DigestFacts,
    private readonly travelTimes: TravelTimeProvider,
  ) {}

  /** Returns how many students were told of something. Two reads for the adverts, four statements and a batch of travel times for every 200 students. */
  async run(): Promise<number> {
    const now = this.surroundings.clock.now();
    const on = today(this.surroundings.clock);
    const adverts = await this.reads.newAdverts(new Date(now.getTime() - farthestBackDays * 86_400_000), on);
    const hosts = await this.facts.ofSlots(adverts.map(({ slotId }) => slotId));
    let told = 0;
    for (;;) {
      const due = await this.reads.due(mondayOf(on), now, batch);
      if (due.length === 0) return told;
      const students = await this.facts.ofStudents(due.map(({ id }) => id));
      const reached = await this.reachedBy(due, adverts);
      const mayGo: MayGo = ({ id }, { slotId, site }) => {
        const host = hosts.get(slotId);
        if (host === undefined || (site !== null && !reached.has(`${id} ${slotId}`))) return false;
        return judge('APPLY', host, { student: students.get(id) ?? null }, on).outcome === 'ALLOWED';
      };
      told += await this.keep(
        due.map((student) => this.digestOf(student, adverts, mayGo)),
        mondayOf(on),
        now,
      );
    }
  }

  /** The pairs of a student and a slot that are within the student's limits of travel. */
  private async reachedBy(due: readonly DueStudent[], adverts: readonly NewAdvert[]): Promise<ReadonlySet<string>> {
    const sites = adverts.flatMap(({ slotId, site }) => (site === null ? [] : [{ id: slotId, ...site }]));
    const homes = due.map(({ id, traveller }) => ({ id, ...traveller }));
    const edges = await this.travelTimes.batch({ sites, homes });
    return new Set(edges.map(({ homeId, siteId }) => `${homeId} ${siteId}`));
  }

  private digestOf(student: DueStudent, adverts: readonly NewAdvert[], mayGo: MayGo): Digest {
    const open = adverts.filter((advert) => isOpenTo(student, advert) && mayGo(student, advert));
    const ids = new Set<OpportunityId>(open.map(({ id }) => id));
    return { id: this.surroundings.newId('Digest'), student, opportunityIds: [...ids].slice(0, longest) };
  }

  private keep(digests: readonly Digest[], week: LocalDate, at: Date): Promise<number> {
    return this.unitOfWork.run(systemActor('make-digests'), async ({ digests: kept, outbox }) => {
      const added = await kept.add(digests, week, at);
      const news = digests.filter(({ id, opportunityIds }) => added.has(id) && opportunityIds.length > 0);
      await outbox.add(
        ...news.map(({ id: subjectId, student: { id: studentId, programmeId } }) => ({
          kind: 'opportunities.weekly-digest',
          subjectId,
          programmeId,
          studentId,
        })),
      );
      return news.length;
    });
  }
}

/** True when the advert is new to the student and its slot neither for other years nor for another school. O(year groups). */
function isOpenTo({ programmeId, schoolId, yearGroup, since, told }: DueStudent, advert: NewAdvert): boolean {
  return (
    advert.programmeId === programmeId &&
    advert.publishedAt >= since &&
    !told.includes(advert.id) &&
    advert.yearGroups.includes(yearGroup) &&
    advert.keptForSchoolIds?.includes(schoolId) !== false
  );
}
