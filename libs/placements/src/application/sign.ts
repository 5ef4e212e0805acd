import { stillHolds, termsHash } from '#clearances';
import { invariant, type Actor } from '#kernel';
import type { SigningParty } from '../domain/agreement.js';
import type { Allocation } from '../domain/allocation.js';
import { OnePersonOneRole } from '../domain/problems.js';
import type { Agreements, PlacementsTx } from './ports.js';

/** Throws `OnePersonOneRole` when the account that acts has spoken for another party to the allocation before, in whatever role. */
export async function requireOneRole(
  agreements: Agreements,
  allocationId: Allocation['id'],
  party: SigningParty,
): Promise<void> {
  const other = (await agreements.ownParties(allocationId)).find((spokenFor) => spokenFor !== party);
  if (other !== undefined) throw new OnePersonOneRole(party, other);
}

/** Keeps the actor's signature for a party under the placement as it stands now, in place of the party's before. */
export async function sign(
  actor: Actor,
  allocation: Allocation,
  party: SigningParty,
  { agreements, terms }: Pick<PlacementsTx, 'agreements' | 'terms'>,
  at: Date,
): Promise<void> {
  await requireOneRole(agreements, allocation.id, party);
  invariant(actor.accountId !== null, 'whoever signs has an account');
  const present = await terms.of(allocation.slotId);
  await agreements.give(allocation, {
    party,
    version: present.version,
    termsHash: termsHash(present.terms, party),
    by: actor.accountId,
    at,
  });
}

/**
 * True when nothing that touches a party has changed since it said yes. A yes from before signatures were kept was to the version that the
 * student said yes to.
 */
export async function isStillSigned(
  { id, slotId, placementVersion }: Allocation,
  party: SigningParty,
  { agreements, terms }: Pick<PlacementsTx, 'agreements' | 'terms'>,
): Promise<boolean> {
  const signed = (await agreements.signed(id, party)) ?? { version: placementVersion, termsHash: null };
  return stillHolds(signed, await terms.of(slotId), party);
}
