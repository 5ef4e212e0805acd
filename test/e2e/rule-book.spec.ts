import { beforeAll, describe, expect, it } from '@jest/globals';
import { ruleBook, ruleSetVersion, standingRules } from '#safeguarding';
import {
  anEmployer,
  aProgramme,
  aSchool,
  graphql,
  students,
  type Answer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

let programme: TestProgramme;
let school: TestSchool;

const asked = (token: string, only = ''): Promise<Answer> =>
  graphql(
    token,
    `{ safeguardingRules${only} { ruleSetVersion notice rules { id title severity isJudged words validFrom validTo source toConfirm notKeptYet } } }`,
  );

beforeAll(async () => {
  programme = await aProgramme();
  school = await aSchool(programme);
});

describe('the rule book', () => {
  it('is open to staff: every rule with its source and dates, the edition, and that it is no legal advice', async () => {
    const { data } = await asked(school.safeguardingLead);
    const { ruleSetVersion: edition, notice, rules } = data.safeguardingRules;
    expect(edition).toBe(ruleSetVersion);
    expect(notice).toContain('no legal advice');
    expect(rules).toHaveLength(ruleBook.length + standingRules.length);
    expect(rules).toContainEqual(expect.objectContaining({ id: 'R60', validTo: '2026-08-31', toConfirm: true }));
    expect(rules).toContainEqual(
      expect.objectContaining({ id: 'R120', isJudged: false, words: null, severity: 'BLOCK', toConfirm: true }),
    );
  });

  it('shows what is still to be confirmed by itself', async () => {
    const { rules } = (await asked(programme.coordinator, '(toConfirm: true)')).data.safeguardingRules;
    const ids = rules.map(({ id }: { id: string }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids)).toEqual(
      new Set([...ruleBook, ...standingRules].filter(({ toConfirm }) => toConfirm).map(({ id }) => id)),
    );
  });

  it('speaks to a coordinator in words of their own, and to a careers lead in the school’s', async () => {
    const words = async (token: string): Promise<string> => {
      const { rules } = (await asked(token)).data.safeguardingRules;
      return rules.find(({ id }: { id: string }) => id === 'R36a').words;
    };
    expect(await words(school.lead)).toMatch(/^Your school has refused/);
    expect(await words(programme.coordinator)).toMatch(/^The student’s school has refused/);
  });

  it('is closed to students and employers', async () => {
    const [student] = await students(school, [{}]);
    const employer = await anEmployer(programme);
    for (const token of [student?.token ?? '', employer.token]) expect((await asked(token)).status).toBe(403);
  });
});
