import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { resolvers } from '#composition';
import { operationsOf } from '#platform';
import {
  adjustmentsReleased,
  aMentor,
  anEmployer,
  anOpportunity,
  aProgramme,
  aPublishedRound,
  aSchool,
  aSlot,
  asOwner,
  aStranger,
  attempt,
  aVettedActivity,
  fullCall,
  graphql,
  perform,
  servedSchema,
  setNow,
  students,
  type Suggestions,
} from '#testing';

const operations = resolvers.flatMap((resolver) => operationsOf(resolver.prototype as object));

/** Stands in every text that belongs to the other school, and nowhere else. */
const canary = 'Quillfeather';

let schema: GraphQLSchema;
let theirs: Suggestions;
let theirSchool: string;
/** An advert in draft that two employers have a part in. */
let sharedAdvert: string;
/** The placement that one of theirs went to, about which everything was said that can be. */
let attended: string;
let intruders: readonly { readonly who: string; readonly token: string }[];

/** A school with a student on every stage of the way, a concern, a review and a request: everything that somebody else could want to see. */
beforeAll(async () => {
  const programme = await aProgramme();
  const [own, other] = [await aSchool(programme), await aSchool(programme, { name: `${canary} School` })];
  const [employer, rival] = [await anEmployer(programme), await anEmployer(programme)];
  const slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 20 });
  const [ownStudent] = await students(own, [{}]);
  const secret = { given_name: canary, family_name: canary, adjustments: `${canary} needs written steps` };
  const [attending, waiting] = await students(other, [secret, secret]);
  if (ownStudent === undefined || attending === undefined || waiting === undefined)
    throw new Error('the students were imported');
  const round = await aPublishedRound(
    programme,
    [attending, waiting].map((student) => ({ student, slotId })),
  );

  const allocationId = round.allocations.get(attending.id);
  await perform(attending.token, 'acceptAllocation', { allocationId });
  await perform(employer.token, 'agreeAllocation', { allocationId });
  const { permissionId } = await perform(
    other.lead,
    'recordPermission',
    { allocationId, givenOn: '2026-09-10' },
    'permissionId',
  );
  await perform(other.safeguardingLead, 'countersignPermission', { permissionId });
  await adjustmentsReleased(String(allocationId), attending, other);
  await perform(other.lead, 'confirmAllocation', { allocationId });
  await setNow('2026-10-30T17:00:00Z');
  const marks = [26, 27, 28, 29, 30].flatMap((day) =>
    ['AM', 'PM'].map((session) => ({ onDay: `2026-10-${day}`, session, mark: 'PRESENT' })),
  );
  await perform(employer.token, 'markAttendance', { allocationId, marks });
  const ratings = { wasAsAdvertised: true, tasks: 5, welcome: 5, learning: 5, hours: 5, travel: 5, feltSafe: true };
  const texts = { body: `${canary} liked the work there very much.`, advice: `Say hello from ${canary}.` };
  await perform(attending.token, 'writeReview', { allocationId, ...ratings, ...texts });
  const answers = { overall: 'GOOD', knowledgeImproved: 'YES', satisfaction: 'SATISFIED', recommend: 'LIKELY' };
  await perform(attending.token, 'answerExitSurvey', { allocationId, ...answers });
  const skills = [{ skill: 'TEAMWORK', level: 'STRONG' }];
  await perform(employer.token, 'giveFeedback', { allocationId, skills, didWell: canary, nextStep: canary });
  const card = { enjoyed: canary, changedPlans: canary, wouldVisitSimilar: 'YES', couldBeBetter: canary };
  await perform(attending.token, 'writeReflection', { allocationId, ...card });
  await perform(attending.token, 'releaseReflection', { allocationId });
  await perform(attending.token, 'issueCertificate', { allocationId });
  attended = String(allocationId);
  await perform(other.lead, 'raiseConcern', {
    allocationId: round.allocations.get(waiting.id),
    text: `${canary} is worried.`,
  });
  await setNow();
  const visit = await aSlot(employer, await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' }), {
    capacity: 30,
    endsOn: '2026-10-26',
  });
  const asked = { slotId: visit, places: 5, staffLead: canary, note: canary };
  const { slotRequestId } = await perform(other.lead, 'requestSlot', asked, 'slotRequestId');

  const full = await aSlot(employer, await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' }), {
    capacity: 1,
    endsOn: '2026-10-26',
  });
  await perform(other.lead, 'requestSlot', { ...asked, slotId: full, places: 1 });
  const { waitingPlaceId } = await perform(
    other.lead,
    'joinWaitingListAsGroup',
    { slotId: full, places: 1, staffLead: canary },
    'waitingPlaceId',
  );
  await perform(other.lead, 'setVisitRegister', { slotRequestId, studentIds: [waiting.id] });

  // What is on the board is seen by every employer that the school has not refused, the school's name with it.
  await perform(other.lead, 'refuseEmployerForSchool', { employerId: rival.id, reason: canary });
  const lacks = { kind: 'WORKPLACE_VISIT', wants: canary, from: '2026-10-26', to: '2026-10-30' };
  const group = { groupSize: 5, yearGroups: [10] };
  const { needId: open } = await perform(other.lead, 'postNeed', { ...lacks, ...group }, 'needId');
  const { needId } = await perform(other.lead, 'postNeed', { ...lacks, ...group, isDraft: true }, 'needId');
  const offered = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
  const offer = { needId: open, opportunityId: offered, message: canary };
  const { needAnswerId } = await perform(employer.token, 'answerNeed', offer, 'needAnswerId');

  const plan = { name: 'Spring', slotsFrom: '2027-02-15', slotsTo: '2027-02-19', maxChoices: 3 };
  const { roundId: spring } = await perform(programme.coordinator, 'createRound', plan, 'roundId');
  await perform(programme.coordinator, 'openRound', { roundId: spring });
  const said = { roundId: spring, excludedSlotIds: [slotId], agreesToMove: false, studentId: waiting.id };
  await perform(other.lead, 'setRoundWishes', said);
  const [proposal] = await asOwner<{ id: string }>('select current_proposal_id as id from round where id = $1', [
    round.id,
  ]);

  const contact = { name: canary, email: 'canary@example.org', language: 'EN' };
  const listed = { studentId: waiting.id, guardians: [contact] };
  const { guardianIds } = await perform(other.lead, 'setGuardians', listed, 'guardianIds');
  const asks = { allocationId: round.allocations.get(waiting.id), guardianId: guardianIds[0] };
  await perform(other.lead, 'requestPermission', asks);
  const aunt = { name: canary, relation: canary, phone: '0121 496 0101', guardianId: guardianIds[0] };
  await perform(other.lead, 'setEmergencyContacts', { studentId: waiting.id, contacts: [aunt] });

  const [review] = await asOwner<{ id: string }>('select id from review where school_id = $1', [other.id]);
  const [concern] = await asOwner<{ id: string }>('select id from concern where school_id = $1', [other.id]);
  const [grant] = await asOwner<{ id: string }>(
    `select id from role_grant where school_id = $1 and role = 'CAREERS_LEAD'`,
    [other.id],
  );
  // A placement that one employer is still writing, in which another was asked to have a day.
  const partner = await anEmployer(programme);
  const dayPlan = [1, 2, 3].map((day) => ({
    day,
    half: 'AM',
    department: 'Studio',
    task: `Task ${day}`,
    with: 'the team',
  }));
  const shared = await anOpportunity(employer, { title: `A week with ${canary}`, dayPlan }, { isPublished: false });
  const part = { opportunityId: shared, employerId: partner.id, days: [3] };
  const { partnershipId } = await perform(employer.token, 'invitePartner', part, 'partnershipId');
  sharedAdvert = shared;
  const { mentoringIds } = await aMentor(other, [waiting], canary);
  theirSchool = other.id;
  theirs = {
    first: 100,
    schoolId: other.id,
    studentId: waiting.id,
    id: waiting.id,
    roundId: round.id,
    slotId: visit,
    opportunityId: shared,
    partnershipId,
    allocationId: round.allocations.get(waiting.id),
    applicationId: round.applications.get(waiting.id),
    applicationIds: [round.applications.get(waiting.id)],
    permissionId,
    guardianId: guardianIds[0],
    email: 'somebody@example.org',
    slotRequestId,
    waitingPlaceId,
    needId,
    needAnswerId,
    quarter: '2026-Q4',
    fromQuarter: '2026-Q4',
    toQuarter: '2026-Q4',
    studentIds: [waiting.id],
    proposalId: proposal?.id,
    before: proposal?.id,
    after: proposal?.id,
    excludedSlotIds: [visit],
    reviewId: review?.id,
    concernId: concern?.id,
    grantId: grant?.id,
    mentoringId: mentoringIds[0],
    siteId: employer.siteId,
    supervisorId: employer.supervisorId,
    deputyId: employer.deputyId,
    hostAdultId: employer.supervisorId,
    profileId: await aVettedActivity(employer, 'STUDIO'),
    employerId: employer.id,
    ruleId: 'R91',
    of: round.allocations.get(waiting.id),
  };
  schema = await servedSchema();
  const elsewhere = await aProgramme();
  intruders = [
    { who: 'CAREERS_LEAD', token: own.lead },
    { who: 'SAFEGUARDING_LEAD', token: own.safeguardingLead },
    { who: 'STUDENT', token: ownStudent.token },
    { who: 'MENTOR', token: (await aMentor(own, [ownStudent])).token },
    { who: 'EMPLOYER', token: rival.token },
    { who: 'COORDINATOR', token: elsewhere.coordinator },
    { who: 'NEWCOMER', token: (await aStranger()).token },
  ];
});

