import { invariant, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { UnknownPostcode } from '#employers';
import { parsePostcode } from '#geo';
import type { School } from '../domain/school.js';
import type { SchoolsTx } from './ports.js';

/** A school that is to take part. */
export interface RegisterSchoolCommand {
  /** Six digits. */
  readonly urn: string;
  readonly name: string;
  readonly postcode: string;
}

/** A coordinator brings a school into the programme. Throws `UnknownPostcode` and `AlreadyRegistered`. */
export class RegisterSchool {
  constructor(
    private readonly unitOfWork: UnitOfWork<SchoolsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { urn, name, postcode: written }: RegisterSchoolCommand): Promise<School> {
    const { programmeId } = actor;
    invariant(programmeId !== null, 'a coordinator acts in a programme');
    return this.unitOfWork.run(actor, async ({ schools, postcodes, outbox }) => {
      const postcode = parsePostcode(written);
      const point = postcode === undefined ? undefined : await postcodes.locate(postcode);
      if (postcode === undefined || point === undefined) throw new UnknownPostcode(written);
      const school: School = { ...point, urn, name, postcode, programmeId, id: this.surroundings.newId('School') };
      await schools.add(school);
      await outbox.add({ kind: 'school.registered', subjectId: school.id, programmeId, schoolId: school.id });
      return school;
    });
  }
}
