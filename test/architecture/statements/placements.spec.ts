import {
  aMentor,
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  deliverEvents,
  manyDaysAreDecidedFor,
  perform,
  students,
  type TestEmployer,
  type TestStudent,
} from '#testing';
import { copies, countStatements, type Grown } from './counting.js';
import { copiesOfAdvert, copiesOfHost, copiesOfStudent } from './growth.js';

async function setUp(): Promise<Grown> {
  const programme = await aProgramme();
  const school = await aSchool(programme);
  const [employer, other] = [await anEmployer(programme), await anEmployer(programme)];
  const opportunityId = await anOpportunity(employer);
  const slotId = await aSlot(employer, opportunityId, { capacity: 20 });
  const elsewhere = await aSlot(other, await anOpportunity(other));
  const all = await students(school, [{}, {}, {}]);
  const [agreed, away, student] = all as [TestStudent, TestStudent, TestStudent];
  const place = await aPlaceInSlot(agreed, slotId);
  await perform(agreed.token, 'acceptAllocation', { allocationId: place });
  await perform(employer.token, 'agreeAllocation', { allocationId: place });
  await asOwner(`update allocation set blocked_since = '{"R50": "2026-09-14T08:00:00Z"}' where id = $1`, [place]);
  const placeAway = await aPlaceInSlot(away, elsewhere);
  const past = await aPlaceInSlot(student, slotId, 'DECLINED');
  const allocationId = await aPlaceInSlot(student, slotId, 'CONFIRMED');

  const contact = { name: 'Nadia Walker', email: 'nadia@example.org', language: 'EN' };
  const listed = { studentId: student.id, guardians: [contact] };
  const { guardianIds } = await perform(school.lead, 'setGuardians', listed, 'guardianIds');
  await perform(school.lead, 'requestPermission', { allocationId, guardianId: guardianIds[0] });
  await perform(student.token, 'sendMessage', { allocationId, text: 'I look forward to it.' });
  await attempt(student.token, 'sendMessage', { allocationId, text: 'Call me on 07700 900123.' });
  await asOwner(
    `insert into reflection (allocation_id, programme_id, school_id, student_id, enjoyed, changed_plans, would_visit_similar, could_be_better, written_at, released_at)
     select id, programme_id, school_id, student_id, 'The press.', 'A little.', 'YES', 'Nothing.', now(), now() from allocation where id = $1`,
    [place],
  );
  const mentor = await aMentor(school, [student]);
  const worry = { allocationId, text: 'It is very loud there.' };
  const raised = await perform(student.token, 'raiseConcern', worry, 'concernId');
  const told = await perform(mentor.token, 'raiseConcern', worry, 'concernId');
  await perform(school.safeguardingLead, 'lookAtConcern', { concernId: raised.concernId, note: 'Rang the site.' });

  await manyDaysAreDecidedFor(employer, school);
  const visitDay = { capacity: 30, startsOn: '2026-11-10', endsOn: '2026-11-10' };
  const visitId = await aSlot(employer, await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' }), visitDay);
  const visit = { slotId: visitId, places: 1, staffLead: 'Dana Reid', note: '' };
  const { slotRequestId } = await perform(school.lead, 'requestSlot', visit, 'slotRequestId');
  await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
  await perform(school.lead, 'setVisitRegister', { slotRequestId, studentIds: [agreed.id] });
  await perform(school.lead, 'confirmVisit', { slotRequestId, staffCount: 1 });
  const report = { opportunityId, reason: 'OTHER', words: 'It is unclear.' };
  await perform(student.token, 'reportAdvert', report);
  await deliverEvents();
  return {
    tokens: {
      STUDENT: student.token,
      CAREERS_LEAD: school.lead,
      SAFEGUARDING_LEAD: school.safeguardingLead,
      MENTOR: mentor.token,
      EMPLOYER: employer.token,
      COORDINATOR: programme.coordinator,
    },
    asks: { allocationId, slotRequestId, studentId: student.id, employerId: employer.id, of: slotRequestId },
    async grow() {
      await copiesOfAdvert(opportunityId);
      await copiesOfHost(other);
      for (const one of [agreed, away, student]) await copiesOfStudent(one);
      await copies('allocation', ['id', place], ['id', 'student_id', 'slot_id']);
      await copies('agreement', ['allocation_id', place], ['allocation_id']);
      await copies('allocation', ['id', placeAway], ['id', 'student_id', 'slot_id', 'employer_id']);
      await copies('allocation', ['id', past], ['id', 'slot_id']);
      await copies('allocation', ['id', allocationId], ['id', 'student_id', 'slot_id']);
      await copies('guardian', ['student_id', student.id], ['id'], { email: 'n || r.email' });
      await copies('guardian_link', ['allocation_id', allocationId], ['id', 'guardian_id']);
      await copies('message', ['allocation_id', allocationId], ['id']);
      await copies('reflection', ['allocation_id', place], ['allocation_id', 'student_id']);
      await copies('concern', ['id', raised.concernId], ['id', 'allocation_id', 'student_id']);
      await copies('concern_note', ['concern_id', raised.concernId], ['id', 'concern_id']);
      await copies('concern', ['id', told.concernId], ['id', 'allocation_id', 'student_id']);
      await copies('clearance', ['slot_request_id', slotRequestId], ['id']);
      await copies('visitor', ['slot_request_id', slotRequestId], ['student_id']);
      await copies('host_adult', ['employer_id', employer.id], ['id'], { work_email: 'n || r.work_email' });
      for (const { event_id: event } of await heard(student, employer)) {
        await copies('event', ['id', event], ['id']);
        await copies('notification', ['event_id', event], ['event_id']);
      }
    },
  };
}

/** One event for each kind of audience, told to those who ask here. */
function heard(student: TestStudent, employer: TestEmployer): Promise<{ event_id: string }[]> {
  return asOwner(
    `select distinct event_id from (select distinct on (n.audience) n.event_id from notification n join event e on e.id = n.event_id
       where e.programme_id = $1 and case n.audience when 'STUDENT' then n.student_id = $2 when 'EMPLOYER' then n.employer_id = $3 else true end
       order by n.audience, n.event_id) first`,
    [employer.programme.id, student.id, employer.id],
  );
}

countStatements('placements', setUp);
