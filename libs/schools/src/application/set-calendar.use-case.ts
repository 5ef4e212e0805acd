import { InvalidInput, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { BlackoutDay } from '../domain/blackout-day.js';
import { termDatesFaults } from '../domain/term.js';
import { ownSchool } from './own-school.js';
import type { SchoolsTx } from './ports.js';
import type { NamedTerm } from './set-terms.use-case.js';

/** A school's whole calendar. */
export interface CalendarCommand {
  readonly terms: readonly NamedTerm[];
  readonly days: readonly BlackoutDay[];
}

/** Puts a school's whole calendar in place of all it had: terms and the days that it keeps free, or nothing of either. */
export class SetCalendar {
  constructor(
    private readonly unitOfWork: UnitOfWork<SchoolsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { terms, days }: CalendarCommand): Promise<void> {
    const { schoolId } = ownSchool(actor);
    return this.unitOfWork.run(actor, async ({ schools, outbox }) => {
      const faults = termDatesFaults(terms).map((fault) => ({ ...fault, path: `terms.${fault.path}` }));
      if (faults.length > 0) throw new InvalidInput(faults);
      await schools.replaceTerms(
        schoolId,
        terms.map((term) => ({ ...term, schoolId, id: this.surroundings.newId('Term') })),
      );
      await schools.replaceBlackoutDays(schoolId, days);
      await outbox.add(
        { kind: 'school.terms-set', subjectId: schoolId, schoolId },
        { kind: 'school.blackout-days-set', subjectId: schoolId, schoolId },
      );
    });
  }
}
