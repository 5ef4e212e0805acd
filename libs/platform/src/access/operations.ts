import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { InvariantViolated } from '#kernel';
import { accessMarkKey, type AccessMark } from './marks.js';

/** One query or mutation of the schema, and who may call it. */
export interface Operation {
  readonly name: string;
  readonly type: 'Query' | 'Mutation' | 'Subscription';
  readonly access: AccessMark;
}

const resolverTypeKey = 'graphql:resolver_type';
const resolverNameKey = 'graphql:resolver_name';
const operationTypes = ['Query', 'Mutation', 'Subscription'];

/** Lists every operation with its access mark; refuses to start when one has none. */
@Injectable()
export class Operations implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    this.all();
  }

  /** Every operation, by name. Throws when one bears no access mark. */
  all(): Operation[] {
    const found = this.discovery.getProviders().flatMap(({ instance }) => {
      const methods = typeof instance === 'object' && instance !== null ? this.scanner.getAllMethodNames(Object.getPrototypeOf(instance)) : [];
      return methods.flatMap((method) => this.operationOf((instance as Record<string, unknown>)[method], method));
    });
    return found.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private operationOf(handler: unknown, method: string): Operation[] {
    if (typeof handler !== 'function') return [];
    const type = this.reflector.get<string | undefined>(resolverTypeKey, handler as () => unknown);
    if (type === undefined || !operationTypes.includes(type)) return [];
    const named = this.reflector.get<unknown>(resolverNameKey, handler as () => unknown);
    const name = typeof named === 'string' ? named : method;
    const access = this.reflector.get<AccessMark | undefined>(accessMarkKey, handler as () => unknown);
    if (access === undefined) throw new InvariantViolated(`the operation ${name} says who may call it`);
    return [{ name, type: type as Operation['type'], access }];
  }
}
