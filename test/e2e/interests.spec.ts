import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCsv,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  aStudentLine,
  asOwner,
  attempt,
  graphql,
  perform,
  runProposals,
  students,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

const statementsQuery = '{ interestStatements { id text kind } }';
const self = `{ myStudent { interests statementAnswers { statementId agreement }
  interestProfile { words isClear kinds { kind word meaning isLeading } answersWanted { kind answers } } } }`;
const profileFields = 'interestProfile { words isClear kinds { kind isLeading } answersWanted { kind answers } }';
const options = `query ($roundId: ID!) { placementOptions(roundId: $roundId, first: 20) { nodes { slotId interestFit fit } } }`;
const figure = 'mean comparison { difference chanceUpTo isBeyondChance }';
const group = `key label students medianFit fit { ${figure} } offered { ${figure} } chosenCategory { ${figure} }
  noClearPreference { ${figure} } makingFirst { ${figure} } helpingFirst { ${figure} } sectors { difference chanceUpTo isBeyondChance }`;
const auditQuery = `query ($roundId: ID!) { interestAudit(roundId: $roundId) { proposalId all { ${group} } byGender { ${group} }
  byFreeSchoolMeals { ${group} } bySendSupport { ${group} } byYearGroup { ${group} } bySchool { ${group} } } }`;

interface Statement {
  readonly id: string;
  readonly kind: string;
}

let programme: TestProgramme;
let school: TestSchool;
let employer: TestEmployer;
let statements: readonly Statement[];

beforeAll(async () => {
  programme = await aProgramme();
  [school, employer] = [await aSchool(programme), await anEmployer(programme)];
  statements = (await graphql(school.lead, statementsQuery)).data.interestStatements;
});

/** Strong agreement with one kind of activity and disagreement with all others. */
function leaningTo(kind: string): { statementId: string; agreement: number }[] {
  return statements.map((statement) => ({ statementId: statement.id, agreement: statement.kind === kind ? 5 : 2 }));
}

async function aStudent(overrides: Record<string, string> = { interests: '' }): Promise<TestStudent> {
  const [student] = await students(school, [overrides]);
  if (student === undefined) throw new Error('the student was imported');
  return student;
}

async function selfOf({ token }: TestStudent): Promise<Answer['data']> {
  return (await graphql(token, self)).data.myStudent;
}

async function anOpenRound({ coordinator }: TestProgramme): Promise<string> {
  const plan = { name: 'Half-term', slotsFrom: '2026-10-26', slotsTo: '2026-10-30', maxChoices: 5 };
  const { roundId } = await perform(coordinator, 'createRound', plan, 'roundId');
  await perform(coordinator, 'openRound', { roundId });
  return roundId;
}

async function propose({ coordinator }: TestProgramme, roundId: string): Promise<void> {
  await perform(coordinator, 'closeRound', { roundId });
  await perform(coordinator, 'proposeRound', { roundId });
  await runProposals();
}

