import { applyDecorators, UseInterceptors, type Type } from '@nestjs/common';
import { createUnionType, Mutation } from '@nestjs/graphql';
import { InvalidInputProblem, NotFoundProblem, WrongStateProblem, type ProblemInterface } from './problems.js';
import { resultInterceptor } from './result.interceptor.js';

/** What a mutation answers with. */
export interface CommandResult {
  /** The object type on success, named `<Mutation>Payload`; the resolver returns its fields. */
  readonly payload: Type<unknown>;
  /** Problems of its own besides InvalidInput, NotFound and WrongState, which every mutation may answer with. */
  readonly problems?: readonly Type<ProblemInterface>[];
  readonly description: string;
  /** What to use in its place, and when it goes. */
  readonly deprecated?: string;
}

const common = [InvalidInputProblem, NotFoundProblem, WrongStateProblem];

/**
 * A mutation: one business act, verb first, one `input`, answering with a union `<Mutation>Result` of its payload and its problems.
 * A `Problem` thrown below becomes the member of its name; the unit of work has rolled back by then.
 */
export function Command({ payload, problems = [], description, deprecated }: CommandResult): MethodDecorator {
  return (target, key, descriptor) => {
    const name = String(key);
    const result = createUnionType({
      name: `${name.charAt(0).toUpperCase()}${name.slice(1)}Result`,
      description: `What ${name} answers with.`,
      types: () => [payload, ...common, ...problems] as const,
    });
    applyDecorators(
      Mutation(() => result, { name, description, ...(deprecated && { deprecationReason: deprecated }) }),
      UseInterceptors(resultInterceptor(payload)),
    )(target, key, descriptor);
  };
}
