import type { Type } from '@nestjs/common';
import { TypeMetadataStorage } from '@nestjs/graphql';
import { invariant } from '#kernel';

const names = new WeakMap<Type<unknown>, string>();

/** The name that an object type has in the schema. */
export function typeNameOf(type: Type<unknown>): string {
  const known = names.get(type);
  if (known !== undefined) return known;
  const found = TypeMetadataStorage.getObjectTypeMetadataByTarget(type)?.name;
  invariant(found !== undefined, `${type.name} is an object type`);
  names.set(type, found);
  return found;
}
