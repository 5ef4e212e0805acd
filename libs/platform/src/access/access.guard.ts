import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { Reflector } from '@nestjs/core';
import type { GraphQLResolveInfo } from 'graphql';
import { accessMarkKey, type AccessMark } from './marks.js';
import { AccessRefused } from './refused.js';
import type { RequestContext, SignIn } from './request-context.js';
import { nobody, SecurityLog } from './security-log.js';
import { mayInTeam } from './team-rights.js';

/** The closed door: every operation passes here, and one without a mark is refused whoever asks. Who is refused is written down. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly securityLog: SecurityLog,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const mark = this.reflector.get<AccessMark | undefined>(accessMarkKey, context.getHandler());
    if (context.getType<string>() !== 'graphql') {
      if (mark === 'PUBLIC') return true;
      throw new AccessRefused('FORBIDDEN', 'This address is not open.');
    }
    const graphql = GqlExecutionContext.create(context);
    const { signIn, requestId } = graphql.getContext<RequestContext>();
    const operation = graphql.getInfo<GraphQLResolveInfo>().fieldName;
    const refused = refusalOf(signIn, mark, operation);
    if (refused === undefined) return true;
    this.securityLog.note(signIn.outcome === 'SIGNED_IN' ? signIn.actor : nobody(requestId), {
      action: signIn.outcome === 'REFUSED' ? 'sign-in.refused' : 'access.refused',
      objectType: 'Operation',
      objectId: operation,
      reason: signIn.outcome === 'REFUSED' ? signIn.why : refused.code,
    });
    throw refused;
  }
}

/** Why somebody is turned away from an operation with that mark; `undefined` for whom it is open to. */
function refusalOf(signIn: SignIn, mark: AccessMark | undefined, operation: string): AccessRefused | undefined {
  if (signIn.outcome === 'REFUSED') return new AccessRefused('NOT_SIGNED_IN', signIn.why);
  if (mark === 'PUBLIC') return undefined;
  if (signIn.outcome === 'ANONYMOUS') return new AccessRefused('NOT_SIGNED_IN', 'Sign in to do this.');
  if (signIn.outcome === 'CHOOSE_GRANT') return new AccessRefused('CHOOSE_GRANT', signIn.why);
  const { role, rights = [] } = signIn.actor;
  if (mark === undefined || role === 'SYSTEM' || !mark.includes(role))
    return new AccessRefused('FORBIDDEN', 'This operation is not open to your role.');
  if (role !== 'EMPLOYER' || mayInTeam(operation, rights)) return undefined;
  return new AccessRefused('FORBIDDEN', 'Your rights in the team do not go as far as this operation.');
}
