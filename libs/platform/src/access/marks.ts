import { SetMetadata } from '@nestjs/common';
import type { Role } from '#kernel';

/** Who an operation may be open to: the roles, and people who are signed in without a role yet. */
export type Audience = Role | 'NEWCOMER';

/** The mark on an operation: open to anybody, or to these. */
export type AccessMark = 'PUBLIC' | readonly Audience[];

/** Where the mark is kept. */
export const accessMarkKey = 'foothold:access';

/** Open to anybody, signed in or not. Only for what may stand in a newspaper. */
export const Public = (): MethodDecorator => SetMetadata(accessMarkKey, 'PUBLIC' satisfies AccessMark);

/** Open to these roles and to nobody else. */
export const Allow = (...audience: [Audience, ...Audience[]]): MethodDecorator =>
  SetMetadata(accessMarkKey, audience satisfies AccessMark);
