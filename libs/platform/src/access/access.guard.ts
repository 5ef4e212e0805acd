import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { Reflector } from '@nestjs/core';
import { accessMarkKey, type AccessMark } from './marks.js';
import { AccessRefused } from './refused.js';
import { mayInTeam } from './team-rights.js';
import type { RequestContext } from './request-context.js';

/** The closed door: every operation passes here, and one without a mark is refused whoever asks. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const mark = this.reflector.get<AccessMark | undefined>(accessMarkKey, context.getHandler());
    if (context.getType<string>() !== 'graphql') {
      if (mark === 'PUBLIC') return true;
      throw new AccessRefused('FORBIDDEN', 'This address is not open.');
    }
    const { signIn } = GqlExecutionContext.create(context).getContext<RequestContext>();
    if (signIn.outcome === 'REFUSED') throw new AccessRefused('NOT_SIGNED_IN', signIn.why);
    if (mark === 'PUBLIC') return true;
    if (signIn.outcome === 'ANONYMOUS') throw new AccessRefused('NOT_SIGNED_IN', 'Sign in to do this.');
    if (signIn.outcome === 'CHOOSE_GRANT') throw new AccessRefused('CHOOSE_GRANT', signIn.why);
    const { role, rights = [] } = signIn.actor;
    if (mark !== undefined && role !== 'SYSTEM' && mark.includes(role)) {
      if (role !== 'EMPLOYER' || mayInTeam(operationOf(context), rights)) return true;
      throw new AccessRefused('FORBIDDEN', 'Your rights in the team do not go as far as this operation.');
    }
    throw new AccessRefused('FORBIDDEN', 'This operation is not open to your role.');
  }
}

/** The name of the query or mutation: resolvers name their methods so. */
function operationOf(context: ExecutionContext): string {
  return context.getHandler().name;
}
