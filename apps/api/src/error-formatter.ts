import { Logger } from '@nestjs/common';
import { GraphQLError, type ExecutionResult } from 'graphql';
import { AccessRefused, codeOf, constraintOf } from '#platform';

const log = new Logger('GraphQL');

/** What Mercurius hands over, as far as it matters here. */
interface Failed {
  readonly data?: ExecutionResult['data'];
  readonly errors?: readonly GraphQLError[];
}

interface Shown {
  readonly status: number;
  readonly error: GraphQLError;
}

/**
 * Top-level errors say only what the caller can act on: turned away, or a document that does not fit the schema. Everything else is
 * our bug: it is logged under the request's id, and the caller learns that id and nothing more.
 */
export function formatErrors(failed: Failed, context: object): { statusCode: number; response: ExecutionResult } {
  const requestId = 'requestId' in context ? String(context.requestId) : 'unknown';
  const shown = (failed.errors ?? []).flatMap((error) => present(error, requestId));
  const statusCode = shown.reduce((worst, { status }) => Math.max(worst, status), 200);
  return { statusCode, response: { data: failed.data ?? null, errors: shown.map(({ error }) => error) } };
}

function present(error: GraphQLError, requestId: string): Shown[] {
  const cause: unknown = error.originalError;
  if (cause instanceof AccessRefused) {
    const refused = new GraphQLError(cause.message, { path: error.path ?? null, extensions: { code: cause.code } });
    return [{ status: cause.getStatus(), error: refused }];
  }
  if (cause === undefined || cause instanceof GraphQLError) return [badDocument(error)];
  const faults = documentFaults(cause);
  if (faults !== undefined) return faults.map(badDocument);
  log.error(withoutValues(requestId, cause));
  const message = 'Something went wrong on our side.';
  const masked = new GraphQLError(message, { path: error.path ?? null, extensions: { code: 'INTERNAL', requestId } });
  return [{ status: 500, error: masked }];
}

function badDocument({ message, nodes }: GraphQLError): Shown {
  return {
    status: 400,
    error: new GraphQLError(message, { nodes: nodes ?? null, extensions: { code: 'BAD_DOCUMENT' } }),
  };
}

/** Mercurius wraps what is wrong with a document in an error of its own with a 4xx status. */
function documentFaults(cause: unknown): readonly GraphQLError[] | undefined {
  if (typeof cause !== 'object' || cause === null || !('statusCode' in cause) || !(cause instanceof Error))
    return undefined;
  if (typeof cause.statusCode !== 'number' || cause.statusCode < 400 || cause.statusCode > 499) return undefined;
  const inner = 'errors' in cause && Array.isArray(cause.errors) ? (cause.errors as GraphQLError[]) : [];
  return inner.length > 0 ? inner : [new GraphQLError(cause.message)];
}

/** Messages of the database quote the values that it choked on, which may be a child's; so only names, codes and places are logged. */
function withoutValues(requestId: string, cause: unknown): object {
  const { name, stack } = cause instanceof Error ? cause : new Error('not an error');
  const frames = (stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { requestId, name, code: codeOf(cause), constraint: constraintOf(cause), frames: frames.slice(0, 12) };
}
