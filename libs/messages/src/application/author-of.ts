import { invariant, type AccountId, type Actor } from '#kernel';
import { authorRoles, type AuthorRole } from '../domain/message.js';

/** Whoever writes or reads messages, as an account in a role. The access marks let nobody else in. */
export function authorOf({ accountId, role }: Actor): { readonly id: AccountId; readonly role: AuthorRole } {
  const author = authorRoles.find((each) => each === role);
  invariant(accountId !== null && author !== undefined, 'the access mark lets in only who may write messages');
  return { id: accountId, role: author };
}
