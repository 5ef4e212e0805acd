import { isIdOf, NotFound, requireMove } from '#kernel';
import { partnershipTransitions, type Partnership, type PartnershipState } from '../domain/partnership.js';
import type { Partnerships } from './ports.js';

/** The partnership of that id, locked, as the side whose step it is. Throws `NotFound`, and `WrongState` where it cannot become `wanted`. */
export async function lockedPartnership(
  partnerships: Partnerships,
  id: string,
  side: 'OWNER' | 'PARTNER',
  wanted: PartnershipState,
): Promise<Partnership> {
  const partnership = isIdOf('Partnership', id) ? await partnerships.lock(id, side) : undefined;
  if (partnership === undefined) throw new NotFound('Partnership', id);
  requireMove('Partnership', partnershipTransitions, partnership.state, wanted, 'EMPLOYER');
  return partnership;
}
