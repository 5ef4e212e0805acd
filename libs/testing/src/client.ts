import request from 'supertest';
import { requestDevelopmentToken } from './sign-in.js';
import { surroundings } from './surroundings.js';

/** What came back over HTTP. `text` is the raw body, for looking for what must not be in it. */
export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a document selects is known to its test alone
  readonly data: any;
  readonly errors: readonly { message: string; extensions?: { code?: string } }[] | undefined;
  readonly text: string;
}

/** Sends a document as somebody (a token) or as nobody (null). */
export async function graphql(
  token: string | null,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const sending = request(surroundings().apiUrl).post('/graphql').set(headers);
  if (token !== null) sending.set('authorization', `Bearer ${token}`);
  const { status, body, text } = await sending.send({ query, variables });
  return { status, data: body.data, errors: body.errors, text };
}

const inputTypes = new Map<string, string>();

/** The input type of each mutation, asked of the schema once. */
async function inputTypeOf(mutation: string): Promise<string> {
  if (inputTypes.size === 0) {
    const { data } = await graphql(
      null,
      '{ __schema { mutationType { fields(includeDeprecated: true) { name args { name type { ofType { name } } } } } } }',
    );
    for (const { name, args } of data.__schema.mutationType.fields) inputTypes.set(name, args[0]?.type.ofType.name);
  }
  return inputTypes.get(mutation) ?? 'UnknownInput';
}

/** Those that want to know why somebody goes on though a rule warns. */
const warned: readonly string[] = ['confirmAllocation', 'confirmVisit'];

/**
 * Calls a mutation and gives its result whatever it is: `__typename`, the problem's fields, and what `fields` selects. Where it wants a reason for
 * each warning, gives one of each and calls again, unless `input` has a word on `warnings` itself.
 */
export async function attempt(
  token: string | null,
  mutation: string,
  input: object,
  fields = '',
): Promise<Answer['data']> {
  if (!warned.includes(mutation)) return attemptOnce(token, mutation, input, fields);
  const result = await attemptOnce(
    token,
    mutation,
    input,
    `... on WarningsUnanswered { warnings { ruleId } } ${fields}`,
  );
  if (result.__typename !== 'WarningsUnanswered' || 'warnings' in input) return result;
  const rules = new Set<string>(result.warnings.map(({ ruleId }: { ruleId: string }) => ruleId));
  const warnings = [...rules].map((ruleId) => ({ ruleId, reason: 'We have talked about it and go on.' }));
  return attemptOnce(token, mutation, { ...input, warnings }, fields);
}

async function attemptOnce(
  token: string | null,
  mutation: string,
  input: object,
  fields: string,
): Promise<Answer['data']> {
  const document = `mutation ($input: ${await inputTypeOf(mutation)}!) { ${mutation}(input: $input) { __typename
    ... on Problem { code message } ... on InvalidInput { faults { path value message } } ... on NotFound { kind id }
    ... on WrongState { currentState wantedState allowedFrom } ${fields} } }`;
  const answer = await graphql(token, document, { input });
  if (answer.errors !== undefined)
    throw new Error(`${mutation} answered ${answer.status}: ${JSON.stringify(answer.errors)}`);
  return answer.data[mutation];
}

/** Calls a mutation that has to succeed; throws with the problem otherwise. `fields` selects from its payload. */
export async function perform(
  token: string | null,
  mutation: string,
  input: object,
  fields = '',
): Promise<Answer['data']> {
  const { payload } = await payloadTypeOf(mutation);
  const result = await attempt(token, mutation, input, fields === '' ? '' : `... on ${payload} { ${fields} }`);
  if (result.__typename !== payload) throw new Error(`${mutation} answered ${JSON.stringify(result)}`);
  return result;
}

const payloadTypes = new Map<string, string>();

async function payloadTypeOf(mutation: string): Promise<{ payload: string }> {
  if (payloadTypes.size === 0) {
    const { data } = await graphql(
      null,
      '{ __schema { mutationType { fields(includeDeprecated: true) { name type { ofType { possibleTypes { name } } } } } } }',
    );
    for (const { name, type } of data.__schema.mutationType.fields) {
      const payload = (type.ofType.possibleTypes as { name: string }[]).find((possible) =>
        possible.name.endsWith('Payload'),
      );
      payloadTypes.set(name, payload?.name ?? '');
    }
  }
  return { payload: payloadTypes.get(mutation) ?? '' };
}

/** A real token for a new person whom nobody knows yet. */
export async function aStranger(): Promise<{ subject: string; token: string }> {
  const subject = `person-${process.pid}-${Math.random().toString(36).slice(2)}`;
  return { subject, token: await requestDevelopmentToken(subject) };
}