let tables: { name: string }[];
/** What the other school had before a call; nobody else writes there meanwhile. */
let untouched: Record<string, string>;

beforeAll(async () => {
  tables = await asOwner(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'school_id'
       and table_name not in ('event', 'notification')`,
  );
  untouched = await fingerprint();
});

/** Everything that belongs to the other school, as a fingerprint of each table. */
async function fingerprint(): Promise<Record<string, string>> {
  const print = ({ name }: { name: string }): string =>
    `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as print from ${name} t where school_id = $1`;
  const prints = await asOwner<{ name: string; print: string }>(tables.map(print).join(' union all '), [theirSchool]);
  const [parts] = await asOwner<{ print: string }>(
    `select md5(string_agg(t::text, '|' order by t::text)) as print from advert_partner t where opportunity_id = $1`,
    [sharedAdvert],
  );
  return { ...Object.fromEntries(prints.map((row) => [row.name, row.print])), advert_partner: parts?.print ?? '' };
}

/** The tables in which something is not as it was when this was last asked. */
async function changed(): Promise<Record<string, string>> {
  const [before, now] = [untouched, await fingerprint()];
  untouched = now;
  return Object.fromEntries(Object.entries(now).filter(([table, print]) => before[table] !== print));
}

const walks = operations.flatMap(({ name, access }) =>
  access === 'PUBLIC' || access === null ? [] : access.map((who) => ({ who, name })),
);

describe("what belongs to a school that is not one's own", () => {
  it('is found through the very operations that belong to it, so that the walk below would see it', async () => {
    const seen = await asOwner(`select from student_identity where school_id = $1 and family_name = $2`, [
      theirSchool,
      canary,
    ]);
    expect(seen).toHaveLength(2);
  });

  it.each(walks)('is neither shown to a $who by $name nor changed', async ({ who, name }) => {
    const token = intruders.find((intruder) => intruder.who === who)?.token ?? null;
    const { query, variables } = fullCall(schema, name, theirs);
    const answer = await graphql(token, query, variables);
    expect(answer.errors ?? []).toEqual([]);
    expect(answer.text).not.toContain(canary);
    expect(await changed()).toEqual({});
  });

  it.each(walks.filter(({ name }) => /ExitSurvey|Feedback|Reflection|Certificate|Ledger/.test(name)))(
    'is neither shown to a $who by $name nor changed when the placement is over',
    async ({ who, name }) => {
      const token = intruders.find((intruder) => intruder.who === who)?.token ?? null;
      const { query, variables } = fullCall(schema, name, { ...theirs, allocationId: attended });
      const answer = await graphql(token, query, variables);
      expect(answer.errors ?? []).toEqual([]);
      expect(answer.text).not.toContain(canary);
      expect(await changed()).toEqual({});
    },
  );

  it('is the partnership of the two who have a part in it, so that the walk above would see it', async () => {
    expect(await asOwner('select state from advert_partner where opportunity_id = $1', [sharedAdvert])).toEqual([
      { state: 'INVITED' },
    ]);
  });

  it('reads the same whether it is missing or not theirs', async () => {
    const token = intruders[0]?.token ?? null;
    const missing = 'alc_01jzzzzzzzzzzzzzzzzzzzzzzz';
    const foreign = String(theirs['allocationId']);
    const answers = await Promise.all(
      [missing, foreign].map((allocationId) =>
        attempt(token, 'withdrawAllocation', { allocationId, reason: 'No reason.' }),
      ),
    );
    const [one, two] = answers.map((answer, index) =>
      JSON.stringify(answer).replaceAll([missing, foreign][index] ?? '', 'ID'),
    );
    expect(two).toBe(one);
  });
});

describe('the database by itself', () => {
  it("shows the service no row of anybody's while it does not say who acts", async () => {
    const tables = await asOwner<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('migrations', 'postcode')`,
    );
    for (const { name } of tables) {
      const [row] = await asOwner<{ closed: boolean }>(
        `select relrowsecurity as closed from pg_class where oid = $1::regclass`,
        [name],
      );
      expect({ name, closed: row?.closed }).toEqual({ name, closed: true });
    }
  });
});
