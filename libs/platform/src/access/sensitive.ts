import {
  createParamDecorator,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Extensions, GqlExecutionContext } from '@nestjs/graphql';
import { TypeInfo, visit, visitWithTypeInfo, type GraphQLResolveInfo } from 'graphql';
import { map, type Observable } from 'rxjs';
import { InvariantViolated } from '#kernel';
import type { RequestContext } from './request-context.js';

/** What kind of thing a look at a field shows of a child. Each is a line of its own in the audit trail: `read.NEEDS`. */
export const sensitiveKinds = [
  'IDENTITY',
  'NEEDS',
  'CIRCUMSTANCES',
  'CONTACTS_AT_HOME',
  'CONTACT_RESTRICTION',
  'CONCERNS',
  'ACCIDENTS',
] as const;

export type SensitiveKind = (typeof sensitiveKinds)[number];

const extension = 'sensitive';

/** The mark on a field whose every reading is written into the audit trail. A resolver that shows it takes `@Looked()` and hands it to the read. */
export const Sensitive = (kind: SensitiveKind): PropertyDecorator => Extensions({ [extension]: kind });

/** The sensitive fields that one operation asks for, and whether their reading was written down. */
export class Look {
  /** True once a read has taken care of it. */
  isNoted = false;

  constructor(readonly kinds: ReadonlyMap<SensitiveKind, readonly string[]>) {}

  get isNeeded(): boolean {
    return this.kinds.size > 0;
  }
}

const looks = new WeakMap<GraphQLResolveInfo, Look>();
const selections = new WeakMap<GraphQLResolveInfo['fieldNodes'], Look['kinds']>();

/** The look that an operation takes: the same one for its guards, its resolver and whatever comes after. */
export function lookOf(info: GraphQLResolveInfo): Look {
  const known = looks.get(info);
  if (known !== undefined) return known;
  // A document that is asked again is compiled, and then brings the same nodes each time.
  const kinds = selections.get(info.fieldNodes) ?? sensitiveSelection(info);
  selections.set(info.fieldNodes, kinds);
  const look = new Look(kinds);
  looks.set(info, look);
  return look;
}

/** Parameter of a resolver: which sensitive fields were asked for, to be handed to `ScopedReads.looking`. */
export const Looked = createParamDecorator((_: unknown, context: ExecutionContext): Look =>
  lookOf(GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>()),
);

/** Shows nothing sensitive whose reading was not written down: a resolver that forgets is our bug, and its caller learns nothing by it. */
@Injectable()
export class NoLookGoesUnnoted implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    if (context.getType<string>() !== 'graphql') return next.handle();
    const graphql = GqlExecutionContext.create(context);
    const look = lookOf(graphql.getInfo<GraphQLResolveInfo>());
    if (!look.isNeeded || isOwn(graphql.getContext<RequestContext>())) return next.handle();
    return next.handle().pipe(
      map((shown) => {
        if (!look.isNoted && !showsNothing(shown))
          throw new InvariantViolated(`a look at ${[...look.kinds.values()].flat().join(', ')} is written down`);
        return shown;
      }),
    );
  }
}

/** What students see is of themselves. */
function isOwn({ signIn }: RequestContext): boolean {
  return signIn.outcome === 'SIGNED_IN' && signIn.actor.role === 'STUDENT';
}

/** Nothing at all, an empty list, or a page without rows. */
function showsNothing(shown: unknown): boolean {
  if (shown === null || shown === undefined) return true;
  const rows = Array.isArray(shown) ? shown : (shown as { readonly nodes?: unknown }).nodes;
  return Array.isArray(rows) && rows.length === 0;
}

/** Which marked fields a selection reaches, by kind. What a directive may skip counts as asked for. */
function sensitiveSelection({ schema, returnType, fieldNodes, fragments }: GraphQLResolveInfo): Look['kinds'] {
  const found = new Map<SensitiveKind, Set<string>>();
  const types = new TypeInfo(schema, returnType);
  const visitor = visitWithTypeInfo(types, {
    Field: ({ name }) => {
      const marked = types.getFieldDef()?.extensions[extension];
      const kind = sensitiveKinds.find((each) => each === marked);
      if (kind !== undefined) found.set(kind, (found.get(kind) ?? new Set()).add(name.value));
    },
    // What a visitor returns is walked instead: the fields of the fragment stand where it is spread.
    FragmentSpread: ({ name }) => fragments[name.value],
  });
  for (const { selectionSet } of fieldNodes) if (selectionSet) visit(selectionSet, visitor);
  return new Map([...found].map(([kind, names]) => [kind, [...names].sort()]));
}
