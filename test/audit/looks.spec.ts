import { beforeAll, describe, expect, it } from '@jest/globals';
import { isObjectType, type GraphQLSchema } from 'graphql';
import { resolvers } from '#composition';
import { operationsOf } from '#platform';
import {
  adjustmentsReleased,
  aMentor,
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  aStranger,
  deliverEvents,
  fullCall,
  graphql,
  manyDaysAreDecidedFor,
  perform,
  refusalsWritten,
  setNow,
  servedSchema,
  statementCount,
  students,
  type Suggestions,
  type TestSchool,
  type TestStudent,
} from '#testing';

const operations = resolvers.flatMap((resolver) => operationsOf(resolver.prototype as object));

let schema: GraphQLSchema;
let school: TestSchool;
let student: TestStudent;
let tokens: Readonly<Record<string, string>>;
let suggestions: Suggestions;

beforeAll(async () => {
  const programme = await aProgramme();
  school = await aSchool(programme);
  const employer = await anEmployer(programme);
  const slotId = await aSlot(employer, await anOpportunity(employer));
  const [found] = await students(school, [{ adjustments: 'Needs written steps', send_support: 'yes' }]);
  if (found === undefined) throw new Error('the student was imported');
  student = found;
  const allocationId = await aPlaceInSlot(student, slotId, 'CONFIRMED');
  await adjustmentsReleased(allocationId, student, school);
  const contact = { name: 'Nadia Walker', email: 'nadia@example.org', language: 'EN' };
  const { guardianIds } = await perform(
    school.lead,
    'setGuardians',
    { studentId: student.id, guardians: [contact] },
    'guardianIds',
  );
  await perform(school.lead, 'requestPermission', { allocationId, guardianId: guardianIds[0] });
  const aunt = { name: 'Aunt Bea', relation: 'Aunt', phone: '0121 496 0101' };
  await perform(school.lead, 'setEmergencyContacts', { studentId: student.id, contacts: [aunt] });
  const worry = { allocationId, text: 'It is very loud there.' };
  const { concernId } = await perform(student.token, 'raiseConcern', worry, 'concernId');
  await perform(school.safeguardingLead, 'lookAtConcern', { concernId, note: 'Rang the site.' });
  await manyDaysAreDecidedFor(employer, school);
  const visitDay = { startsOn: '2026-11-10', endsOn: '2026-11-10' };
  const visitId = await aSlot(employer, await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' }), visitDay);
  const visit = { slotId: visitId, places: 1, staffLead: 'Dana Reid', note: '' };
  const { slotRequestId } = await perform(school.lead, 'requestSlot', visit, 'slotRequestId');
  await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
  await perform(school.lead, 'setVisitRegister', { slotRequestId, studentIds: [student.id] });
  await perform(school.lead, 'confirmVisit', { slotRequestId, staffCount: 1 });
  await perform(student.token, 'sendMessage', { allocationId, text: 'Call me on 07700 900123.' }).catch(
    () => undefined,
  );
  await perform(school.lead, 'studentHasLeft', { studentId: student.id, leftOn: '2026-09-11' });
  await setNow('2026-10-26T12:00:00Z');
  const hurt = { occurredAt: '2026-10-26T10:00:00Z', whereInSite: 'The studio', whatHappened: 'A cut.', kind: 'MINOR' };
  await perform(employer.token, 'reportAccident', { allocationId, ...hurt, daysUnable: 2 });
  await setNow();
  await deliverEvents();
  // Whom to ring a host reads on the days of a place that is not on hold, and at no other time: it is today.
  await asOwner(
    `with s as (update slot set starts_on = '2026-09-14', ends_on = '2026-09-18' where id = $2)
     update allocation set days = '[2026-09-14,2026-09-19)', held_since = null where id = $1`,
    [allocationId, slotId],
  );
  tokens = {
    STUDENT: student.token,
    CAREERS_LEAD: school.lead,
    SAFEGUARDING_LEAD: school.safeguardingLead,
    MENTOR: (await aMentor(school, [student])).token,
    EMPLOYER: employer.token,
    COORDINATOR: programme.coordinator,
    NEWCOMER: (await aStranger()).token,
  };
  const [round] = await asOwner<{ id: string; proposal: string }>(
    'select round_id as id, proposal_id as proposal from allocation where id = $1',
    [allocationId],
  );
  suggestions = {
    fromQuarter: '2026-Q4',
    toQuarter: '2026-Q4',
    first: 100,
    studentId: student.id,
    id: student.id,
    allocationId,
    slotId,
    slotRequestId,
    schoolId: school.id,
    employerId: employer.id,
    roundId: round?.id,
    proposalId: round?.proposal,
    before: round?.proposal,
    after: round?.proposal,
  };
  schema = await servedSchema();
});

interface Entry {
  readonly action: string;
  readonly acting_role: string;
  readonly fields: string[];
}

/** The rows about looks at this student since a row. */
function looksSince(seq: string): Promise<Entry[]> {
  return asOwner<Entry & Record<string, unknown>>(
    `select action, acting_role, fields from audit.entry where seq > $1 and student_id = $2 and action like 'read.%' order by action`,
    [seq, student.id],
  );
}

async function lastEntry(): Promise<string> {
  const [last] = await asOwner<{ seq: string }>('select max(seq)::text as seq from audit.entry');
  return last?.seq ?? '0';
}

/** Which fields are marked is the code's to say, so it is asked there: the schema as clients see it does not show it. */
const sensitive: Readonly<Record<string, readonly string[]>> = {
  StudentForStaff: ['adjustments', 'careExperienced', 'freeSchoolMeals', 'neetRisk', 'sendSupport'],
  StudentForEmployer: ['adjustments'],
  StudentTravel: ['limits', 'ofStudent'],
  Guardian: ['email', 'isContactRestricted', 'mayBeAsked', 'name'],
  PermissionRequest: ['guardianName'],
  Concern: ['closingNote', 'feltSafe', 'studentName', 'text'],
  SchoolConcern: ['closingNote', 'feltSafe', 'studentName', 'text'],
  ConcernNote: ['note'],
  SchoolAccident: ['daysUnable', 'kind', 'studentName', 'whatHappened', 'whereInSite'],
  HostAccident: ['daysUnable', 'kind', 'studentName', 'whatHappened', 'whereInSite'],
  ProgrammeAccident: ['daysUnable', 'kind'],
  AccidentChange: ['daysUnable', 'kind'],
  ChildFile: ['studentName'],
  AdjustmentsRelease: ['adjustments'],
  EmergencyContact: ['name', 'phone', 'relation'],
  EmergencyContactForEmployer: ['name', 'phone', 'relation'],
  RefusedMessage: ['found', 'studentName', 'text'],
};

/** Words that speak of what is sensitive, and the fields that bear one and show nothing of anybody. */
const suspicious =
  /adjust|send|care(?!e?rs)|health|medical|diagnos|accident|whatHappened|daysUnable|guardian|emergency|concern|barred|restrict|dbs|disab|closingNote|feltSafe/i;
const harmless: Readonly<Record<string, string>> = {
  'SafeguardingDigest.concernsWaiting':
    'that concerns wait, to the lead of their own school; nothing of what they say or of whom',
  'WaitingConcern.concernId': 'an id alone; whoever reads the concern by it is written down then',
  'PermissionRequest.guardianId': 'an id',
  'RaiseConcernPayload.concernId': 'an id',
  'CloseConcernPayload.concernId': 'an id',
  'SetGuardiansPayload.guardianIds': 'ids',
  'RestrictGuardianPayload.guardianId': 'an id',
  'RestrictGuardianPayload.isContactRestricted': 'what the caller has just said',
  'ProposalComparison.bySendSupport': 'figures over groups of five and more',
  'SendSupportChange.sendSupport': 'the name of a group of figures',
  'InterestAudit.bySendSupport': 'figures over groups of five and more',
  'UnplacedReport.bySendSupport': 'figures over groups of five and more, in fives',
  'UnplacedReport.byCareExperience': 'figures over groups of five and more, in fives',
  'ActivityAnswers.barredWork': 'kinds of work that the law bars below an age',
  'ApplicationSheet.viewerCanSend': 'whether it may be sent off',
  'ConcernStatePayload.concernId': 'an id',
  'MarkAsAllegationPayload.concernId': 'an id',
  'HostAdultContactPayload.hostAdultId': 'an id',
  'ReportAccidentPayload.accidentId': 'an id',
  'AccidentPayload.accidentId': 'an id',
  'ActivityAnswers.hasFireFirstAidAndAccidentBook': 'what an employer has, and no accident',
  'AdjustmentsRelease.guardianSays': 'whether those at home agree, and not to what',
  'VisitorForEmployer.adjustments': 'nothing: nobody is asked about a visit',
  'GuardianPagePayload.adjustmentsVersion': 'tells one text from another, and not what is in it',
  'GuardianPageText.adjustments': 'what those at home are told of their own child, by a link of theirs',
};

describe('a field that tells something sensitive of a child', () => {
  it('is marked, or is in the list of those that tell nothing', () => {
    const unmarked = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith('__') && !['Query', 'Mutation'].includes(type.name))
      .flatMap((type) =>
        isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
      )
      .filter((name) => suspicious.test(name.split('.')[1] ?? ''))
      .filter((name) => {
        const [type = '', field = ''] = name.split('.');
        return sensitive[type]?.includes(field) !== true && harmless[name] === undefined;
      });
    expect(unmarked).toEqual([]);
  });

  const reads = operations
    .filter(({ type, access }) => type === 'Query' && access !== 'PUBLIC' && access !== null)
    .flatMap(({ name, access }) =>
      access === 'PUBLIC' || access === null ? [] : access.map((role) => ({ name, role })),
    );

  it.each(reads)('is not shown by $name to $role without a row in the trail', async ({ name, role }) => {
    const seq = await lastEntry();
    const { query, variables } = fullCall(schema, name, suggestions);
    const { data, errors } = await graphql(tokens[role] ?? null, query, variables);
    if (errors !== undefined && data === null) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    const shown = shownOf(data);
    const noted = (await looksSince(seq)).flatMap(({ fields }) => fields);
    if (role === 'STUDENT') expect(noted).toEqual([]);
    else for (const field of shown) expect(noted).toContain(field.split('.')[1]);
  });

  it('is shown by these operations to somebody, so that the walk above has seen each of them', async () => {
    const seen = new Set<string>();
    for (const { name, role } of reads.filter(({ role }) => role !== 'STUDENT')) {
      const { query, variables } = fullCall(schema, name, suggestions);
      for (const field of shownOf((await graphql(tokens[role] ?? null, query, variables)).data)) seen.add(field);
    }
    const all = Object.entries(sensitive).flatMap(([type, fields]) => fields.map((field) => `${type}.${field}`));
    // Nobody has closed a concern here or answered in a review whether they felt safe.
    const missing = ['Concern.closingNote', 'Concern.feltSafe', 'SchoolConcern.closingNote', 'SchoolConcern.feltSafe'];
    expect(all.filter((field) => !seen.has(field))).toEqual(missing);
  });
});

