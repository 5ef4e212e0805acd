import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  aMentor,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  graphql,
  perform,
  statementCount,
  students,
} from '#testing';
import { anAnsweredProfile } from '../e2e/vetting.story.js';

/** Each list with who reads it. There are fifty of everything. */
const lists: readonly { readonly who: string; readonly list: string; readonly fields: string }[] = [
  { who: 'student', list: 'opportunities', fields: 'id title area employer { name } slots { id placesLeft }' },
  { who: 'lead', list: 'opportunities', fields: 'id title area employer { name } slots { id placesLeft }' },
  {
    who: 'lead',
    list: 'opportunities',
    fields:
      'id answerRecord { asked } asAdvertised { percent } slots { answerWithinDays bookingClosesAt minimumGroup }',
  },
  { who: 'employer', list: 'myOpportunities', fields: 'id title slots { id }' },
  { who: 'lead', list: 'students', fields: 'id givenName yearGroup' },
  { who: 'lead', list: 'studentLedgers', fields: 'studentId hours entries { title }' },
  { who: 'lead', list: 'slotRequests', fields: 'id places opportunityTitle' },
  { who: 'employer', list: 'slotRequests', fields: 'id places schoolName' },
  { who: 'lead', list: 'waitingPlaces', fields: 'id state opportunityTitle offerUntil' },
  { who: 'lead', list: 'needs', fields: 'id wants schoolName answersWaiting' },
  { who: 'employer', list: 'needs', fields: 'id wants schoolName kilometres' },
  { who: 'coordinator', list: 'needs', fields: 'id wants schoolName answersWaiting' },
  { who: 'lead', list: 'needAnswers', fields: 'id state employerName opportunityTitle' },
  { who: 'employer', list: 'needAnswers', fields: 'id state schoolName opportunityTitle' },
  { who: 'employer', list: 'pledges', fields: 'id amount changes { after }' },
  { who: 'coordinator', list: 'pledges', fields: 'id employerName changes { after }' },
  { who: 'mentor', list: 'myCaseload', fields: 'studentId familyName places { allocationId }' },
  { who: 'coordinator', list: 'schools', fields: 'id name' },
  { who: 'coordinator', list: 'employersToVerify', fields: 'id name sites { name hostAdults { name } }' },
  { who: 'coordinator', list: 'vettingQueue', fields: 'id nextStep asks { id } answers { isHomeBased }' },
  { who: 'employer', list: 'myActivityProfiles', fields: 'id nextStep asks { id }' },
  { who: 'lead', list: 'hostVetting', fields: 'id employerName isMet summary' },
  { who: 'nobody', list: 'publishedOpportunities', fields: 'id title employer { name } slots { startsOn }' },
  { who: 'nobody', list: 'publishedOpportunities', fields: 'id asAdvertised { percent }' },
];

const rowsEach = 50;

const tokens: Record<string, string | null> = { nobody: null };

beforeAll(async () => {
  const programme = await aProgramme();
  const school = await aSchool(programme);
  const employer = await anEmployer(programme);
  await anAnsweredProfile(employer, 'SHOP');
  const offered = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
  const lacks = { kind: 'WORKPLACE_VISIT', wants: 'Something in the arts.', from: '2026-10-26', to: '2026-10-30' };
  const promise = { area: 'B26', kind: 'PLACEMENT', measure: 'PLACES', amount: 3 };
  for (let left = rowsEach; left > 0; left--) {
    const group = { groupSize: 5, yearGroups: [10] };
    const { needId } = await perform(school.lead, 'postNeed', { ...lacks, ...group }, 'needId');
    await perform(employer.token, 'answerNeed', { needId, opportunityId: offered, message: '' });
    await perform(employer.token, 'setPledge', { ...promise, quarter: `${2030 + left}-Q1` });
    const slotId = await aSlot(employer, await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' }), { capacity: 1 });
    await perform(school.lead, 'requestSlot', { slotId, places: 1, staffLead: 'Ms Ward', note: '' });
    await perform(school.lead, 'joinWaitingListAsGroup', { slotId, places: 1, staffLead: 'Ms Ward' });
    const waiting = await anEmployer(programme, { isVerified: false });
    await perform(waiting.token, 'submitEmployer', { employerId: waiting.id });
    await anAnsweredProfile(waiting, 'OFFICE');
  }
  await asOwner(
    `insert into school (id, programme_id, urn, name, postcode, latitude, longitude)
     select 'sch_' || right(programme_id, 24) || lpad(n::text, 2, '0'), programme_id, (900000 + n)::text, name || n, postcode, latitude, longitude
     from school, generate_series(1, ${rowsEach}) n where id = $1`,
    [school.id],
  );
  // One activity at each of many sites: copies of what was made the long way.
  for (const [table, change] of [
    ['site', `'name', r.name || n`],
    ['activity_profile', `'site_id', left(r.site_id, 28) || lpad(n::text, 2, '0')`],
  ] as const)
    await asOwner(
      `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(r) || jsonb_build_object('id', left(r.id, 28) || lpad(n::text, 2, '0'), ${change}))).*
       from (select t.* from ${table} t where t.employer_id = $1 order by t.id limit 1) r, generate_series(1, ${rowsEach}) n
       on conflict do nothing`,
      [employer.id],
    );
  const [student] = await students(school, Array(rowsEach).fill({}));
  const mentor = await aMentor(school);
  await asOwner(
    `insert into mentoring (id, programme_id, school_id, student_id, grant_id, assigned_at)
     select 'mtg_' || right(id, 26), programme_id, school_id, id, $1, now() from student where school_id = $2`,
    [mentor.grantId, school.id],
  );
  Object.assign(tokens, {
    student: student?.token,
    mentor: mentor.token,
    lead: school.lead,
    employer: employer.token,
    coordinator: programme.coordinator,
  });
});

describe('a list', () => {
  it.each(lists)('of $list sends a $who as many statements for one row as for all', async ({ who, list, fields }) => {
    const sent = async (first: number): Promise<{ rows: number; statements: number }> => {
      const query = `{ ${list}(first: ${first}) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`;
      const before = await statementCount();
      const { data } = await graphql(tokens[who] ?? null, query);
      return { rows: data[list].nodes.length, statements: (await statementCount()) - before };
    };
    await sent(rowsEach);
    const [one, many] = [await sent(1), await sent(rowsEach)];
    expect(one.rows).toBe(1);
    expect(many.rows).toBe(rowsEach);
    expect(many.statements).toBe(one.statements);
    expect(one.statements).toBeGreaterThan(0);
  });
});
