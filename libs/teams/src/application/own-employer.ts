import { invariant, type AccountId, type Actor, type EmployerId } from '#kernel';

/** Whom the actor acts for. The access mark lets only employers in here, and each of them acts for one. */
export function ownEmployer({ employerId, accountId }: Actor): { employerId: EmployerId; accountId: AccountId } {
  invariant(employerId !== null && accountId !== null, 'an employer acts for its organisation');
  return { employerId, accountId };
}
