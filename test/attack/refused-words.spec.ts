import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { resolvers } from '#composition';
import { operationsOf } from '#platform';
import { findAdvertFaults } from '#safeguarding';
import { anEmployer, aProgramme, attempt, servedSchema, type TestEmployer } from '#testing';

/** Short enough for every text, with one fault of each kind. */
const bad = 'Girls only. Fee of £50. Ring 07700 900123 or see www.example.org';

/** What becomes of each text that an employer can write. */
type Fate =
  | 'REFUSED'
  /** The same, but only once the rest fits or the text was looked through for words of concern: see the feature's own tests. */
  | 'REFUSED_LATER'
  /** A code, a date, an address or the like: anything else is refused by its form. */
  | 'OF_A_FORM'
  /** Looked at by rules of its own: what leads outside is held and told to somebody. */
  | 'MESSAGE'
  /** No student and no school reads it as part of what is on offer: coordinators, safeguarding leads or the staff of a school alone. */
  | 'NOT_SHOWN_TO_STUDENTS';

const advert: Readonly<Record<string, Fate>> = {
  title: 'REFUSED',
  summary: 'REFUSED',
  'dayPlan.department': 'REFUSED',
  'dayPlan.task': 'REFUSED',
  'dayPlan.with': 'REFUSED',
  'dayPlan.meets': 'REFUSED',
  lunchPlan: 'REFUSED',
  lessFun: 'REFUSED',
  whatToWear: 'REFUSED',
  'access.notes': 'REFUSED',
  'learning.willLearn': 'REFUSED',
  'learning.outcomes': 'REFUSED',
  'learning.ownTask': 'REFUSED',
  'learning.peopleMet': 'REFUSED',
  'learning.feedback': 'REFUSED',
  'learning.reflection': 'REFUSED',
};
const identity: Readonly<Record<string, Fate>> = {
  name: 'REFUSED',
  owner: 'NOT_SHOWN_TO_STUDENTS',
  sector: 'OF_A_FORM',
  webDomain: 'OF_A_FORM',
};

/** Of an input that a careers lead's operation shares. */
const notRead: Readonly<Record<string, Fate>> = {
  'warnings.ruleId': 'NOT_SHOWN_TO_STUDENTS',
  'warnings.reason': 'NOT_SHOWN_TO_STUDENTS',
};

/** Every text of every operation that is open to employers: a new one has to be put here. */
const fates: Readonly<Record<string, Readonly<Record<string, Fate>>>> = {
  acceptTeamInvitation: { code: 'OF_A_FORM' },
  addHostAdult: { name: 'REFUSED', jobTitle: 'REFUSED', workEmail: 'OF_A_FORM', workPhone: 'OF_A_FORM' },
  addSite: { name: 'REFUSED', addressLine: 'REFUSED', access: 'REFUSED', postcode: 'OF_A_FORM' },
  addSlots: { planHash: 'OF_A_FORM' },
  agreeAllocation: notRead,
  answerApplication: { words: 'REFUSED' },
  answerNeed: { message: 'REFUSED' },
  answerNeedWithDraft: { message: 'REFUSED', title: 'REFUSED' },
  answerReviews: { body: 'REFUSED_LATER' },
  cancelSlot: { reason: 'REFUSED' },
  cancelSlotRequest: { reason: 'NOT_SHOWN_TO_STUDENTS' },
  changeEmployerIdentity: identity,
  changeSiteAddress: { addressLine: 'REFUSED', postcode: 'OF_A_FORM' },
  complainAboutReview: {},
  confirmAccidentReported: { reference: 'NOT_SHOWN_TO_STUDENTS' },
  confirmMyMail: { code: 'OF_A_FORM' },
  declareActivity: {
    induction: 'NOT_SHOWN_TO_STUDENTS',
    protectiveEquipment: 'NOT_SHOWN_TO_STUDENTS',
    studentHasToBuy: 'NOT_SHOWN_TO_STUDENTS',
    supervision: 'NOT_SHOWN_TO_STUDENTS',
  },
  declareInsurance: { insurer: 'NOT_SHOWN_TO_STUDENTS' },
  declineAllocationAsHost: { reason: 'REFUSED' },
  declineSlotRequest: { reason: 'NOT_SHOWN_TO_STUDENTS' },
  draftOpportunity: advert,
  editOpportunity: advert,
  giveFeedback: { didWell: 'REFUSED_LATER', nextStep: 'REFUSED_LATER' },
  inviteTeamMember: { email: 'OF_A_FORM' },
  joinByInvitation: { code: 'OF_A_FORM' },
  raiseConcern: { text: 'NOT_SHOWN_TO_STUDENTS' },
  registerEmployer: identity,
  renewAgreement: notRead,
  reportAccident: { whatHappened: 'NOT_SHOWN_TO_STUDENTS', whereInSite: 'NOT_SHOWN_TO_STUDENTS' },
  reportAdvert: { words: 'NOT_SHOWN_TO_STUDENTS' },
  sendMessage: { clientMessageId: 'OF_A_FORM', text: 'MESSAGE' },
  setAdvertQuestions: { 'questions.question': 'REFUSED' },
  setMyMail: { address: 'OF_A_FORM' },
  setPledge: { area: 'OF_A_FORM', quarter: 'OF_A_FORM', reason: 'REFUSED_LATER' },
  withdrawOpportunity: { reason: 'NOT_SHOWN_TO_STUDENTS' },
};

