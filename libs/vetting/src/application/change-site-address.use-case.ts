import { ownEmployer, UnknownPostcode } from '#employers';
import { isIdOf, NotFound, type Actor, type ActivityProfileId, type Surroundings, type UnitOfWork } from '#kernel';
import { locateOne } from '#postcodes';
import type { VettingTx } from './ports.js';
import { lapse } from './steps.js';

/** Where a site is from now on. */
export interface ChangeSiteAddressCommand {
  readonly siteId: string;
  readonly addressLine: string;
  readonly postcode: string;
}

/**
 * A workplace has moved. What was approved there lapses in the same transaction; its adults have to be found at the new place, and its risks looked
 * at anew. Saying the address that is known already changes nothing.
 */
export class ChangeSiteAddress {
  constructor(
    private readonly unitOfWork: UnitOfWork<VettingTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** What has lapsed. Throws `NotFound` and `UnknownPostcode`. */
  run(actor: Actor, { siteId, addressLine, postcode }: ChangeSiteAddressCommand): Promise<ActivityProfileId[]> {
    const { clock } = this.surroundings;
    const { employerId } = ownEmployer(actor);
    return this.unitOfWork.run(actor, async (tx) => {
      const { employers, postcodes, profiles, outbox } = tx;
      const locked = await employers.lock(employerId);
      const site = isIdOf('Site', siteId) ? await employers.site(employerId, siteId) : undefined;
      if (locked === undefined || site === undefined) throw new NotFound('Site', siteId);
      const found = await locateOne(postcodes, postcode);
      if (found.state !== 'LOCATED') throw new UnknownPostcode(postcode, found.state);
      if (site.addressLine === addressLine && site.postcode === found.postcode) return [];
      const place = { addressLine, postcode: found.postcode, roughLocation: found.rough, ...found.point };
      await employers.relocate({ ...site, ...place });
      await employers.forgetCallBacks(employerId, site.id);
      await outbox.add({
        kind: 'site.address-changed',
        subjectId: site.id,
        employerId,
        coordinatorOf: actor.programmeId,
      });
      const files = await profiles.lockAllOf(employerId, site.id);
      await profiles.forgetReviews(files.map(({ profile }) => profile.id));
      return lapse(tx, employerId, site.id, clock);
    });
  }
}
