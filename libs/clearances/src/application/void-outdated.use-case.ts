import { groupBy, systemActor, today, type SchoolId, type Surroundings, type UnitOfWork } from '#kernel';
import { hashOfFacts } from '../domain/clearance-record.js';
import { bookingFacts } from '../domain/judge.js';
import type { ClearancesTx, StandingClearance, StepFacts, StepsScope } from './ports.js';

const batchSize = 500;

/** What a clearance would rest on now; a thing whose facts are gone rests on nothing. */
type FactsNow = ReadonlyMap<StandingClearance, unknown>;

/**
 * Marks as void what was decided of adverts, requests, applications and offers before anything of what the rules read was changed. Nothing is
 * decided anew for it and nobody is told: at each of these steps nobody goes anywhere yet, and the next one asks the rules again. Run by the
 * worker after every event that may have changed an input.
 */
export class VoidOutdated {
  constructor(
    private readonly unitOfWork: UnitOfWork<ClearancesTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: StepFacts,
  ) {}

  /** How many are void by it. Each 500 are a unit of work of their own, with six reads and three for each school; harmless to repeat. */
  async run(scope: StepsScope, requestId: string): Promise<number> {
    const { clock } = this.surroundings;
    let voided = 0;
    for (let after = ''; ;) {
      const batch = await this.unitOfWork.run(systemActor(requestId), async ({ steps, clearances }) => {
        const standing = await steps.standing(scope, today(clock), after, batchSize);
        const now = await this.factsNow(standing);
        const outdated = standing.filter((each) => hashOfFacts(now.get(each) ?? null) !== each.inputHash);
        await steps.void(
          outdated.map(({ id }) => id),
          clock.now(),
        );
        // What is said of an advert is read of each of its slots as well.
        for (const { opportunityId } of outdated)
          if (opportunityId !== null) await clearances.voidOfAdvert(opportunityId, clock.now());
        voided += outdated.length;
        return standing;
      });
      after = batch.at(-1)?.id ?? after;
      if (batch.length < batchSize) return voided;
    }
  }

  private async factsNow(standing: readonly StandingClearance[]): Promise<FactsNow> {
    const of = (stage: StandingClearance['stage']): StandingClearance[] =>
      standing.filter((each) => each.stage === stage);
    const now = new Map<StandingClearance, unknown>();
    await this.addAdverts(of('PUBLISH'), now);
    for (const [schoolId, asked] of groupBy(of('BOOK'), (each) => each.schoolId))
      if (schoolId !== null) await this.addBookings(schoolId, asked, now);
    await this.addStudents([...of('APPLY'), ...of('ALLOCATE')], now);
    return now;
  }

  private async addAdverts(shown: readonly StandingClearance[], now: Map<StandingClearance, unknown>): Promise<void> {
    if (shown.length === 0) return;
    const hosts = await this.facts.ofOpportunities(shown.flatMap(({ opportunityId }) => opportunityId ?? []));
    for (const each of shown) now.set(each, { host: hosts.get(each.opportunityId ?? '') });
  }

  private async addBookings(
    schoolId: SchoolId,
    asked: readonly StandingClearance[],
    now: Map<StandingClearance, unknown>,
  ): Promise<void> {
    const slotIds = slotsOf(asked);
    const hosts = await this.facts.ofSlots(slotIds, schoolId);
    const schools = await this.facts.ofSchool(schoolId, slotIds);
    for (const each of asked) {
      const [host, school] = [hosts.get(each.slotId ?? ''), schools.get(each.slotId ?? '') ?? null];
      if (host === undefined || each.places === null) continue;
      now.set(each, { host, ...bookingFacts(school, each.places, each.isPurposeAgreed) });
    }
  }

  private async addStudents(asked: readonly StandingClearance[], now: Map<StandingClearance, unknown>): Promise<void> {
    if (asked.length === 0) return;
    const hosts = await this.facts.ofSlots(slotsOf(asked));
    const students = await this.facts.ofStudents(asked.flatMap(({ studentId }) => studentId ?? []));
    // A place does not stand in its own student's way.
    const placed = await this.facts.ofStudentsIn(
      asked.flatMap(({ allocationId: id, schoolId, slotId, studentId }) =>
        id === null || schoolId === null || slotId === null || studentId === null
          ? []
          : [{ id, schoolId, slotId, studentId }],
      ),
    );
    for (const each of asked) {
      const host = hosts.get(each.slotId ?? '');
      const { allocationId, studentId } = each;
      const student = allocationId === null ? students.get(studentId ?? '') : placed.get(allocationId);
      if (host !== undefined) now.set(each, { host, student: student ?? null });
    }
  }
}

function slotsOf(asked: readonly StandingClearance[]): string[] {
  return [...new Set(asked.flatMap(({ slotId }) => slotId ?? []))];
}
