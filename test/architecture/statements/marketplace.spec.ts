import {
  aMentor,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  perform,
  students,
  tick,
  type TestEmployer,
} from '#testing';
import { copies, countStatements, type Grown } from './counting.js';
import { copiesOfAdvert, copiesOfHost } from './growth.js';

const week = [1, 2, 3].map((day) => ({ day, half: 'AM', department: 'Studio', task: `Task ${day}`, with: 'the team' }));

/** An advert with a slot. */
async function anAdvert(
  employer: TestEmployer,
  overrides: object = {},
  slot: object = {},
): Promise<{ opportunityId: string; slotId: string }> {
  const opportunityId = await anOpportunity(employer, overrides);
  return { opportunityId, slotId: await aSlot(employer, opportunityId, slot) };
}

async function setUp(): Promise<Grown> {
  const programme = await aProgramme();
  const school = await aSchool(programme);
  const [employer, other, refused] = [
    await anEmployer(programme),
    await anEmployer(programme),
    await anEmployer(programme),
  ];
  const [student] = await students(school, [{}]);
  if (student === undefined) throw new Error('the student was imported');
  const shown = await anAdvert(employer);
  await anAdvert(other);
  await perform(student.token, 'addFavourite', { opportunityId: shown.opportunityId });
  await tick('make-digests');

  const group = { places: 1, staffLead: 'Ms Ward' };
  const visit = await anAdvert(employer, { kind: 'WORKPLACE_VISIT' }, { capacity: 1 });
  await perform(school.lead, 'requestSlot', { slotId: visit.slotId, ...group, note: '' });
  await perform(school.lead, 'joinWaitingListAsGroup', { slotId: visit.slotId, ...group });
  await perform(school.lead, 'addFavourite', { opportunityId: visit.opportunityId });
  const full = await anAdvert(employer);
  await asOwner(
    `insert into waiting_place (id, programme_id, employer_id, slot_id, school_id, student_id, state, places, note, joined_at)
     select 'wtp_' || right($2, 26), programme_id, $3, $1, school_id, id, 'WAITING', 1, '', now() from student where id = $2`,
    [full.slotId, student.id, employer.id],
  );

  const lacks = { kind: 'WORKPLACE_VISIT', wants: 'Something in the arts.', groupSize: 5, yearGroups: [10] };
  const when = { from: '2026-10-26', to: '2026-10-30' };
  const { needId } = await perform(school.lead, 'postNeed', { ...lacks, ...when }, 'needId');
  await perform(employer.token, 'answerNeed', { needId, opportunityId: visit.opportunityId, message: '' });
  const promise = { quarter: '2026-Q4', area: 'B26', kind: 'PLACEMENT', measure: 'PLACES', amount: 3 };
  await perform(employer.token, 'setPledge', promise);
  await asOwner(
    `insert into unmet_search (programme_id, week, area, sector, category, kind, too_far, searches)
     values ($1, '2026-09-14', 'B36', 'R', 'CREATIVE_AND_MEDIA', 'PLACEMENT', false, 9)`,
    [programme.id],
  );
  await perform(school.lead, 'refuseEmployerForSchool', { employerId: refused.id, reason: 'We had no answers.' });

  const { opportunityId: reported } = await anAdvert(employer);
  await perform(student.token, 'reportAdvert', { opportunityId: reported, reason: 'OTHER', words: 'It is unclear.' });
  const waiting = await anOpportunity(employer, {}, { isPublished: false });
  await perform(employer.token, 'publishOpportunity', { opportunityId: waiting });
  const shared = await anOpportunity(employer, { dayPlan: week }, { isPublished: false });
  const part = { opportunityId: shared, employerId: other.id, days: [3] };
  await perform(employer.token, 'invitePartner', part);

  return {
    tokens: {
      STUDENT: student.token,
      CAREERS_LEAD: school.lead,
      SAFEGUARDING_LEAD: school.safeguardingLead,
      MENTOR: (await aMentor(school, [student])).token,
      EMPLOYER: employer.token,
      COORDINATOR: programme.coordinator,
    },
    asks: {
      studentId: student.id,
      from: '2026-09-01',
      to: '2026-11-30',
      fromQuarter: '2026-Q3',
      toQuarter: '2029-Q1',
    },
    async grow() {
      for (const { opportunityId } of [shown, visit, full]) await copiesOfAdvert(opportunityId);
      await copiesOfHost(other);
      for (const { opportunityId } of [shown, visit])
        await copies('favourite', ['opportunity_id', opportunityId], ['opportunity_id']);
      await copies('digest', ['student_id', student.id], ['id'], { week: 'r.week - 7 * n' });
      await copies('slot_request', ['slot_id', visit.slotId], ['id', 'slot_id']);
      for (const { slotId } of [visit, full]) await copies('waiting_place', ['slot_id', slotId], ['id', 'slot_id']);
      await copies('need', ['id', needId], ['id']);
      await copies('need_answer', ['need_id', needId], ['id', 'need_id', 'opportunity_id']);
      const quarter = '(r.quarter + make_interval(months => 3 * n))::date';
      await copies('pledge', ['employer_id', employer.id], ['id'], { quarter });
      await copies('pledge_change', ['employer_id', employer.id], ['id', 'pledge_id']);
      await copies('unmet_search', ['programme_id', programme.id], [], { area: `'B' || (n + 40)` });
      await copies('employer', ['id', refused.id], ['id']);
      await copies('employer_refusal', ['employer_id', refused.id], ['employer_id']);
      for (const id of [reported, waiting, shared]) await copies('opportunity', ['id', id], ['id']);
      await copies('advert_report', ['opportunity_id', reported], ['id', 'opportunity_id']);
      await copies('advert_partner', ['opportunity_id', shared], ['id', 'opportunity_id']);
    },
  };
}

countStatements('marketplace', setUp);
