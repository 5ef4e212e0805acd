import { randomUUID } from 'node:crypto';
import { ConsoleLogger, Module, HttpException, type DynamicModule } from '@nestjs/common';
import { HttpAdapterHost, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { serviceModules } from '#composition';
import type { Clock } from '#kernel';
import type { ApiConfig } from './config.js';
import { graphqlModule } from './graphql.js';
import { serveGraphiql } from './graphiql.js';
import { HealthController } from './health.controller.js';
import { takeOnlyJson } from './only-json.js';
import { QuietFilter } from './quiet.filter.js';

@Module({})
class ApiModule {
  static with(config: ApiConfig, clock: Clock | undefined): DynamicModule {
    return {
      module: ApiModule,
      imports: [...serviceModules({ ...config, ...(clock === undefined ? {} : { clock }) }), graphqlModule(config)],
      controllers: [HealthController],
    };
  }
}

/** A school's file of students may be 2 MB, and takes up to twice that once it is text inside JSON. */
const longestBody = 5 * 1024 * 1024;

/** The API, ready to listen. Throws when its database role is unsafe or an operation bears no access mark. */
export async function createApi(config: ApiConfig, { clock }: { clock?: Clock } = {}): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ genReqId: () => randomUUID(), bodyLimit: longestBody, trustProxy: false });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(config, clock), adapter, {
    logger: false,
    abortOnError: false,
  });
  // A logger and not its levels: levels alone leave the silence that the start began with.
  app.useLogger(new ConsoleLogger({ logLevels: ['error', 'warn'] }));
  app.useGlobalFilters(new QuietFilter(app.get(HttpAdapterHost).httpAdapter));
  // On a plain-HTTP address for development, a browser told to upgrade every request would find nobody.
  await app.register(
    helmet,
    config.isExplorable ? { contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } } : {},
  );
  await app.register(rateLimit, {
    max: config.requestsPerMinute,
    timeWindow: '1 minute',
    allowList: (request) => request.url.startsWith('/health/'),
    errorResponseBuilder: (_request, { after }) =>
      new HttpException({ statusCode: 429, message: `Too many requests; try again in ${after}.` }, 429),
  });
  takeOnlyJson(app.getHttpAdapter().getInstance());
  if (config.isExplorable) serveGraphiql(app.getHttpAdapter().getInstance());
  app.enableShutdownHooks();
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
