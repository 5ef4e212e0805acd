import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import PostalMime from 'postal-mime';
import type { AllocationState } from '#placements';
import {
  aPlaceInSlot,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  graphql,
  perform,
  students,
  surroundings,
  unique,
  workOff,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

/** What came back, field by field. */
export type Fields = Record<string, unknown>;

/** The name of every student of the story. */
export const [given, family] = ['Zephyrine', 'Quillfeather'];

/** A mail to a guardian, as the worker has handed it over; `raw` is without when it was sent, which tells of no placement. */
export interface Mail {
  readonly linkId: string;
  readonly token: string;
  readonly raw: string;
  readonly text: string;
}

/** Opens the page before the days by its link, as the button on its door does. */
export function openDayPage(token: string, language = '', path = 'day-page'): Promise<Response> {
  const address = new URL(`/${path}`, surroundings().apiUrl);
  return fetch(address, { method: 'POST', body: new URLSearchParams({ token, language }) });
}

/** A student with a place. */
export interface Place {
  readonly id: string;
  readonly student: TestStudent;
}

/** A contact as a school supplies it. */
export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly language: string;
}

const mailFolder = (): string => process.env['FOOTHOLD_MAIL_FOLDER'] ?? '';

/** Where the letters are laid, and the one with that number for a link. */
export async function mailOf(linkId: string, number = 1): Promise<Mail> {
  const sent = await readFile(join(mailFolder(), `${linkId}.${number}.eml`), 'utf8');
  const raw = sent.replace(/^Date: .*\r?\n/m, '');
  const text = (await PostalMime.parse(sent)).text ?? '';
  return { linkId, raw, text, token: /#([\w-]{43})$/m.exec(text)?.[1] ?? '' };
}

const page = `kind placementVersion texts { language direction isReviewed heading paragraphs lines { about label value isOwnWords }
  form { question yourName yes no } }`;

/** Opens a link, as nobody in particular. */
export function open(token: string, language: string | null = null): Promise<Answer> {
  const document = `mutation ($input: OpenGuardianLinkInput!) { openGuardianLink(input: $input) { __typename
    ... on GuardianPagePayload { ${page} } } }`;
  return graphql(null, document, { input: { token, language } });
}

/** Answers by a link, as nobody in particular. */
export function answer(token: string, reply = 'YES', overrides: object = {}): Promise<Answer> {
  const document = `mutation ($input: AnswerGuardianLinkInput!) { page: answerGuardianLink(input: $input) { __typename
    ... on GuardianPagePayload { ${page} } ... on InvalidInput { faults { path } } } }`;
  const input = { token, answer: reply, name: 'Noor Quillfeather', version: 1, ...overrides };
  return graphql(null, document, { input });
}

/** Tells of a worry by a link, as nobody in particular. */
export function worry(token: string, text: string, overrides: object = {}): Promise<Answer> {
  const document = `mutation ($input: RaiseConcernByLinkInput!) { page: raiseConcernByLink(input: $input) { __typename
    ... on GuardianPagePayload { ${page} } ... on InvalidInput { faults { path } } } }`;
  return graphql(null, document, { input: { token, text, ...overrides } });
}

/** The page of a link that never was. */
export const neutral = (): Promise<Answer> => open('a link that never was');

/** Whether a link gets that very page, byte for byte; what cannot be opened cannot be answered either, and answers with it too. */
export async function isDead(token: string): Promise<boolean> {
  const [mine, none] = [await open(token), await neutral()];
  expect(none.data.openGuardianLink.kind).toBe('ASK_SCHOOL');
  const dead = mine.text === none.text;
  if (dead) expect((await answer(token)).data.page).toEqual(none.data.openGuardianLink);
  return dead;
}

/** A contact with an address of its own. */
export function aContact(overrides: Partial<Contact> = {}): Contact {
  return { name: 'Noor Quillfeather', email: `guardian${unique()}@example.org`, language: 'EN', ...overrides };
}

/** A school whose students are given places at one employer, and whose guardians are asked. */
export class Story {
  private constructor(
    readonly programme: TestProgramme,
    readonly school: TestSchool,
    readonly otherSchool: TestSchool,
    readonly employer: TestEmployer,
    private readonly slotId: string,
    readonly inYear12: TestStudent,
    private readonly waiting: TestStudent[],
  ) {}

  /** With so many students of school age. */
  static async with(size: number): Promise<Story> {
    const programme = await aProgramme();
    const [school, otherSchool] = [await aSchool(programme, { name: 'Park Hall' }), await aSchool(programme)];
    const employer = await anEmployer(programme);
    const slotId = await aSlot(employer, await anOpportunity(employer), { capacity: size + 1 });
    const usual = { given_name: given, family_name: family };
    const [inYear12, ...waiting] = await students(school, [
      { ...usual, born_on: '2009-11-05', year_group: '12' },
      ...Array.from({ length: size }, () => usual),
    ]);
    if (inYear12 === undefined) throw new Error('the students were imported');
    return new Story(programme, school, otherSchool, employer, slotId, inYear12, waiting);
  }

  /** A place as the publication of a round leaves it, put into a state, for a student who holds none yet. */
  async aPlace(
    state: AllocationState = 'ACCEPTED',
    student = this.waiting.pop(),
    slotId = this.slotId,
  ): Promise<Place> {
    if (student === undefined) throw new Error('every student of this story holds a place');
    return { id: await aPlaceInSlot(student, slotId, state), student };
  }

  /** A place to which student and host have said yes by themselves. */
  async anAgreedPlace(slotId = this.slotId, student = this.waiting.pop()): Promise<Place> {
    const place = await this.aPlace('OFFERED', student, slotId);
    await perform(place.student.token, 'acceptAllocation', { allocationId: place.id });
    await perform(this.employer.token, 'agreeAllocation', { allocationId: place.id });
    return place;
  }

  /** Puts contacts on a student's list; their ids in that order. */
  async contacts({ id: studentId }: TestStudent, ...guardians: Contact[]): Promise<string[]> {
    await perform(this.school.lead, 'setGuardians', { studentId, guardians });
    const { data } = await graphql(this.school.lead, `{ guardians(studentId: "${studentId}") { id email } }`);
    const ids = new Map((data.guardians as { id: string; email: string }[]).map(({ id, email }) => [email, id]));
    return guardians.map(({ email }) => ids.get(email) ?? '');
  }

  /** One contact, and its id. */
  async aGuardianOf(student: TestStudent, overrides: Partial<Contact> = {}): Promise<string> {
    const [id = ''] = await this.contacts(student, aContact(overrides));
    return id;
  }

  /** Asks a guardian, and has the worker send the link. */
  async ask(allocationId: string, guardianId: string): Promise<Mail> {
    const asked = { allocationId, guardianId };
    const made = await perform(this.school.lead, 'requestPermission', asked, 'permissionRequestId');
    expect(await workOff('send-guardian-link')).toBe(1);
    return mailOf(made.permissionRequestId);
  }

  /** Sends the page before the days; its letters in the order of the contacts. */
  async sendDayPage(allocationId: string): Promise<Mail[]> {
    const { links } = await perform(this.school.lead, 'sendDayPage', { allocationId }, 'links');
    expect(await workOff('send-day-page')).toBe(links);
    const made = await asOwner<{ id: string }>(
      'select id from day_page_link where allocation_id = $1 and voided_at is null order by guardian_id',
      [allocationId],
    );
    return Promise.all(made.map(({ id }) => mailOf(id)));
  }

  /** Where permission stands, as the school is shown it. */
  async permissionOf(id: string): Promise<string> {
    const list = '{ schoolAllocations(first: 100) { nodes { id permission { status } } } }';
    const { data } = await graphql(this.school.lead, list);
    return data.schoolAllocations.nodes.find((node: Fields) => node['id'] === id).permission.status;
  }

  /** Party by party where agreement stands, as somebody is shown it. */
  async agreements(id: string, token = this.school.lead): Promise<Record<string, string>> {
    const { data } = await graphql(token, `{ agreements(allocationId: "${id}") { party state } }`);
    return Object.fromEntries(data.agreements.map(({ party, state }: Fields) => [party, state]));
  }

  /** Confirms for the school; selects what may stand in the way. */
  confirm(allocationId: string): Promise<Fields> {
    const fields = '... on BlockedByRules { reasons { ruleId } } ... on AgreementsOutdated { parties }';
    return attempt(this.school.lead, 'confirmAllocation', { allocationId }, fields);
  }

  /** Notes, as the safeguarding lead, that a court keeps somebody from contact. */
  restrict(guardianId: string, isContactRestricted = true): Promise<Fields> {
    return perform(this.school.safeguardingLead, 'restrictGuardian', { guardianId, isContactRestricted });
  }
}
