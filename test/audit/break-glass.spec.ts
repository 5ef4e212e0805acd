import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aProgramme,
  aSchool,
  asOwner,
  attempt,
  deliverEvents,
  graphql,
  perform,
  setNow,
  students,
  type TestSchool,
  type TestStudent,
} from '#testing';

let school: TestSchool;
let student: TestStudent;
let coordinator: string;

beforeAll(async () => {
  const programme = await aProgramme();
  ({ coordinator } = programme);
  school = await aSchool(programme);
  const [found] = await students(school, [{ given_name: 'Idris' }]);
  if (found === undefined) throw new Error('the student was imported');
  student = found;
});

afterEach(() => setNow());

const opened = async (token: string): Promise<{ givenName: string; yearGroup: number; closesAt: string } | null> =>
  (
    await graphql(
      token,
      'query ($id: ID!) { openedIdentity(studentId: $id) { givenName familyName yearGroup closesAt } }',
      { id: student.id },
    )
  ).data.openedIdentity;

const looks = () =>
  asOwner<{ acting_role: string }>(
    `select acting_role from audit.entry where action = 'read.IDENTITY' and student_id = $1`,
    [student.id],
  );

describe('who a student is', () => {
  it('is closed to a coordinator who has not said why', async () => {
    expect(await opened(coordinator)).toBeNull();
    for (const reason of ['', '   ']) {
      const refused = await attempt(coordinator, 'openIdentity', { studentId: student.id, reason });
      expect(refused).toMatchObject({ __typename: 'InvalidInput', faults: [{ path: 'reason' }] });
    }
    expect(await opened(coordinator)).toBeNull();
    expect(await looks()).toEqual([]);
  });

  it('is open for sixty minutes to whoever said why, and every look at it is written down', async () => {
    await setNow('2026-09-15T09:00:00Z');
    const reason = 'A parent has called about the bus.';
    const { closesAt } = await perform(coordinator, 'openIdentity', { studentId: student.id, reason }, 'closesAt');
    expect(closesAt).toBe('2026-09-15T10:00:00Z');
    expect(await opened(coordinator)).toMatchObject({ givenName: 'Idris', yearGroup: 10, closesAt });
    await setNow('2026-09-15T09:59:59Z');
    expect(await opened(coordinator)).not.toBeNull();
    expect(await looks()).toEqual([{ acting_role: 'COORDINATOR' }, { acting_role: 'COORDINATOR' }]);
    await setNow('2026-09-15T10:00:00Z');
    expect(await opened(coordinator)).toBeNull();
    expect(await looks()).toHaveLength(2);
    const [row] = await asOwner(
      `select acting_role, reason, fields, school_id from audit.entry where action = 'student.identity-opened' and school_id = $1`,
      [school.id],
    );
    expect(row).toEqual({
      acting_role: 'COORDINATOR',
      reason,
      fields: ['givenName', 'familyName', 'yearGroup'],
      school_id: school.id,
    });
  });

  it('is opened with both leads of the school told, who read why; nobody of another school is', async () => {
    const reason = 'The employer has rung: somebody is at the wrong gate.';
    const { identityOpeningId } = await perform(
      coordinator,
      'openIdentity',
      { studentId: student.id, reason },
      'identityOpeningId',
    );
    await deliverEvents();
    const other = await aSchool(school.programme);
    const told = async (token: string): Promise<string[]> =>
      (await graphql(token, '{ notifications(first: 100) { nodes { kind subjectId } } }')).data.notifications.nodes
        .filter(({ kind }: { kind: string }) => kind === 'student.identity-opened')
        .map(({ subjectId }: { subjectId: string }) => subjectId);
    const reasons = async (token: string): Promise<string[]> =>
      (
        await graphql(token, '{ identityOpenings(first: 100) { nodes { reason studentId openedAt closesAt } } }')
      ).data.identityOpenings.nodes.map((node: { reason: string }) => node.reason);
    for (const lead of [school.lead, school.safeguardingLead]) {
      expect((await told(lead)).filter((id) => id === identityOpeningId)).toHaveLength(1);
      expect(await reasons(lead)).toContain(reason);
    }
    expect(await told(other.safeguardingLead)).toEqual([]);
    expect(await reasons(other.safeguardingLead)).toEqual([]);
    expect(await reasons(coordinator)).toContain(reason);
  });

  it('is not opened by the coordinator of another programme, who cannot tell the student from nobody, nor for anybody else', async () => {
    const stranger = await aProgramme();
    const refused = await attempt(stranger.coordinator, 'openIdentity', { studentId: student.id, reason: 'Curious.' });
    const nobody = await attempt(stranger.coordinator, 'openIdentity', {
      studentId: 'stu_01jd0000000000000000000000',
      reason: 'Curious.',
    });
    expect(refused).toMatchObject({ __typename: 'NotFound', kind: 'Student' });
    expect(nobody.__typename).toBe('NotFound');
    await perform(coordinator, 'openIdentity', { studentId: student.id, reason: 'The bus again.' });
    expect(await opened(stranger.coordinator)).toBeNull();
    expect(await opened(coordinator)).not.toBeNull();
    expect(
      (
        await graphql(school.lead, 'query ($id: ID!) { openedIdentity(studentId: $id) { givenName } }', {
          id: student.id,
        })
      ).status,
    ).toBe(403);
  });

  it('being opened is shown to the student as a look of a coordinator', async () => {
    const { data } = await graphql(student.token, '{ looksAtMe(first: 10) { nodes { role kind } } }');
    expect(data.looksAtMe.nodes).toContainEqual({ role: 'COORDINATOR', kind: 'IDENTITY' });
  });
});