describe('the statements about interests', () => {
  it('are thirty, five of each kind of activity, for students and those who advise them', async () => {
    const student = await aStudent();
    for (const token of [student.token, school.lead, school.safeguardingLead, programme.coordinator]) {
      const { data } = await graphql(token, statementsQuery);
      expect(data.interestStatements).toHaveLength(30);
    }
    const kinds = ['MAKING', 'FINDING_OUT', 'CREATING', 'HELPING', 'PERSUADING', 'ORGANISING'];
    for (const kind of kinds) expect(statements.filter((statement) => statement.kind === kind)).toHaveLength(5);
    const refused = await graphql(employer.token, statementsQuery);
    expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});

describe('what a student answers', () => {
  it('is kept, shown back in words and replaced as a whole', async () => {
    const student = await aStudent();
    expect(await selfOf(student)).toMatchObject({
      statementAnswers: [],
      interestProfile: {
        isClear: false,
        kinds: [],
        answersWanted: expect.arrayContaining([{ kind: 'MAKING', answers: 3 }]),
      },
    });
    const answers = leaningTo('HELPING');
    const answered = await perform(student.token, 'answerInterestStatements', { answers }, profileFields);
    expect(answered.interestProfile).toMatchObject({ isClear: true, answersWanted: [] });
    expect(answered.interestProfile.kinds[0]).toEqual({ kind: 'HELPING', isLeading: true });
    const shown = await selfOf(student);
    expect(shown.statementAnswers).toEqual(answers);
    expect(shown.interestProfile.words).toMatch(/^You lean most towards helping\b/);
    expect(shown.interestProfile.kinds[0]).toMatchObject({ word: 'helping', isLeading: true });

    const few = answers.slice(0, 2);
    await perform(student.token, 'answerInterestStatements', { answers: few });
    expect(await selfOf(student)).toMatchObject({ statementAnswers: few, interestProfile: { isClear: false } });
    await perform(student.token, 'answerInterestStatements', { answers: [] });
    expect((await selfOf(student)).statementAnswers).toEqual([]);
  });

  it('counts beside the kinds of work that the student chose', async () => {
    const student = await aStudent({ interests: 'CONSTRUCTION_AND_TRADES' });
    const first = async (): Promise<string> => (await selfOf(student)).interestProfile.kinds[0]?.kind;
    expect(await first()).toBe('MAKING');
    await perform(student.token, 'answerInterestStatements', { answers: leaningTo('CREATING') });
    expect(await first()).toBe('CREATING');
  });

  it('may leave statements out, and leans nowhere when everything is answered alike', async () => {
    const student = await aStudent();
    const alike = statements.map(({ id }, at) => ({ statementId: id, agreement: at % 7 === 0 ? null : 4 }));
    const { interestProfile } = await perform(
      student.token,
      'answerInterestStatements',
      { answers: alike },
      profileFields,
    );
    expect(interestProfile).toMatchObject({ isClear: false, answersWanted: [] });
    expect(interestProfile.words).toMatch(/^No clear preference yet/);
    expect((await selfOf(student)).statementAnswers).toHaveLength(25);
  });

  it('is refused with every fault at once, and what was said before stands', async () => {
    const student = await aStudent();
    const answers = leaningTo('MAKING');
    await perform(student.token, 'answerInterestStatements', { answers });
    const [one = '', other = ''] = statements.map(({ id }) => id);
    const wrong = [
      { statementId: one, agreement: 6 },
      { statementId: 'LIKES_DRAGONS', agreement: 0 },
      { statementId: other, agreement: 3 },
      { statementId: other, agreement: 3 },
    ];
    const { __typename, faults } = await attempt(student.token, 'answerInterestStatements', { answers: wrong });
    expect(__typename).toBe('InvalidInput');
    expect(faults.map(({ path }: { path: string }) => path)).toEqual([
      'answers.0.agreement',
      'answers.1.statementId',
      'answers.1.agreement',
      'answers.3.statementId',
    ]);
    expect((await selfOf(student)).statementAnswers).toEqual(answers);
    const many = await attempt(student.token, 'answerInterestStatements', { answers: [...answers, ...answers] });
    expect(many).toMatchObject({ __typename: 'InvalidInput' });
  });

  it('is left as it is by the next import, and is told of without what it was', async () => {
    const student = await aStudent();
    const answers = leaningTo('ORGANISING');
    await perform(student.token, 'answerInterestStatements', { answers });
    const csv = aCsv([aStudentLine({ upn: student.upn, sign_in: '', interests: 'TRANSPORT' }).line]);
    await perform(school.lead, 'importStudents', { csv });
    expect(await selfOf(student)).toMatchObject({ interests: ['TRANSPORT'], statementAnswers: answers });
    const told = await asOwner('select * from event where subject_id = $1', [student.id]);
    expect(told).toMatchObject([{ kind: 'student.statements-answered' }]);
    expect(JSON.stringify(told)).not.toContain(statements[0]?.id);
  });

  it('is for students alone to say', async () => {
    for (const token of [school.lead, programme.coordinator, employer.token]) {
      const query = `mutation { answerInterestStatements(input: { answers: [] }) { __typename } }`;
      expect((await graphql(token, query)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });
});

describe('the gender of students', () => {
  it('is stated by the school where it likes to, and stands when a later file says nothing', async () => {
    const student = await aStudent();
    const genderOf = async (): Promise<string | null> =>
      (await graphql(school.lead, 'query ($id: ID!) { student(id: $id) { gender } }', { id: student.id })).data.student
        .gender;
    expect(await genderOf()).toBeNull();
    await stateGenders(school, [[student, 'female']]);
    expect(await genderOf()).toBe('FEMALE');
    await stateGenders(school, [[student, '']]);
    expect(await genderOf()).toBe('FEMALE');
    const without = aCsv([aStudentLine({ upn: student.upn, sign_in: '' }).line]);
    await perform(school.lead, 'importStudents', { csv: without });
    expect(await genderOf()).toBe('FEMALE');
  });
});

/** Has the school say the genders of students whom it has. */
async function stateGenders(
  { lead }: TestSchool,
  said: readonly (readonly [student: TestStudent, gender: string, columns?: Record<string, string>])[],
): Promise<void> {
  const csv = aCsv(said.map(([{ upn }, , columns]) => aStudentLine({ upn, sign_in: '', ...columns }).line));
  const [header, ...lines] = csv.trimEnd().split('\n');
  const rows = lines.map((line, at) => `${line},${said[at]?.[1] ?? ''}`);
  await perform(lead, 'importStudents', { csv: `${header},gender\n${rows.join('\n')}\n` });
}

describe('the kinds of task of an advert', () => {
  const shown = 'query ($id: ID!) { opportunity(id: $id) { category tasks } }';

  it('are shown to whoever reads it, and to its employer, and may be changed', async () => {
    const tasks = ['WELCOME_OR_SERVE', 'HANDLE_MONEY'];
    const id = await anOpportunity(employer, { tasks });
    expect((await graphql(school.lead, shown, { id })).data.opportunity.tasks).toEqual(tasks);
    await perform(employer.token, 'pauseOpportunity', { opportunityId: id });
    const own = '{ myOpportunities(first: 1) { nodes { id tasks } } }';
    expect((await graphql(employer.token, own)).data.myOpportunities.nodes).toEqual([{ id, tasks }]);
  });

  it('may be left out', async () => {
    const id = await anOpportunity(employer);
    expect((await graphql(school.lead, shown, { id })).data.opportunity.tasks).toEqual([]);
  });

  it('are six at most, each once', async () => {
    const tasks = ['PERFORM', 'PERFORM', 'EXPERIMENT', 'KEEP_RECORDS', 'HANDLE_MONEY', 'PREPARE_FOOD', 'LEAD_OR_PLAN'];
    await expect(anOpportunity(employer, { tasks })).rejects.toThrow(
      /each kind of task once.*at most 6 kinds of task/s,
    );
  });
});

describe('the order of placements', () => {
  it('goes by what is done there and by what the student answered, and is told in words', async () => {
    const own = await aProgramme();
    [school, employer] = [await aSchool(own), await anEmployer(own)];
    const slot = async (tasks: readonly string[]): Promise<string> =>
      aSlot(employer, await anOpportunity(employer, { category: 'RETAIL_AND_SALES', tasks }), { capacity: 3 });
    const [stockroom, counter, plain] = [
      await slot(['PACK_MOVE_OR_STORE', 'CHECK_OR_MEASURE']),
      await slot(['WELCOME_OR_SERVE', 'CARE_FOR_PEOPLE']),
      await slot([]),
    ];
    const [helper, maker] = [await aStudent(), await aStudent()];
    await perform(helper.token, 'answerInterestStatements', { answers: leaningTo('HELPING') });
    await perform(maker.token, 'answerInterestStatements', { answers: leaningTo('MAKING') });
    const roundId = await anOpenRound(own);
    const seen = async ({ token }: TestStudent): Promise<{ slotId: string; interestFit: number; fit: string }[]> =>
      (await graphql(token, options, { roundId })).data.placementOptions.nodes;
    expect((await seen(helper)).map(({ slotId }) => slotId)).toEqual([counter, plain, stockroom]);
    expect((await seen(maker)).map(({ slotId }) => slotId)[0]).toBe(stockroom);
    const [best, , worst] = await seen(helper);
    expect(best).toMatchObject({ fit: 'BEST' });
    expect(worst).toMatchObject({ fit: 'OTHER' });
    expect(worst?.interestFit).toBeLessThan(0);

    const undecided = await aStudent();
    for (const { interestFit, fit } of await seen(undecided)) {
      expect([interestFit, fit]).toEqual([null, 'NO_CLEAR_PREFERENCE']);
    }

    await propose(own, roundId);
    const given = await asOwner<{ student_id: string; slot_id: string | null }>(
      'select o.student_id, o.slot_id from proposal_outcome o join round r on r.current_proposal_id = o.proposal_id where r.id = $1',
      [roundId],
    );
    const slotOf = new Map(given.map((row) => [row.student_id, row.slot_id]));
    expect([slotOf.get(helper.id), slotOf.get(maker.id)]).toEqual([counter, stockroom]);
  });
});

describe('the audit of interests', () => {
  let audited: TestProgramme;
  let schools: readonly TestSchool[];
  let roundId: string;

  /** Forty-eight students, girls who chose care and boys who chose building, in two schools; each gets what they chose. */
  beforeAll(async () => {
    audited = await aProgramme();
    schools = [await aSchool(audited, { name: 'North School' }), await aSchool(audited, { name: 'South School' })];
    const [care, build] = [await anEmployer(audited), await anEmployer(audited)];
    const slot = async (by: TestEmployer, category: string, capacity: number): Promise<void> => {
      await aSlot(by, await anOpportunity(by, { category }), { capacity });
    };
    await slot(care, 'SOCIAL_CARE', 24);
    await slot(build, 'CONSTRUCTION_AND_TRADES', 24);
    await asOwner(`update employer set sector = 'Q' where id = $1`, [care.id]);
    await asOwner(`update employer set sector = 'F' where id = $1`, [build.id]);
    for (const each of schools) {
      const lines = Array.from({ length: 24 }, (_, at) => ({
        interests: at % 2 === 0 ? 'SOCIAL_CARE' : 'CONSTRUCTION_AND_TRADES',
        free_school_meals: at < 3 ? 'yes' : 'no',
      }));
      const made = await students(each, lines);
      await stateGenders(
        each,
        made.map((student, at) => [student, at % 2 === 0 ? 'f' : 'm', lines[at] ?? {}] as const),
      );
    }
    roundId = await anOpenRound(audited);
  }, 120_000);

  const auditBy = async (token: string): Promise<Answer> => graphql(token, auditQuery, { roundId });

  it('is not there before there is a proposal', async () => {
    const answer = await auditBy(audited.coordinator);
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({ interestAudit: null });
  });

  it('shows that girls and boys were sent apart, though all have what they chose', async () => {
    await propose(audited, roundId);
    const answer = await auditBy(audited.coordinator);
    expect(answer.errors).toBeUndefined();
    const { all, byGender } = answer.data.interestAudit;
    expect(all).toMatchObject({ label: 'Everybody', students: 48, fit: { mean: 1, comparison: null }, medianFit: 1 });
    expect(byGender).toMatchObject([
      { key: 'FEMALE', label: 'Female', students: 24, medianFit: 1 },
      { key: 'MALE', label: 'Male', students: 24, medianFit: 1 },
    ]);
    for (const { sectors } of byGender) expect(sectors).toMatchObject({ difference: 1, isBeyondChance: true });
  });

  it('finds nothing between schools that fared alike', async () => {
    const { bySchool } = (await auditBy(audited.coordinator)).data.interestAudit;
    expect(bySchool.map(({ label, students: count }: { label: string; students: number }) => [label, count])).toEqual([
      ['North School', 24],
      ['South School', 24],
    ]);
    for (const { fit, sectors } of bySchool) {
      expect(fit.comparison).toMatchObject({ difference: 0, isBeyondChance: false });
      expect(sectors).toMatchObject({ difference: 0, isBeyondChance: false });
    }
  });

  it('hides shares of which either side is under five, and groups that could be had from what is shown', async () => {
    const { all, byGender, byFreeSchoolMeals, bySendSupport } = (await auditBy(audited.coordinator)).data.interestAudit;
    for (const { offered, chosenCategory, noClearPreference, makingFirst } of [all, ...byGender]) {
      expect([offered, chosenCategory, noClearPreference]).toEqual([null, null, null]);
      expect(makingFirst).toBeNull();
    }
    expect(byFreeSchoolMeals).toMatchObject([
      { label: 'No', students: 42 },
      { label: 'Yes', students: 6 },
    ]);
    expect(bySendSupport).toMatchObject([{ label: 'No', students: 48, fit: { comparison: null }, sectors: null }]);
    expect(JSON.stringify(all)).not.toContain('stu_');
  });

  it('is the coordinator’s of that programme and nobody else’s', async () => {
    expect((await auditBy(programme.coordinator)).data).toEqual({ interestAudit: null });
    for (const token of [schools[0]?.lead ?? '', schools[0]?.safeguardingLead ?? '']) {
      expect((await auditBy(token)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
    for (const id of ['', 'nonsense', `rnd_${'0'.repeat(26)}`]) {
      const { data } = await graphql(audited.coordinator, auditQuery, { roundId: id });
      expect(data).toEqual({ interestAudit: null });
    }
  });
});