const operations = resolvers
  .flatMap((resolver) => operationsOf(resolver.prototype as object))
  .filter(({ access, type }) => type === 'Mutation' && access !== 'PUBLIC' && access?.includes('EMPLOYER') === true)
  .map(({ name }) => name);

let schema: GraphQLSchema;
let employer: TestEmployer;

beforeAll(async () => {
  schema = await servedSchema();
  employer = await anEmployer(await aProgramme());
});

function inputOf(operation: string): GraphQLInputType | undefined {
  return schema.getMutationType()?.getFields()[operation]?.args[0]?.type;
}

/** The texts of an input, also those that may be left out, with dots into what it holds. */
function textsOf(type: GraphQLInputType | undefined): string[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [];
  return Object.values(named.getFields()).flatMap(({ name, type: inner }) =>
    getNamedType(inner).name === 'String' ? [name] : textsOf(inner).map((path) => `${name}.${path}`),
  );
}

/** Plain values throughout, and the bad text in one place. */
function valueFor(type: GraphQLInputType, path: string): unknown {
  if (isNonNullType(type)) return valueFor(type.ofType, path);
  if (isListType(type)) return [valueFor(type.ofType, path)];
  if (!isInputObjectType(type)) {
    const values: Record<string, unknown> = { Int: 1, Float: 1, Boolean: true, Date: '2026-10-26', Time: '09:30' };
    if ('getValues' in type) return type.getValues()[0]?.name;
    return type.name === 'String' && path === '' ? bad : (values[type.name] ?? 'A plain sentence');
  }
  const [field = '', ...rest] = path.split('.');
  return Object.fromEntries(
    Object.values(type.getFields()).map(({ name, type: inner }) => [
      name,
      valueFor(inner, name === field ? rest.join('.') : 'elsewhere'),
    ]),
  );
}

function callWith(operation: string, path: string): object {
  const type = inputOf(operation);
  if (type === undefined) throw new Error(`${operation} takes nothing`);
  return valueFor(type, path) as object;
}

describe('what an employer writes', () => {
  it('is here with every text of every operation', () => {
    const written = operations.map((name) => [name, textsOf(inputOf(name)).sort()] as const);
    const listed = Object.entries(fates).map(([name, texts]) => [name, Object.keys(texts).sort()] as const);
    const some = (entries: typeof written): Record<string, readonly string[]> =>
      Object.fromEntries(entries.filter(([, texts]) => texts.length > 0));
    expect(some(written)).toEqual(some(listed));
    expect(findAdvertFaults(bad).map(({ kind }) => kind)).toEqual([
      'CONTACT_DETAILS',
      'CONTACT_DETAILS',
      'PROTECTED_TRAIT',
      'ASKS_FOR_MONEY',
    ]);
  });

  const texts = Object.entries(fates).flatMap(([operation, fields]) =>
    Object.entries(fields).map(([path, fate]) => ({ operation, path, fate })),
  );

  it.each(texts.filter(({ fate }) => fate === 'REFUSED'))(
    'names no way to get in touch, turns nobody away and asks for no money in $path of $operation',
    async ({ operation, path }) => {
      const answer = await attempt(employer.token, operation, callWith(operation, path));
      const faults = (answer.faults ?? []) as { path: string; value: string }[];
      const here = faults.filter((fault) => fault.path.replaceAll(/\.\d+/g, '') === path).map(({ value }) => value);
      expect(here).toEqual(
        expect.arrayContaining(['www.example.org', '07700 900123', 'Girls only', expect.stringMatching(/Fee of £50/)]),
      );
    },
  );

  it.each(texts.filter(({ fate }) => fate === 'NOT_SHOWN_TO_STUDENTS'))(
    'may say so in $path of $operation, which no student reads',
    async ({ operation, path }) => {
      const answer = await attempt(employer.token, operation, callWith(operation, path));
      const faults = (answer.faults ?? []) as { path: string }[];
      expect(faults.filter((fault) => fault.path === path)).toEqual([]);
    },
  );
});
