import { isIdOf, NotFound, WrongState } from '#kernel';
import { editableStates } from '#opportunities';
import type { Partnerships, SharedAdvert } from './ports.js';

/** The advert of that id, locked, while its words may change. Throws `NotFound` and `WrongState`. */
export async function editableAdvert(partnerships: Partnerships, id: string): Promise<SharedAdvert> {
  const advert = isIdOf('Opportunity', id) ? await partnerships.lockAdvert(id) : undefined;
  if (advert === undefined) throw new NotFound('Opportunity', id);
  if (!editableStates.includes(advert.state)) {
    throw new WrongState('Opportunity', advert.state, 'EDITED', editableStates);
  }
  return advert;
}
