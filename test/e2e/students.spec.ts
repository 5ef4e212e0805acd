import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCsv,
  aProgramme,
  aSchool,
  aStranger,
  aStudentLine,
  asOwner,
  attempt,
  graphql,
  perform,
  requestDevelopmentToken,
  students,
  type TestProgramme,
} from '#testing';

const rejection = '... on CsvRejected { faultCount rows { row column value reason } }';
const staffFields = `id givenName familyName yearGroup bornOn freeSchoolMeals sendSupport careExperienced neetRisk interests
  maxMinutesEachWay adjustments`;
const list = `query ($first: Int!, $after: String) { students(first: $first, after: $after) {
  nodes { ${staffFields} } pageInfo { hasNextPage endCursor } } }`;
const one = `query ($id: ID!) { student(id: $id) { ${staffFields} } }`;
const self = '{ myStudent { givenName yearGroup interests maxMinutesEachWay schoolName } }';

let programme: TestProgramme;

beforeAll(async () => {
  programme = await aProgramme();
});

async function imported(
  token: string,
  ...lines: readonly Record<string, string>[]
): Promise<{ added: number; updated: number }> {
  const csv = aCsv(lines.map((line) => aStudentLine(line).line));
  const { added, updated } = await perform(token, 'importStudents', { csv }, 'added updated');
  return { added, updated };
}

