import type { Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { IdentityResolver } from '#identity';
import { featureModules } from './features.js';

/** Every resolver of the service: the schema can be built from them without a database. */
export const resolvers: readonly Type<unknown>[] = [
  IdentityResolver,
  ...featureModules.flatMap((feature) => {
    const providers = (Reflect.getMetadata(MODULE_METADATA.PROVIDERS, feature) ?? []) as unknown[];
    return providers.filter((provider): provider is Type<unknown> => typeof provider === 'function');
  }),
];
