import { describe, expect, it } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  adjustmentsReleased,
  anEmployer,
  anOpportunity,
  aPublishedRound,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  deliverEvents,
  graphql,
  logged,
  perform,
  refusalsWritten,
  setNow,
  students,
  tick,
} from '#testing';

/** Stands in every field that says something of a child or of those at home. */
const canary = 'Zephyrwhistle';

describe('what is personal of a child', () => {
  it('is neither in the audit trail, nor in events, jobs, reports, nor in what is logged, all the way to the review and past mistakes', async () => {
    const programme = await aProgramme();
    const school = await aSchool(programme);
    const employer = await anEmployer(programme);
    const slotId = await aSlot(employer, await anOpportunity(employer));
    const [student] = await students(school, [
      { given_name: canary, family_name: canary, adjustments: `${canary} needs written steps` },
    ]);
    if (student === undefined) throw new Error('the student was imported');
    const contact = { name: canary, email: `${canary}@example.org`.toLowerCase(), language: 'EN' };
    const { guardianIds } = await perform(
      school.lead,
      'setGuardians',
      { studentId: student.id, guardians: [contact] },
      'guardianIds',
    );
    const aunt = { name: canary, relation: canary, phone: '0121 496 0987' };
    await perform(school.lead, 'setEmergencyContacts', { studentId: student.id, contacts: [aunt] });
    const round = await aPublishedRound(programme, [{ student, slotId }]);
    const allocationId = round.allocations.get(student.id);
    await perform(student.token, 'acceptAllocation', { allocationId });
    await perform(employer.token, 'agreeAllocation', { allocationId });
    await perform(school.lead, 'requestPermission', { allocationId, guardianId: guardianIds[0] });
    const { permissionId } = await perform(
      school.lead,
      'recordPermission',
      { allocationId, givenOn: '2026-09-10' },
      'permissionId',
    );
    await perform(school.safeguardingLead, 'countersignPermission', { permissionId });
    await perform(school.lead, 'confirmAllocation', { allocationId });
    await adjustmentsReleased(String(allocationId), student, school);
    await attempt(school.lead, 'setEmergencyContacts', {
      studentId: student.id,
      contacts: [{ ...aunt, phone: `${canary} 0121 496 0987` }],
    });
    await perform(student.token, 'sendMessage', { allocationId, text: `${canary} here.` });
    await attempt(student.token, 'sendMessage', { allocationId, text: `${canary}: 07700 900123` });
    await perform(student.token, 'raiseConcern', { allocationId, text: `${canary} was shouted at.` });
    await setNow('2026-10-30T17:00:00Z');
    const ring = await graphql(
      employer.token,
      `{ emergencyContacts(allocationId: "${String(allocationId)}") { contacts { name phone } } }`,
    );
    expect(ring.data.emergencyContacts.contacts).toEqual([{ name: canary, phone: '+441214960987' }]);
    const marks = [26, 27, 28, 29, 30].flatMap((day) =>
      ['AM', 'PM'].map((session) => ({ onDay: `2026-10-${day}`, session, mark: 'PRESENT' })),
    );
    await perform(employer.token, 'markAttendance', { allocationId, marks });
    const ratings = { wasAsAdvertised: true, tasks: 5, welcome: 5, learning: 5, hours: 5, travel: 5, feltSafe: true };
    await perform(student.token, 'writeReview', {
      allocationId,
      ...ratings,
      body: `${canary} liked it there a lot.`,
      advice: `Greet ${canary}.`,
    });
    // Looks, refusals, documents that make no sense, and a fault of our own.
    for (const list of [
      'students(first: 9) { nodes { givenName adjustments } }',
      'concerns(first: 9) { nodes { text studentName } }',
    ])
      await graphql(school.safeguardingLead, `{ ${list} }`);
    await graphql(
      employer.token,
      `
        query ($id: ID!) {
          student(id: $id) {
            givenName
          }
        }
      `,
      { id: canary },
    );
    await graphql(school.lead, `{ student(id: "${canary}") { ${canary} } }`);
    await graphql(`Bearer.${canary}`, '{ me { role } }');
    await asOwner('alter table audit.entry rename to entry_out_of_reach');
    try {
      const unheard = await graphql(school.lead, '{ students(first: 9) { nodes { givenName adjustments } } }');
      expect(unheard.status).toBe(500);
    } finally {
      await asOwner('alter table audit.entry_out_of_reach rename to entry');
    }
    await deliverEvents();
    await tick('seal-audit');
    await setNow();
    await refusalsWritten();

    const said = await logged();
    // The fault above is in it, so the log is heard.
    expect(said).toContain('requestId');
    expect(said).not.toMatch(new RegExp(`${canary}|1214960987|121 496 0987`, 'i'));
    const found = await asOwner<{ row: string }>(
      `select row from (select e::text as row from audit.entry e union all select v::text from event v union all select n::text from notification n
         union all select r::text from retention_run r union all select data::text from jobs.job) kept where row ilike '%' || $1 || '%' or row like '%1214960987%'`,
      [canary],
    );
    expect(found).toEqual([]);
    const [entries] = await asOwner<{ rows: number }>(
      'select count(*)::integer as rows from audit.entry where school_id = $1',
      [school.id],
    );
    expect(entries?.rows).toBeGreaterThan(15);
    const folder = process.env['FOOTHOLD_MAIL_FOLDER'] ?? '';
    for (const file of (await readdir(folder)).filter((name) => name.endsWith('.eml')))
      expect((await readFile(join(folder, file), 'utf8')).includes(`${canary} needs`)).toBe(false);
  });
});
