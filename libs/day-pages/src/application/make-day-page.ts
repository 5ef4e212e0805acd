import type { Language } from '#guardians';
import { hashOfToken } from '#mail';
import { systemActor, type Actor, type Clock } from '#kernel';
import { travelSite, type JourneyQueries } from '#rounds';
import { toJourneyPlan, type JourneyPlanType, type PlanJourneys } from '#travel';
import { dayPage, type DayPage } from '../domain/day-page.js';
import type { DayPageReads, FoundPageLink, PageSubject } from './ports.js';

/** A page, and the link that opened it. */
export interface OpenedDayPage {
  readonly link: FoundPageLink;
  readonly page: DayPage;
}

const maker = systemActor('day-page');

/** Makes the page of a placement: for the student who holds it, or for whoever has the token of a link. */
export class MakeDayPage {
  constructor(
    private readonly queries: DayPageReads,
    private readonly journeys: JourneyQueries,
    private readonly plans: PlanJourneys,
    private readonly clock: Clock,
  ) {}

  /** The page of the student who asks; `undefined` for what is no placement of theirs that is ahead. */
  async ofStudent(actor: Actor, allocationId: string, language: Language): Promise<DayPage | undefined> {
    const subject = await this.queries.ofStudent(actor, allocationId);
    return subject && this.made(subject, language);
  }

  /** The page behind a link; `undefined` for every token that opens none, whatever the reason. */
  async byToken(token: string, language: Language | null): Promise<OpenedDayPage | undefined> {
    const found = await this.queries.byToken(hashOfToken(token), this.clock.now());
    if (found === undefined || !found.isUsable) return undefined;
    return { link: found, page: await this.made(found, language ?? found.language) };
  }

  private async made(subject: PageSubject, language: Language): Promise<DayPage> {
    return dayPage(subject.facts, subject.isConfirmed ? await this.wayOf(subject) : null, language);
  }

  private async wayOf({ slotId, studentId }: PageSubject): Promise<JourneyPlanType | null> {
    const ends = await this.journeys.ends(maker, slotId, studentId);
    const plan = ends === undefined ? null : await this.plans.run(ends.traveller, travelSite(ends.slot));
    return plan === null ? null : toJourneyPlan(plan);
  }
}
