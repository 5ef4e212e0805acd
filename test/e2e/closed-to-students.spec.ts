import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  graphql,
  perform,
  setNow,
  statementCount,
  students,
  tick,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

/** One way in which an advert comes to be closed to a student. */
interface Closing {
  readonly name: string;
  /** The rule that staff are told; null for another reason. */
  readonly ruleId: string | null;
  readonly close: (advert: { opportunityId: string; employer: TestEmployer; student: TestStudent }) => Promise<unknown>;
}

let programme: TestProgramme;
let school: TestSchool;
let employer: TestEmployer;
let student: TestStudent;
let roundId: string;

const closings: readonly Closing[] = [
  {
    name: 'age: the student is in Year 9 by date of birth',
    ruleId: 'R02',
    close: (of) => asOwner(`update student_identity set born_on = '2012-11-05' where student_id = $1`, [of.student.id]),
  },
  {
    name: 'danger: one is left that nobody of school age may meet',
    ruleId: 'R32',
    close: (of) => asOwner(`update opportunity set hazards = '{NOISE}' where id = $1`, [of.opportunityId]),
  },
  {
    name: 'vetting: the approval of the activity has run out',
    ruleId: 'R35b',
    close: (of) =>
      asOwner(
        `update activity_profile set approved_until = '2026-09-13', approved_at = '2026-01-01' where employer_id = $1`,
        [of.employer.id],
      ),
  },
  {
    name: 'vetting: the activity is on hold',
    ruleId: 'R35b',
    close: (of) => asOwner(`update activity_profile set state = 'SUSPENDED' where employer_id = $1`, [of.employer.id]),
  },
  {
    name: "the school's no",
    ruleId: 'R36a',
    close: (of) =>
      perform(school.lead, 'refuseEmployerForSchool', {
        employerId: of.employer.id,
        reason: 'We have had a bad year there.',
      }),
  },
  {
    name: 'a suspension of the site',
    ruleId: 'R71',
    close: (of) =>
      perform(programme.coordinator, 'suspendHost', { hostId: of.employer.siteId, reason: 'Something was reported.' }),
  },
  {
    name: 'the way there, beyond the limits of the student',
    ruleId: null,
    close: (of) =>
      asOwner(`update student set travel_limits = '{"maxMinutesEachWay": 15}' where id = $1`, [of.student.id]),
  },
];

beforeAll(async () => {
  // A digest is made for every student of the database: those of other specs want none.
  await asOwner('update student set weekly_digest = false');
  programme = await aProgramme();
  school = await aSchool(programme);
  const plan = { name: 'Autumn', slotsFrom: '2026-10-26', slotsTo: '2026-10-30', maxChoices: 5 };
  ({ roundId } = await perform(programme.coordinator, 'createRound', plan, 'roundId'));
  await perform(programme.coordinator, 'openRound', { roundId });
});

beforeEach(async () => {
  employer = await anEmployer(programme);
  const [one] = await students(school, [{}]);
  if (one === undefined) throw new Error('the student was imported');
  student = one;
});

afterEach(() => setNow());

async function listed(variables: object): Promise<string[]> {
  const document = `query ($text: String, $sort: OpportunityOrder, $maxMinutes: Int, $favourites: Boolean) {
    opportunities(first: 100, text: $text, sort: $sort, maxMinutes: $maxMinutes, favourites: $favourites) { nodes { id employer { id } } } }`;
  const { data, errors } = await graphql(student.token, document, variables);
  expect(errors).toBeUndefined();
  const nodes: { id: string; employer: { id: string } }[] = data.opportunities.nodes;
  return nodes.filter((node) => node.employer.id === employer.id).map(({ id }) => id);
}

async function counted(text: string): Promise<number> {
  const { data } = await graphql(student.token, `{ opportunityFacets(text: "${text}") { facet count } }`);
  const facets: { facet: string; count: number }[] = data.opportunityFacets;
  return facets.find(({ facet }) => facet === 'TOTAL')?.count ?? 0;
}

async function detail(opportunityId: string): Promise<{ slots: { id: string }[] } | null> {
  const document = 'query ($id: ID!) { opportunity(id: $id) { title slots { id } } }';
  return (await graphql(student.token, document, { id: opportunityId })).data.opportunity;
}

/** Everywhere that a student comes upon an advert. */
async function seen(opportunityId: string, word: string): Promise<Record<string, boolean>> {
  const has = async (variables: object): Promise<boolean> => (await listed(variables)).includes(opportunityId);
  const options = `{ placementOptions(roundId: "${roundId}", first: 100) { nodes { title } } }`;
  return {
    list: await has({}),
    search: await has({ text: word, sort: 'RELEVANCE' }),
    nearest: await has({ sort: 'NEAREST' }),
    bestFit: await has({ sort: 'BEST_FIT' }),
    within: await has({ maxMinutes: 120 }),
    favourites: await has({ favourites: true }),
    facets: (await counted(word)) === 1,
    byId: (await detail(opportunityId)) !== null,
    options: (await graphql(student.token, options)).text.includes(word),
    keeping: (await attempt(student.token, 'addFavourite', { opportunityId })).__typename === 'AddFavouritePayload',
  };
}

