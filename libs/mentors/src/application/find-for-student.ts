import { emptyPage, inPlaceOf, isIdOf, type Actor, type Page, type PageRequest, type StudentId } from '#kernel';
import type { FindAdverts, Found } from '#opportunities';

/** Whether somebody is of the caseload of whoever acts. */
export interface Caseloads {
  isMentorOf(actor: Actor, studentId: StudentId): Promise<boolean>;
}

const nothingAsked = { kind: null, category: null, startsFrom: null, startsTo: null };

/**
 * What is open to a student of a mentor's caseload, by the gate that the student meets. How far it is is left out: minutes to several places
 * would tell where somebody lives.
 */
export class FindForStudent {
  constructor(
    private readonly caseloads: Caseloads,
    private readonly adverts: Pick<FindAdverts, 'page'>,
  ) {}

  /** The newest first; an empty page for a student who is not of the caseload. */
  async page(actor: Actor, studentId: string, request: PageRequest): Promise<Page<Found>> {
    if (!isIdOf('Student', studentId) || !(await this.caseloads.isMentorOf(actor, studentId))) return emptyPage;
    const wish = { filter: nothingAsked, order: 'NEWEST' as const, maxMinutes: null };
    const page = await this.adverts.page(inPlaceOf(actor, studentId), wish, request);
    return { ...page, rows: page.rows.map(({ advert }) => ({ advert, near: null, fit: null })) };
  }
}
