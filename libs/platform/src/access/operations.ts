import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { InvariantViolated } from '#kernel';
import { accessMarkKey, type AccessMark } from './marks.js';

/** One query or mutation of the schema, and who may call it; `null` where it does not say. */
export interface Operation {
  readonly name: string;
  readonly type: 'Query' | 'Mutation' | 'Subscription';
  readonly access: AccessMark | null;
}

const resolverTypeKey = 'graphql:resolver_type';
const resolverNameKey = 'graphql:resolver_name';
const operationTypes: readonly unknown[] = ['Query', 'Mutation', 'Subscription'] satisfies Operation['type'][];

/** The operations that a resolver class answers, with their access marks. `prototype` is the class's. */
export function operationsOf(prototype: object): Operation[] {
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((method) => {
    const handler = Reflect.get(prototype, method) as object;
    const type: unknown = Reflect.getMetadata(resolverTypeKey, handler);
    if (!isOperationType(type)) return [];
    const named: unknown = Reflect.getMetadata(resolverNameKey, handler);
    const access = Reflect.getMetadata(accessMarkKey, handler) as AccessMark | undefined;
    return [{ name: typeof named === 'string' ? named : method, type, access: access ?? null }];
  });
}

function isOperationType(type: unknown): type is Operation['type'] {
  return operationTypes.includes(type);
}

/** Refuses to start while an operation does not say who may call it. */
@Injectable()
export class EveryOperationIsMarked implements OnApplicationBootstrap {
  constructor(private readonly discovery: DiscoveryService) {}

  onApplicationBootstrap(): void {
    const providers = this.discovery.getProviders().map(({ instance }: { instance: unknown }) => instance);
    const unmarked = providers
      .filter((instance): instance is object => typeof instance === 'object' && instance !== null)
      .flatMap((instance) => operationsOf(Object.getPrototypeOf(instance) as object))
      .filter(({ access }) => access === null);
    if (unmarked.length > 0) {
      throw new InvariantViolated(
        `every operation says who may call it: ${unmarked.map(({ name }) => name).join(', ')} do not`,
      );
    }
  }
}