const everywhere = (is: boolean): Record<string, boolean> =>
  Object.fromEntries(
    ['list', 'search', 'nearest', 'bestFit', 'within', 'favourites', 'facets', 'byId', 'options', 'keeping'].map(
      (where) => [where, is],
    ),
  );

let words = 0;

describe('an advert that is closed to a student', () => {
  it.each(closings)('is nowhere to be seen, and cannot be told from one that never was: $name', async (closing) => {
    const word = `quillwright${['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'][words++]}`;
    const opportunityId = await anOpportunity(employer, { title: `A week with the ${word}` });
    const slotId = await aSlot(employer, opportunityId);
    await perform(student.token, 'addFavourite', { opportunityId });
    expect(await seen(opportunityId, word)).toEqual(everywhere(true));

    await closing.close({ opportunityId, employer, student });
    expect(await seen(opportunityId, word)).toEqual(everywhere(false));
    const missing = 'slt_01k5h2m3n4p5q6r7s8t9vwxyz0';
    const apply = (id: string) =>
      attempt(
        student.token,
        'submitApplication',
        { roundId, slotId: id, statement: 'Please.' },
        '... on NotFound { kind message }',
      );
    const refused = await apply(slotId);
    expect(JSON.stringify(refused).replaceAll(slotId, missing)).toBe(JSON.stringify(await apply(missing)));

    // Its school is told why, by the same gate.
    const query = `query ($s: ID!, $o: ID!) { eligibility(studentId: $s, opportunityId: $o) { isAllowed reasons { ruleId words } } }`;
    const { data } = await graphql(school.lead, query, { s: student.id, o: opportunityId });
    expect(data.eligibility).toMatchObject({ isAllowed: false, reasons: [{ ruleId: closing.ruleId }] });
  });

  it.each(closings)('is in no digest, not in one that was made before either: $name', async (closing) => {
    const digest = async (): Promise<string[]> => {
      const { data } = await graphql(student.token, '{ weeklyDigests(first: 5) { nodes { opportunities { id } } } }');
      const nodes: { opportunities: { id: string }[] }[] = data.weeklyDigests.nodes;
      return nodes.flatMap(({ opportunities }) => opportunities.map(({ id }) => id));
    };
    const before = await anOpportunity(employer);
    await aSlot(employer, before);
    await tick('make-digests');
    expect(await digest()).toContain(before);
    const after = await anOpportunity(employer);
    await aSlot(employer, after);
    await closing.close({ opportunityId: before, employer, student });
    await asOwner('update opportunity o set hazards = b.hazards from opportunity b where b.id = $1 and o.id = $2', [
      before,
      after,
    ]);
    await setNow('2026-09-21T08:00:00Z');
    await tick('make-digests');
    const told = await digest();
    expect([before, after].filter((id) => told.includes(id))).toEqual([]);
    await asOwner('delete from digest where student_id = $1', [student.id]);
  });
});

describe('what a student sees of an advert', () => {
  it('is only the slots that are open to them', async () => {
    await asOwner(`update student_identity set born_on = '2012-11-05' where student_id = $1`, [student.id]);
    const opportunityId = await anOpportunity(employer);
    const tooSoon = await aSlot(employer, opportunityId);
    const inYear10 = await aSlot(employer, opportunityId, { startsOn: '2027-10-25', endsOn: '2027-10-29' });
    expect((await detail(opportunityId))?.slots).toEqual([{ id: inYear10 }]);
    const { text } = await graphql(student.token, '{ opportunities(first: 100) { nodes { slots { id } } } }');
    expect([text.includes(tooSoon), text.includes(inYear10)]).toEqual([false, true]);
  });

  it('stays there to read where they hold a place, though it is closed to others', async () => {
    const opportunityId = await anOpportunity(employer);
    await aPlaceInSlot(student, await aSlot(employer, opportunityId));
    await asOwner(`update activity_profile set state = 'SUSPENDED' where employer_id = $1`, [employer.id]);
    expect(await detail(opportunityId)).not.toBeNull();
    expect(await listed({})).toEqual([]);
  });

  it('takes as many statements for one advert as for many, whatever of them is too far', async () => {
    const sentOnce = async (): Promise<number> => {
      const before = await statementCount();
      await listed({});
      return (await statementCount()) - before;
    };
    // What a step before left to be done in the background is no part of it.
    const sent = async (): Promise<number> => Math.min(await sentOnce(), await sentOnce(), await sentOnce());
    await aSlot(employer, await anOpportunity(employer));
    const few = await sent();
    for (let more = 3; more > 0; more--) await aSlot(employer, await anOpportunity(employer));
    expect(await sent()).toBe(few);
    await asOwner(`update student set travel_limits = '{"maxMinutesEachWay": 15}' where id = $1`, [student.id]);
    const far = await sent();
    await aSlot(employer, await anOpportunity(employer));
    expect(await sent()).toBe(far);
  });

  it('comes back as soon as the vetting does', async () => {
    const opportunityId = await anOpportunity(employer);
    await aSlot(employer, opportunityId);
    const move = (state: string) =>
      asOwner('update activity_profile set state = $2 where employer_id = $1', [employer.id, state]);
    await move('SUSPENDED');
    expect(await listed({})).toEqual([]);
    await move('APPROVED');
    expect(await listed({})).toEqual([opportunityId]);
  });
});