/** The sensitive fields that an answer shows a value of. */
function shownOf(answer: unknown): string[] {
  if (Array.isArray(answer)) return answer.flatMap(shownOf);
  if (typeof answer !== 'object' || answer === null) return [];
  const type = '__typename' in answer ? String(answer.__typename) : '';
  const own = Object.entries(answer).filter(
    ([field, value]) => value !== null && sensitive[type]?.includes(field) === true,
  );
  return [...own.map(([field]) => `${type}.${field}`), ...Object.values(answer).flatMap(shownOf)];
}

describe('a look at a student', () => {
  it('names the role, the kind and the fields that were asked for, in the same statement, and nothing of what stood there', async () => {
    const seq = await lastEntry();
    const document = `query ($id: ID!) { student(id: $id) { ...needs givenName ... on StudentForStaff { careExperienced } } }
      fragment needs on StudentForStaff { adjustments send: sendSupport }`;
    const before = await statementCount();
    const { data } = await graphql(school.lead, document, { id: student.id });
    const sent = (await statementCount()) - before;
    expect(data.student).toMatchObject({ adjustments: 'Needs written steps', send: true });
    expect(await looksSince(seq)).toEqual([
      { action: 'read.CIRCUMSTANCES', acting_role: 'CAREERS_LEAD', fields: ['careExperienced'] },
      { action: 'read.NEEDS', acting_role: 'CAREERS_LEAD', fields: ['adjustments', 'sendSupport'] },
    ]);
    const plain = await statementCount();
    await graphql(
      school.lead,
      `
        query ($id: ID!) {
          student(id: $id) {
            givenName
          }
        }
      `,
      { id: student.id },
    );
    expect((await statementCount()) - plain).toBe(sent);
    expect(await looksSince(seq)).toHaveLength(2);
  });

  it('is refused while it cannot be written down; what is not sensitive is read all the same', async () => {
    await asOwner('alter table audit.entry rename to entry_out_of_reach');
    try {
      const read = (fields: string) =>
        graphql(school.lead, `query ($id: ID!) { student(id: $id) { ${fields} } }`, { id: student.id });
      const refused = await read('givenName adjustments');
      expect(refused.status).toBe(500);
      expect(refused.text).not.toContain('written steps');
      expect((await read('givenName')).data.student.givenName).toBe('Amina');
    } finally {
      await asOwner('alter table audit.entry_out_of_reach rename to entry');
    }
  });

  it('counts for those on the page and not for the one after it', async () => {
    const [first, second] = await students(school, [{ family_name: 'Aaa' }, { family_name: 'Aab' }]);
    await graphql(school.lead, '{ students(first: 1) { nodes { id sendSupport } } }');
    const rows = await asOwner<{ student_id: string }>(
      `select student_id from audit.entry where student_id = any($1) and action = 'read.NEEDS'`,
      [[first?.id, second?.id]],
    );
    expect(rows).toEqual([{ student_id: first?.id }]);
  });

  it('is one as well when concerns are written out for the file of the school', async () => {
    const seq = await lastEntry();
    await perform(school.safeguardingLead, 'exportConcerns', { studentId: student.id });
    expect(await looksSince(seq)).toEqual([
      {
        action: 'read.CONCERNS',
        acting_role: 'SAFEGUARDING_LEAD',
        fields: ['closingNote', 'note', 'studentName', 'text'],
      },
    ]);
  });

  it('is shown to the student as a role, a day and a kind, once a day, and without concerns', async () => {
    await graphql(
      school.lead,
      `
        query ($id: ID!) {
          student(id: $id) {
            adjustments
          }
        }
      `,
      { id: student.id },
    );
    await graphql(school.safeguardingLead, '{ concerns(first: 10) { nodes { text } } }');
    const list = '{ looksAtMe(first: 50) { nodes { role kind onDay } } }';
    const nodes = (await graphql(student.token, list)).data.looksAtMe.nodes as {
      role: string;
      kind: string;
      onDay: string;
    }[];
    const days = nodes.flatMap(({ role, kind, onDay }) => (role === 'CAREERS_LEAD' && kind === 'NEEDS' ? [onDay] : []));
    expect(days.length).toBeGreaterThan(0);
    expect(new Set(days).size).toBe(days.length);
    expect(nodes.map(({ kind }) => kind)).toContain('CONTACTS_AT_HOME');
    expect(nodes.map(({ kind }) => kind)).not.toContain('CONCERNS');
    for (const { onDay } of nodes) expect(onDay).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('is read page by page, each once', async () => {
    const page = (after: string | null) =>
      graphql(
        student.token,
        'query ($after: String) { looksAtMe(first: 1, after: $after) { nodes { role kind onDay } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
    const all = (await graphql(student.token, '{ looksAtMe(first: 50) { nodes { role kind onDay } } }')).data.looksAtMe
      .nodes;
    const found: unknown[] = [];
    for (let after: string | null = null, more = true; more;) {
      const answer: Awaited<ReturnType<typeof page>> = await page(after);
      found.push(...answer.data.looksAtMe.nodes);
      after = answer.data.looksAtMe.pageInfo.endCursor;
      more = answer.data.looksAtMe.pageInfo.hasNextPage;
    }
    expect(found).toEqual(all);
    expect(found.length).toBeGreaterThan(2);
  });

  it('is shown to the safeguarding lead of the school with its time and fields, and to no other', async () => {
    const document =
      'query ($id: ID!) { looksAtStudent(studentId: $id, first: 100) { nodes { role kind fields lookedAt } } }';
    const { nodes } = (await graphql(school.safeguardingLead, document, { id: student.id })).data.looksAtStudent;
    expect(nodes.map(({ kind }: { kind: string }) => kind)).toContain('CONCERNS');
    expect(nodes[0].lookedAt).toMatch(/Z$/);
    const other = await aSchool(school.programme);
    expect((await graphql(other.safeguardingLead, document, { id: student.id })).data.looksAtStudent.nodes).toEqual([]);
    expect((await graphql(school.lead, document, { id: student.id })).status).toBe(403);
  });
});

describe('whoever is turned away', () => {
  const refusals = (operation: string, action: string) =>
    asOwner<{ acting_role: string; reason: string; actor: string | null }>(
      `select acting_role, reason, actor from audit.entry where action = $1 and object_id = $2 order by seq`,
      [action, operation],
    );

  it('at the door of an operation is written down each time, beside the transaction', async () => {
    await refusalsWritten();
    const before = (await refusals('concerns', 'access.refused')).length;
    for (let times = 3; times > 0; times--)
      await graphql(tokens['EMPLOYER'] ?? '', '{ concerns(first: 1) { nodes { id } } }');
    await refusalsWritten();
    const rows = (await refusals('concerns', 'access.refused')).slice(before);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ reason: 'FORBIDDEN', acting_role: 'EMPLOYER' });
    expect(rows[0]?.actor).not.toBeNull();
  });

  it('with a bad token is written down with why, and without the token', async () => {
    const token = `eyJhbGciOiJub25lIn0.${Buffer.from('{"iss":"https://evil.example"}').toString('base64url')}.`;
    await refusalsWritten();
    const before = (await refusals('me', 'sign-in.refused')).length;
    await graphql(token, '{ me { role } }');
    await refusalsWritten();
    const rows = (await refusals('me', 'sign-in.refused')).slice(before);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/eyJ|evil/);
  });

  it('waits to be written down while the trail is out of reach', async () => {
    const { token } = await aStranger();
    await graphql(token, '{ me { role } }');
    await refusalsWritten();
    const before = (await refusals('suspensions', 'access.refused')).length;
    await asOwner('alter table audit.entry rename to entry_out_of_reach');
    try {
      await graphql(token, '{ suspensions(first: 1) { nodes { id } } }');
      await refusalsWritten();
    } finally {
      await asOwner('alter table audit.entry_out_of_reach rename to entry');
    }
    await refusalsWritten();
    expect((await refusals('suspensions', 'access.refused')).slice(before)).toHaveLength(1);
  });

  it('or let in for the first time, is somebody the trail knows', async () => {
    const { subject, token } = await aStranger();
    await graphql(token, '{ me { role } }');
    const [account] = await asOwner<{ id: string }>('select id from account where subject = $1', [subject]);
    expect(await asOwner(`select action from audit.entry where object_id = $1`, [account?.id])).toEqual([
      { action: 'account.first-seen' },
    ]);
  });
});
