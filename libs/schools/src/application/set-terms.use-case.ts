import type { Actor, Surroundings, UnitOfWork } from '#kernel';
import { InvalidInput } from '#kernel';
import { termDatesFaults, type SchoolTerm, type TermDates } from '../domain/term.js';
import { ownSchool } from './own-school.js';
import type { SchoolsTx } from './ports.js';

/** A term as the school calls and dates it. */
export interface NamedTerm extends TermDates {
  readonly name: string;
}

/** Puts a school's terms in place of all it had. Throws `InvalidInput` with every fault of the dates; then nothing has changed. */
export class SetTerms {
  constructor(
    private readonly unitOfWork: UnitOfWork<SchoolsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** The terms that are in force now, in the order given. */
  run(actor: Actor, terms: readonly NamedTerm[]): Promise<readonly SchoolTerm[]> {
    const { schoolId } = ownSchool(actor);
    return this.unitOfWork.run(actor, async ({ schools, outbox }) => {
      const faults = termDatesFaults(terms);
      if (faults.length > 0) throw new InvalidInput(faults.map((fault) => ({ ...fault, path: `terms.${fault.path}` })));
      const named = terms.map((term) => ({ ...term, schoolId, id: this.surroundings.newId('Term') }));
      await schools.replaceTerms(schoolId, named);
      await outbox.add({ kind: 'school.terms-set', subjectId: schoolId, schoolId });
      return named;
    });
  }
}
