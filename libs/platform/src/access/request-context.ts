import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { AccessRefused } from './refused.js';

/** What became of the bearer token that came with a request. */
export type SignIn =
  | { readonly outcome: 'ANONYMOUS' }
  | { readonly outcome: 'REFUSED'; readonly why: string }
  | { readonly outcome: 'CHOOSE_GRANT'; readonly why: string }
  | { readonly outcome: 'SIGNED_IN'; readonly actor: Actor };

/** What every resolver's context holds. */
export interface RequestContext {
  readonly requestId: string;
  readonly signIn: SignIn;
}

/** Parameter of a resolver: who acts. Never absent, because the guard was passed. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { signIn } = GqlExecutionContext.create(context).getContext<RequestContext>();
  if (signIn.outcome !== 'SIGNED_IN') throw new AccessRefused('NOT_SIGNED_IN', 'Sign in to do this.');
  return signIn.actor;
});
