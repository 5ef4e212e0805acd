import { createRequire } from 'node:module';
import type { FastifyRequest } from 'fastify';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import { GraphQLModule } from '@nestjs/graphql';
import { NoSchemaIntrospectionCustomRule, type ValidationRule } from 'graphql';
import type { DynamicModule } from '@nestjs/common';
import type { RequestContext } from '#platform';
import { SignInService } from '#identity';
import { formatErrors } from './error-formatter.js';
import type { ApiConfig } from './config.js';

/** These packages are CommonJS whose names a static import cannot see. */
const require = createRequire(import.meta.url);
const { costLimitRule } = require('@escape.tech/graphql-armor-cost-limit') as {
  costLimitRule: (options: object) => ValidationRule;
};
const { maxAliasesRule } = require('@escape.tech/graphql-armor-max-aliases') as {
  maxAliasesRule: (options: object) => ValidationRule;
};
const { maxDepthRule } = require('@escape.tech/graphql-armor-max-depth') as {
  maxDepthRule: (options: object) => ValidationRule;
};
const { maxDirectivesRule } = require('@escape.tech/graphql-armor-max-directives') as {
  maxDirectivesRule: (options: object) => ValidationRule;
};

/** What one document may cost at most; well above every screen's need, well below what would hurt. */
const limits: readonly ValidationRule[] = [
  costLimitRule({ maxCost: 10_000, objectCost: 2, scalarCost: 1, depthCostFactor: 1.5, flattenFragments: true }),
  maxAliasesRule({ n: 15 }),
  maxDepthRule({ n: 10, flattenFragments: true }),
  maxDirectivesRule({ n: 20 }),
];

/** GraphQL over Mercurius, code-first, each request signed in before any resolver runs. */
export function graphqlModule(config: Pick<ApiConfig, 'isExplorable'>): DynamicModule {
  return GraphQLModule.forRootAsync<MercuriusDriverConfig>({
    driver: MercuriusDriver,
    inject: [SignInService],
    useFactory: (signIn: SignInService): Omit<MercuriusDriverConfig, 'driver'> => ({
      autoSchemaFile: true,
      sortSchema: true,
      // Compiled documents pass over defaults of input fields: a spec keeps inputs from having any.
      jit: 1,
      graphiql: false,
      allowBatchedQueries: false,
      validationRules: [...limits, ...(config.isExplorable ? [] : [NoSchemaIntrospectionCustomRule])],
      graphql: { parseOptions: { maxTokens: 2000 } },
      errorFormatter: formatErrors,
      context: async (request: FastifyRequest): Promise<RequestContext> => ({
        requestId: request.id,
        signIn: await signIn.signIn(
          request.headers.authorization,
          headerText(request.headers['foothold-grant']),
          request.id,
        ),
      }),
    }),
  });
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
