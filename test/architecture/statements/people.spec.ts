import {
  aMentor,
  anEmployer,
  aProgramme,
  aSchool,
  asOwner,
  deliverEvents,
  graphql,
  perform,
  students,
  type TestStudent,
} from '#testing';
import { anAnsweredProfile } from '../../e2e/vetting.story.js';
import { copies, countStatements, type Grown } from './counting.js';
import { copiesOfEmployer, copiesOfStudent } from './growth.js';

const found = {
  employerName: 'Harpreet’s Joinery',
  contactName: 'Harpreet Gill',
  contactEmail: 'harpreet@joinery.example',
  why: 'My neighbour works there, and I would like to see how a staircase is made.',
};

async function setUp(): Promise<Grown> {
  const programme = await aProgramme();
  const school = await aSchool(programme);
  const [student, watched, erased] = (await students(school, [{}, {}, {}])) as [TestStudent, TestStudent, TestStudent];
  const mentor = await aMentor(school, [watched]);
  const [proposed, joined] = [
    await perform(student.token, 'proposeOwnContact', found, 'ownContactId'),
    await perform(watched.token, 'proposeOwnContact', found, 'ownContactId'),
  ];
  const host = await anEmployer(programme, { isVerified: false });
  await anAnsweredProfile(host, 'OFFICE');
  await asOwner(
    `update own_contact set state = 'JOINED', employer_id = $2, contact_name = null, contact_email = null where id = $1`,
    [joined.ownContactId, host.id],
  );
  const reason = 'A claim was announced.';
  await perform(school.safeguardingLead, 'holdStudent', { studentId: watched.id, reason });
  await perform(school.lead, 'requestErasure', { studentId: erased.id, reason });
  await perform(programme.coordinator, 'openIdentity', { studentId: watched.id, reason });
  for (const { id } of [student, watched]) await graphql(school.lead, `{ student(id: "${id}") { id sendSupport } }`);
  await deliverEvents();
  return {
    tokens: {
      STUDENT: student.token,
      CAREERS_LEAD: school.lead,
      SAFEGUARDING_LEAD: school.safeguardingLead,
      MENTOR: mentor.token,
      COORDINATOR: programme.coordinator,
    },
    asks: { studentId: watched.id },
    async grow() {
      await copies('programme', ['id', programme.id], ['id']);
      await copies('school', ['id', school.id], ['id'], { urn: '(900000 + n)::text' });
      await copiesOfStudent(watched);
      await copiesOfStudent(erased);
      await copies('mentoring', ['student_id', watched.id], ['id', 'student_id']);
      await copies('account', ['id', await accountOf(mentor.grantId)], ['id'], { subject: 'r.subject || n' });
      await copies('role_grant', ['id', mentor.grantId], ['id', 'account_id']);
      await copies('mentor', ['grant_id', mentor.grantId], ['grant_id', 'account_id']);
      await copies('own_contact', ['id', proposed.ownContactId], ['id']);
      await copiesOfEmployer(host);
      await copies('own_contact', ['id', joined.ownContactId], ['id', 'student_id', 'employer_id']);
      await copies('erasure', ['student_id', erased.id], ['id', 'student_id']);
      await copies('legal_hold', ['student_id', watched.id], ['id', 'student_id']);
      await copies('identity_opening', ['student_id', watched.id], ['id', 'student_id']);
      const at = "r.at - n * interval '1 day'";
      for (const { id } of [watched, student]) await copies('audit.entry', ['student_id', id], [], { at });
    },
  };
}

async function accountOf(grantId: string): Promise<string> {
  const [grant] = await asOwner<{ account_id: string }>('select account_id from role_grant where id = $1', [grantId]);
  return grant?.account_id ?? '';
}

countStatements('people', setUp);
