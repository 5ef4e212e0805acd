import { judge } from '#clearances';
import { systemActor, today, type LocalDate, type OpportunityId, type Surroundings, type UnitOfWork } from '#kernel';
import { mondayOf } from '#opportunities';
import { longerWay, type TravelTimeProvider } from '#travel';
import type { Digest, DigestFacts, DigestReads, DueStudent, FindingTx, NewAdvert } from './ports.js';

/** Students whose digests are made in one transaction. */
const batch = 200;
/** Most adverts in a digest, the newest. */
const longest = 10;
/** Adverts of so many days are looked at where a student has not had a digest for longer, or ever. */
export const farthestBackDays = 28;

/** What the rules say of a student at a slot. */
type MayGo = (student: DueStudent, advert: NewAdvert) => boolean;
/** The longer way of a student to a slot in minutes; null where the student goes nowhere alone. */
type MinutesTo = (student: DueStudent, advert: NewAdvert) => number | null;

/**
 * Tells each student once a week which new adverts are open to them by year group, school, safeguarding rules and limits of travel, and how
 * far each is. A digest and its event are written together, and a student has one a week at most: whatever dies, whoever does the rest tells nobody twice and leaves nobody out.
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
      const minutesTo: MinutesTo = ({ id }, { slotId }) => reached.get(`${id} ${slotId}`) ?? null;
      told += await this.keep(
        due.map((student) => this.digestOf(student, adverts, mayGo, minutesTo)),
        mondayOf(on),
        now,
      );
    }
  }

  /** The minutes of each pair of a student and a slot that are within the student's limits of travel. */
  private async reachedBy(
    due: readonly DueStudent[],
    adverts: readonly NewAdvert[],
  ): Promise<ReadonlyMap<string, number>> {
    const sites = adverts.flatMap(({ slotId, site }) => (site === null ? [] : [{ id: slotId, ...site }]));
    const homes = due.map(({ id, traveller }) => ({ id, ...traveller }));
    const edges = await this.travelTimes.batch({ sites, homes });
    return new Map(edges.map((edge) => [`${edge.homeId} ${edge.siteId}`, longerWay(edge)]));
  }

  private digestOf(student: DueStudent, adverts: readonly NewAdvert[], mayGo: MayGo, minutesTo: MinutesTo): Digest {
    const told = new Map<OpportunityId, number | null>();
    for (const advert of adverts) {
      if (told.size === longest) break;
      if (!told.has(advert.id) && isOpenTo(student, advert) && mayGo(student, advert))
        told.set(advert.id, minutesTo(student, advert));
    }
    return {
      id: this.surroundings.newId('Digest'),
      student,
      adverts: [...told].map(([id, minutes]) => ({ id, minutes })),
    };
  }

  private keep(digests: readonly Digest[], week: LocalDate, at: Date): Promise<number> {
    return this.unitOfWork.run(systemActor('make-digests'), async ({ digests: kept, outbox }) => {
      const added = await kept.add(digests, week, at);
      const news = digests.filter(({ id, adverts: told }) => added.has(id) && told.length > 0);
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
