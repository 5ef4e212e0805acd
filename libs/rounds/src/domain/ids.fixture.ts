import { idPrefixes, type IdKind, type IdOf } from '#kernel';

/** For specs: the id of a kind that has this number, in the order of the numbers. */
export function anId<Kind extends IdKind>(kind: Kind, number: number): IdOf<Kind> {
  return `${idPrefixes[kind]}_${String(number).padStart(26, '0')}` as IdOf<Kind>;
}
