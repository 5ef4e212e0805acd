import type { DynamicModule, Type } from '@nestjs/common';
import { IdentityModule, type TrustedIssuer } from '#identity';
import type { Clock } from '#kernel';
import { PlatformModule } from '#platform';
import { entities, featureModules } from './features.js';

/** What a process needs in order to be the service, whichever way it is spoken to. */
export interface ServiceOptions {
  readonly databaseUrl: string;
  readonly catalogueUrl: string;
  readonly issuers: readonly TrustedIssuer[];
  readonly clock?: Clock;
}

/** The modules of the whole service: platform, identity and every feature. The API, the worker and the command line are built on them. */
export function serviceModules({
  databaseUrl,
  catalogueUrl,
  issuers,
  clock,
}: ServiceOptions): (DynamicModule | Type<unknown>)[] {
  return [
    PlatformModule.with({ databaseUrl, catalogueUrl, entities, ...(clock === undefined ? {} : { clock }) }),
    IdentityModule.trusting(issuers),
    ...featureModules,
  ];
}
