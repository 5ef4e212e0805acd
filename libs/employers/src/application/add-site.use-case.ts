import { NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { locateOne } from '#postcodes';
import type { Site } from '../domain/employer.js';
import { UnknownPostcode } from '../domain/problems.js';
import { ownEmployer } from './own-employer.js';
import type { EmployersTx } from './ports.js';

/** A workplace as its employer describes it. */
export interface AddSiteCommand {
  readonly name: string;
  readonly addressLine: string;
  readonly postcode: string;
  readonly access: string;
}

/**
 * Adds a workplace; its postcode is looked up at once, because travel time is counted from it. Where only the sector or the district is
 * known, the site lies in the middle of that and says so. Throws `UnknownPostcode` when not even the district is known.
 */
export class AddSite {
  constructor(
    private readonly unitOfWork: UnitOfWork<EmployersTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, command: AddSiteCommand): Promise<Site> {
    const { employerId, programmeId } = ownEmployer(actor);
    return this.unitOfWork.run(actor, async ({ employers, postcodes, outbox }) => {
      if ((await employers.lock(employerId)) === undefined) throw new NotFound('Employer', employerId);
      const found = await locateOne(postcodes, command.postcode);
      if (found.state !== 'LOCATED') throw new UnknownPostcode(command.postcode, found.state);
      const site: Site = {
        ...command,
        ...found.point,
        postcode: found.postcode,
        roughLocation: found.rough,
        id: this.surroundings.newId('Site'),
        employerId,
        programmeId,
      };
      await employers.addSite(site);
      await outbox.add({ kind: 'site.added', subjectId: site.id, employerId });
      return site;
    });
  }
}
