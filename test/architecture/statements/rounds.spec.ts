import { expect, it } from '@jest/globals';
import {
  aMentor,
  anEmployer,
  anOpportunity,
  aProgramme,
  aPublishedRound,
  aSchool,
  aSlot,
  asOwner,
  graphql,
  perform,
  students,
  type TestStudent,
} from '#testing';
import { copies, countStatements, expectSameStatements, rowsEach, sentBy, type Grown, type Sent } from './counting.js';
import { copiesOfAdvert, copiesOfHost, copiesOfStudent } from './growth.js';

/** The round that was published, and who may see its proposal. */
let published: { readonly roundId: string; readonly coordinator: string };

async function setUp(): Promise<Grown> {
  const programme = await aProgramme();
  const school = await aSchool(programme);
  const [employer, other] = [await anEmployer(programme), await anEmployer(programme)];
  const opportunityId = await anOpportunity(employer);
  const slotId = await aSlot(employer, opportunityId, { capacity: 20 });
  await aSlot(other, await anOpportunity(other));
  const [applicant, student] = (await students(school, [{}, {}])) as [TestStudent, TestStudent];
  const round = await aPublishedRound(
    programme,
    [applicant, student].map((who) => ({ student: who, slotId })),
  );
  published = { roundId: round.id, coordinator: programme.coordinator };
  const plan = { name: 'Late', slotsFrom: '2026-10-26', slotsTo: '2026-10-30', maxChoices: 40 };
  const { roundId: open } = await perform(programme.coordinator, 'createRound', plan, 'roundId');
  await perform(programme.coordinator, 'openRound', { roundId: open });
  await asOwner(
    `insert into application_sheet (id, programme_id, school_id, student_id, employer_id, slot_id, round_id, state, version, statement,
       strengths, availability, answers, saved_at)
     select 'ash_' || right(id, 26), programme_id, school_id, student_id, employer_id, slot_id, $2, 'DRAFT', 1, 'I draw.', '{}', '', '[]', now()
     from application where id = $1`,
    [round.applications.get(student.id), open],
  );
  await asOwner(
    `insert into application_answer (application_id, programme_id, school_id, student_id, employer_id, round_id, reasons, words, answered_by, answered_at)
     select a.id, a.programme_id, a.school_id, a.student_id, a.employer_id, a.round_id, '{CLEAR_ABOUT_WHY}', 'You draw well.', g.account_id, now()
     from application a, role_grant g where a.id = $1 and g.employer_id = a.employer_id limit 1`,
    [round.applications.get(student.id)],
  );
  await asOwner(
    `insert into round_pin (round_id, student_id, programme_id, school_id, slot_id, pinned_at)
     select round_id, student_id, programme_id, school_id, slot_id, now() from application where id = $1`,
    [round.applications.get(applicant.id)],
  );
  return {
    tokens: {
      STUDENT: student.token,
      CAREERS_LEAD: school.lead,
      SAFEGUARDING_LEAD: school.safeguardingLead,
      MENTOR: (await aMentor(school, [student])).token,
      EMPLOYER: employer.token,
      COORDINATOR: programme.coordinator,
    },
    asks: { roundId: round.id, studentId: student.id, laterByMinutes: 30 },
    asksOf: {
      placementOptions: { roundId: open },
      myApplicationSheets: { roundId: open },
      applicationSheetsOfStudent: { roundId: open },
    },
    async grow() {
      await copiesOfAdvert(opportunityId);
      await copiesOfHost(other);
      await copiesOfStudent(applicant);
      await copies('application', ['student_id', applicant.id], ['id', 'student_id', 'slot_id']);
      await copies('application', ['student_id', student.id], ['id', 'slot_id'], { rank: 'n + 1' });
      await copies('application_sheet', ['student_id', student.id], ['id', 'slot_id']);
      await copies('application_answer', ['student_id', student.id], ['application_id']);
      await copies('round_pin', ['student_id', applicant.id], ['student_id', 'slot_id']);
      await copies('proposal_outcome', ['student_id', applicant.id], ['student_id', 'slot_id']);
      await copies('proposal_slot', ['slot_id', slotId], ['slot_id'], { over_demanded_group: 'n' });
      await copies('proposal_run', ['round_id', round.id], ['id'], { caused_by: 'null' });
      await copies('round', ['id', open], ['id']);
    },
  };
}

countStatements('rounds', setUp);

it('a proposal sends as many statements for one slot as for all of them', async () => {
  const sent = (first: number): Promise<Sent> => slotsOfProposal(`slots(first: ${first}) { nodes { slotId } }`);
  await sent(1);
  const [one, many] = [await sent(1), await sent(rowsEach)];
  expect([one.rows, many.rows]).toEqual([1, rowsEach]);
  expectSameStatements(one, many);
});

it('a proposal sends as many statements for the slots of one over-demanded group as for those of all groups', async () => {
  const sent = async (groups: number): Promise<Sent> => {
    await asOwner(
      `update proposal set over_demand = (select jsonb_agg(jsonb_build_object('students', 9, 'slots', 1, 'seats', 1)) from generate_series(1, $2::int))
       where round_id = $1`,
      [published.roundId, groups],
    );
    return slotsOfProposal('overDemandedGroups { number slots(first: 5) { nodes { slotId } } }');
  };
  await sent(1);
  const [one, many] = [await sent(1), await sent(rowsEach)];
  expect([one.rows, many.rows]).toEqual([1, rowsEach]);
  expectSameStatements(one, many);
});

/** What a document about the proposal took; its rows are the slots that came. */
function slotsOfProposal(fields: string): Promise<Sent> {
  return sentBy(async () => {
    const query = `{ proposal(roundId: "${published.roundId}") { ${fields} } }`;
    const { text } = await graphql(published.coordinator, query);
    return text.match(/"slotId"/g)?.length ?? 0;
  });
}
