import { typeidUnboxed } from 'typeid-js';
import { idPrefixes, type IdKind, type IdOf, type NewId } from '#kernel';

/** Ids as type-prefixed UUIDv7 (the TypeID form): unguessable, and close in time is close on disk. */
export const newId: NewId = <Kind extends IdKind>(kind: Kind): IdOf<Kind> =>
  typeidUnboxed(idPrefixes[kind]) as string as IdOf<Kind>;
