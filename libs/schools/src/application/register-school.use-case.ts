import { invariant, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { UnknownPostcode } from '#employers';
import { locateOne } from '#postcodes';
import type { School } from '../domain/school.js';
import type { SchoolsTx } from './ports.js';

/** A school that is to take part. */
export interface RegisterSchoolCommand {
  /** Six digits. */
  readonly urn: string;
  readonly name: string;
  readonly postcode: string;
}

/**
 * A coordinator brings a school into the programme. Where the directory knows only the sector or the district of its postcode, it lies
 * in the middle of that and says so. Throws `UnknownPostcode` and `AlreadyRegistered`.
 */
export class RegisterSchool {
  constructor(
    private readonly unitOfWork: UnitOfWork<SchoolsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { urn, name, postcode: written }: RegisterSchoolCommand): Promise<School> {
    const { programmeId } = actor;
    invariant(programmeId !== null, 'a coordinator acts in a programme');
    return this.unitOfWork.run(actor, async ({ schools, postcodes, outbox }) => {
      const found = await locateOne(postcodes, written);
      if (found.state !== 'LOCATED') throw new UnknownPostcode(written, found.state);
      const { postcode, point, rough: roughLocation } = found;
      const id = this.surroundings.newId('School');
      const school: School = { ...point, roughLocation, urn, name, postcode, programmeId, id };
      await schools.add(school);
      await outbox.add({ kind: 'school.registered', subjectId: school.id, programmeId, schoolId: school.id });
      return school;
    });
  }
}