interface Listed {
  readonly nodes: readonly { readonly id: string; readonly givenName: string; readonly familyName: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function listed(token: string, first = 100, after: string | null = null): Promise<Listed> {
  return (await graphql(token, list, { first, after })).data.students;
}

async function rowsOf(schoolId: string): Promise<number> {
  const [row] = await asOwner<{ count: number }>(
    `select (select count(*) from student where school_id = $1)::integer + (select count(*) from student_identity where school_id = $1)
       + (select count(*) from role_grant where school_id = $1 and role = 'STUDENT') + (select count(*) from event
       where school_id = $1 and kind = 'students.imported') as count`,
    [schoolId],
  );
  return Number(row?.count);
}

describe("a school's import of its students", () => {
  it('brings them in for its staff to see', async () => {
    const school = await aSchool(programme);
    const line = {
      given_name: 'Zoë',
      family_name: "O'Brien",
      home_postcode: 'b36 8hb',
      send_support: 'Y',
      interests: 'ANIMAL_CARE|Healthcare',
    };
    expect(await imported(school.lead, { ...line, adjustments: 'Needs a lift' })).toEqual({ added: 1, updated: 0 });
    for (const token of [school.lead, school.safeguardingLead]) {
      const { nodes } = await listed(token);
      expect(nodes).toEqual([
        {
          id: expect.stringMatching(/^stu_/),
          givenName: 'Zoë',
          familyName: "O'Brien",
          yearGroup: 10,
          bornOn: '2011-11-05',
          freeSchoolMeals: false,
          sendSupport: true,
          careExperienced: false,
          neetRisk: false,
          interests: ['ANIMAL_CARE', 'HEALTHCARE'],
          maxMinutesEachWay: 60,
          adjustments: 'Needs a lift',
        },
      ]);
      expect((await graphql(token, one, { id: nodes[0]?.id })).data.student).toEqual(nodes[0]);
    }
  });

  it('keeps the cell of a home and nothing else of its address', async () => {
    const [student] = await students(await aSchool(programme), [{ home_postcode: 'B36 8HB' }]);
    const [kept] = await asOwner<{ row: Record<string, unknown> }>(
      'select to_jsonb(i) || to_jsonb(s) as row from student s join student_identity i on i.student_id = s.id where s.id = $1',
      [student?.id],
    );
    // Column by column: an id or an instant may well hold the letters of a postcode.
    expect(kept?.row).toEqual({
      id: student?.id,
      student_id: student?.id,
      programme_id: expect.stringMatching(/^prg_/),
      school_id: expect.stringMatching(/^sch_/),
      upn: student?.upn,
      given_name: 'Amina',
      family_name: expect.stringMatching(/^Walker/),
      born_on: '2011-11-05',
      year_group: 10,
      gender: null,
      interests: ['CREATIVE_AND_MEDIA'],
      statement_answers: {},
      adjustments: null,
      free_school_meals: false,
      send_support: false,
      care_experienced: false,
      neet_risk: false,
      home_cell: expect.stringMatching(/^89[0-9a-f]{13}$/),
      location_rough: false,
      travel_limits: { maxMinutesEachWay: 60 },
      weekly_digest: true,
      created_at: expect.any(String),
    });
  });

  it('tells of it once, without a name', async () => {
    const elsewhere = await aSchool(programme);
    await imported(elsewhere.lead, {}, {});
    const told = await asOwner(`select kind, subject_id from event where school_id = $1 and kind like 'student%'`, [
      elsewhere.id,
    ]);
    expect(told).toEqual([{ kind: 'students.imported', subject_id: elsewhere.id }]);
  });

  it('brings up to date those whom it has, by UPN, and leaves the others alone', async () => {
    const again = await aSchool(programme);
    const [amina, bilal] = await students(again, [
      { given_name: 'Amina', adjustments: 'Lift' },
      { given_name: 'Bilal' },
    ]);
    const changes = {
      upn: amina?.upn ?? '',
      given_name: 'Aminah',
      year_group: '11',
      home_postcode: 'B26 2RZ',
      sign_in: '',
    };
    expect(await imported(again.lead, changes, { given_name: 'Cara' })).toEqual({ added: 1, updated: 1 });
    const { nodes } = await listed(again.lead);
    expect(nodes.find(({ id }) => id === amina?.id)).toMatchObject({
      givenName: 'Aminah',
      yearGroup: 11,
      adjustments: null,
    });
    expect(nodes.find(({ id }) => id === bilal?.id)).toMatchObject({ givenName: 'Bilal', yearGroup: 10 });
    expect(nodes).toHaveLength(3);
    const homes = await asOwner('select distinct home_cell from student where school_id = $1', [again.id]);
    expect(homes).toHaveLength(2);
    expect((await graphql(amina?.token ?? '', self)).data.myStudent.givenName).toBe('Aminah');
  });

  it('made twice at the same time adds everybody once', async () => {
    const busy = await aSchool(programme);
    const csv = aCsv(Array.from({ length: 30 }, () => aStudentLine().line));
    const results = await Promise.all([1, 2].map(() => perform(busy.lead, 'importStudents', { csv }, 'added updated')));
    expect(results.map(({ added, updated }) => [added, updated]).sort()).toEqual([
      [0, 30],
      [30, 0],
    ]);
    expect((await listed(busy.lead)).nodes).toHaveLength(30);
  });

  it('takes a thousand students at once', async () => {
    const large = await aSchool(programme);
    const csv = aCsv(Array.from({ length: 1000 }, () => aStudentLine().line));
    expect(await perform(large.lead, 'importStudents', { csv }, 'added updated')).toMatchObject({
      added: 1000,
      updated: 0,
    });
    expect(await perform(large.lead, 'importStudents', { csv }, 'added updated')).toMatchObject({
      added: 0,
      updated: 1000,
    });
    const grants = await asOwner(`select count(*) from role_grant where school_id = $1 and role = 'STUDENT'`, [
      large.id,
    ]);
    expect(grants).toEqual([{ count: '1000' }]);
  });
});

describe('a file with faults', () => {
  it('shows all of them at once and leaves nothing behind', async () => {
    const { id, lead } = await aSchool(programme);
    const lines = [
      {},
      { upn: 'nonsense', given_name: '=HYPERLINK("x")', family_name: '<b>x</b>', born_on: '2011-02-30' },
      { home_postcode: 'ZZ99 9ZZ', interests: 'DRAGONS', max_minutes: '5', send_support: 'perhaps' },
      { born_on: '2015-01-01', year_group: '14', sign_in: 'a\u0000b' },
    ];
    const csv = `${aCsv(lines.map((line) => aStudentLine(line).line)).replace('"x"', 'x')}too,short\n`;
    const result = await attempt(lead, 'importStudents', { csv }, rejection);
    expect(result).toMatchObject({ __typename: 'CsvRejected', code: 'CSV_REJECTED', faultCount: 11 });
    expect(result.message).toBe('There are 11 faults in the file; nothing was imported.');
    expect(result.rows.map(({ row, column, value }: Record<string, unknown>) => [row, column, value])).toEqual([
      [3, 'upn', 'nonsense'],
      [3, 'given_name', '=HYPERLINK(x)'],
      [3, 'family_name', '<b>x</b>'],
      [3, 'born_on', '2011-02-30'],
      [4, 'home_postcode', 'ZZ99 9ZZ'],
      [4, 'send_support', 'perhaps'],
      [4, 'interests', 'DRAGONS'],
      [4, 'max_minutes', '5'],
      [5, 'year_group', '14'],
      [5, 'sign_in', 'a?b'],
      [6, null, null],
    ]);
    expect(await rowsOf(id)).toBe(0);
  });

  it('leaves nothing behind when its only fault is a postcode that the directory does not know', async () => {
    const { id, lead } = await aSchool(programme);
    const csv = aCsv([{}, { home_postcode: 'AB10 1AA' }].map((line) => aStudentLine(line).line));
    const { rows } = await attempt(lead, 'importStudents', { csv }, rejection);
    expect(rows).toMatchObject([{ row: 3, column: 'home_postcode', value: 'AB10 1AA' }]);
    expect(await rowsOf(id)).toBe(0);
  });

  it.each(['', '\ufeff', 'upn', '"', '\ud800,\u0000', 'a;b;c\n1;2;3', '\n'.repeat(50_000), '<script>'])(
    'is rejected, whatever it is (%#)',
    async (csv) => {
      const { id, lead } = await aSchool(programme);
      expect((await attempt(lead, 'importStudents', { csv }, rejection)).__typename).toBe('CsvRejected');
      expect(await rowsOf(id)).toBe(0);
    },
  );
});

describe('a student who was given a sign-in', () => {
  it('sees themself, and no list of students', async () => {
    const name = 'Archbishop Ilsley Catholic School';
    const own = await aSchool(programme, { name });
    const [student] = await students(own, [{ given_name: 'Amina', interests: '' }]);
    expect((await graphql(student?.token ?? '', self)).data.myStudent).toEqual({
      givenName: 'Amina',
      yearGroup: 10,
      interests: [],
      maxMinutesEachWay: 60,
      schoolName: name,
    });
    for (const [query, variables] of [
      [list, { first: 5 }],
      [one, { id: student?.id }],
    ] as const) {
      expect((await graphql(student?.token ?? '', query, variables)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });

  it('says which work appeals to them, and the next import lets that stand unless the school says otherwise', async () => {
    const own = await aSchool(programme);
    const [student] = await students(own, [{}]);
    const token = student?.token ?? '';
    const interests = ['TRANSPORT', 'HEALTHCARE'];
    expect((await perform(token, 'setMyInterests', { interests }, 'interests')).interests).toEqual(interests);
    await imported(own.lead, { upn: student?.upn ?? '', interests: '', sign_in: '' });
    expect((await graphql(token, self)).data.myStudent.interests).toEqual(interests);
    await imported(own.lead, { upn: student?.upn ?? '', interests: 'RETAIL_AND_SALES', sign_in: '' });
    expect((await graphql(token, self)).data.myStudent.interests).toEqual(['RETAIL_AND_SALES']);
    expect((await perform(token, 'setMyInterests', { interests: [] }, 'interests')).interests).toEqual([]);
  });

  it('names at most three kinds of work, each once', async () => {
    const own = await aSchool(programme);
    const [student] = await students(own, [{ interests: 'TRANSPORT' }]);
    const interests = ['TRANSPORT', 'TRANSPORT', 'HEALTHCARE', 'MANAGERIAL'];
    const { faults } = await attempt(student?.token ?? '', 'setMyInterests', { interests });
    expect(faults.map(({ message }: { message: string }) => message).sort()).toEqual([
      'must hold at most 3 job categories',
      'must hold each job category once',
    ]);
    expect((await graphql(student?.token ?? '', self)).data.myStudent.interests).toEqual(['TRANSPORT']);
  });

  it('loses it when the school gives another in its place', async () => {
    const own = await aSchool(programme);
    const [student] = await students(own, [{}]);
    const { subject, token } = await aStranger();
    await imported(own.lead, { upn: student?.upn ?? '', sign_in: subject });
    expect((await graphql(student?.token ?? '', '{ me { role } }')).data.me.role).toBeNull();
    expect((await graphql(token, '{ me { studentId } }')).data.me.studentId).toBe(student?.id);
  });

  it('may have it swapped with another, and each is then themself', async () => {
    const own = await aSchool(programme);
    const made = [aStudentLine(), aStudentLine()] as const;
    await perform(own.lead, 'importStudents', { csv: aCsv(made.map(({ line }) => line)) });
    const tokens = await Promise.all(made.map(({ signIn }) => requestDevelopmentToken(signIn)));
    const before = await Promise.all(tokens.map(studentIdOf));
    const swapped = made.map(({ upn }, index) => ({ upn, sign_in: made[1 - index]?.signIn ?? '' }));
    expect(await imported(own.lead, ...swapped)).toEqual({ added: 0, updated: 2 });
    expect(await Promise.all(tokens.map(studentIdOf))).toEqual([...before].reverse());
  });
});

describe('students of one school', () => {
  it('are never seen by another, not even under the same UPN', async () => {
    const [own, other] = [await aSchool(programme), await aSchool(programme)];
    const [mine] = await students(own, [{ given_name: 'Amina', family_name: 'Hidden' }]);
    expect(await imported(other.lead, { upn: mine?.upn ?? '', given_name: 'Boris' })).toEqual({ added: 1, updated: 0 });
    for (const token of [other.lead, other.safeguardingLead]) {
      expect((await listed(token)).nodes.map(({ givenName }) => givenName)).toEqual(['Boris']);
      const answer = await graphql(token, one, { id: mine?.id });
      expect(answer.data).toEqual({ student: null });
      expect((await graphql(token, list, { first: 100 })).text).not.toContain('Hidden');
    }
    expect((await listed(own.lead)).nodes.map(({ givenName }) => givenName)).toEqual(['Amina']);
  });

  it.each(['', 'nonsense', `stu_${'0'.repeat(26)}`, 'stu_\u0000'])('hold nobody with the id %j', async (id) => {
    const own = await aSchool(programme);
    expect((await graphql(own.lead, one, { id })).data).toEqual({ student: null });
  });

  it('are listed by family name, given name and id, page by page, each once', async () => {
    const own = await aSchool(programme);
    const names = ['Khan Zara', 'Ahmed Bea', 'Khan Ali', 'Ahmed Bea', 'Óg Una', 'Clark Ann', 'Ahmed Abi'].map((name) =>
      name.split(' '),
    );
    await imported(own.lead, ...names.map(([family_name = '', given_name = '']) => ({ family_name, given_name })));
    const whole = await listed(own.lead);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await listed(own.lead, 3, after);
      seen.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(whole.nodes.map(({ id }) => id));
    expect(whole.nodes.slice(0, 5).map(({ familyName, givenName }) => `${familyName} ${givenName}`)).toEqual([
      'Ahmed Abi',
      'Ahmed Bea',
      'Ahmed Bea',
      'Clark Ann',
      'Khan Ali',
    ]);
  });

  it('are paged through by cursors that hold no name; a cursor that is not ours reads as the first page', async () => {
    const own = await aSchool(programme);
    await imported(own.lead, { family_name: 'Secretname' }, { family_name: 'Secretname' });
    const { nodes, pageInfo } = await listed(own.lead, 1);
    expect(Buffer.from(pageInfo.endCursor ?? '', 'base64url').toString()).not.toContain('Secretname');
    for (const after of ['', 'nonsense', Buffer.from('["x"]').toString('base64url')]) {
      expect((await listed(own.lead, 1, after)).nodes).toEqual(nodes);
    }
  });

  it('are imported by the careers lead alone, and seen by staff alone', async () => {
    const own = await aSchool(programme);
    const csv = aCsv([aStudentLine().line]);
    for (const token of [own.safeguardingLead, programme.coordinator, (await aStranger()).token]) {
      await expect(attempt(token, 'importStudents', { csv })).rejects.toThrow('FORBIDDEN');
      await expect(attempt(token, 'setMyInterests', { interests: [] })).rejects.toThrow('FORBIDDEN');
    }
    await expect(attempt(null, 'importStudents', { csv })).rejects.toThrow('NOT_SIGNED_IN');
    expect((await graphql(programme.coordinator, list, { first: 5 })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await graphql(own.lead, self)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(await rowsOf(own.id)).toBe(0);
  });
});

async function studentIdOf(token: string): Promise<string> {
  return (await graphql(token, '{ me { studentId } }')).data.me.studentId;
}
