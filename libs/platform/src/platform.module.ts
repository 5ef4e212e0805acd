import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { systemClock, type Clock, type Surroundings } from '#kernel';
import { AccessGuard, EveryOperationIsMarked, NoLookGoesUnnoted, SecurityLog } from './access/index.js';
import { CataloguePool } from './database/catalogue.js';
import { PreparingClient } from './database/preparing-client.js';
import { ScopedReads } from './database/reads.js';
import { refuseUnsafeRole } from './database/runtime-role.js';
import { newId } from './new-id.js';
import { SURROUNDINGS } from './use-cases.js';

/** What the platform needs to start. */
export interface PlatformOptions {
  /** The service's login; neither owner nor superuser. */
  readonly databaseUrl: string;
  /** The login for anonymous reads of the public catalogue. */
  readonly catalogueUrl: string;
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  readonly clock?: Clock;
  /** Connections for signed-in work; at most this many requests touch the database at once. */
  readonly poolSize?: number;
}

const quietly = (): undefined => undefined;

/** Database, clock, ids and the closed door, for every feature. */
@Global()
@Module({})
export class PlatformModule {
  static with(options: PlatformOptions): DynamicModule {
    const surroundings: Surroundings = { clock: options.clock ?? systemClock, newId };
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: options.databaseUrl,
          entities: [...options.entities] as DataSource['options']['entities'] & unknown[],
          installExtensions: false,
          retryAttempts: 0,
          extra: {
            Client: PreparingClient,
            max: options.poolSize ?? 16,
            connectionTimeoutMillis: 30_000,
            idle_in_transaction_session_timeout: 30_000,
          },
          poolErrorHandler: quietly,
        }),
      ],
      providers: [
        { provide: SURROUNDINGS, useValue: surroundings },
        {
          provide: ScopedReads,
          inject: [DataSource],
          useFactory: async () => {
            const pool = new pg.Pool({
              connectionString: options.databaseUrl,
              max: options.poolSize ?? 16,
              pipeline: true,
            });
            pool.on('error', quietly);
            // A connection that breaks while somebody reads says so twice: to the reader, and on the client, where nobody listens else.
            pool.on('connect', (client) => client.on('error', quietly));
            await refuseUnsafeRole(pool);
            return new ScopedReads(pool, surroundings.clock);
          },
        },
        { provide: CataloguePool, useFactory: () => new CataloguePool(options.catalogueUrl) },
        SecurityLog,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: NoLookGoesUnnoted },
        EveryOperationIsMarked,
      ],
      exports: [SURROUNDINGS, ScopedReads, CataloguePool],
    };
  }
}
