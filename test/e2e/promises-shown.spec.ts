import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aMentor,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  graphql,
  perform,
  setNow,
  statementCount,
  students,
  tick,
  type TestEmployer,
  type TestSchool,
} from '#testing';

let school: TestSchool;
let employer: TestEmployer;
let silent: TestEmployer;
let opportunityId: string;
let tokens: Record<string, string>;

const terms = 'answerWithinDays bookingOpensAt bookingClosesAt minimumGroup mostPerSchool';
const record = 'answerRecord { asked answeredPercent }';

beforeAll(async () => {
  const programme = await aProgramme();
  school = await aSchool(programme);
  [employer, silent] = [await anEmployer(programme), await anEmployer(programme)];
  opportunityId = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT', yearGroups: [10] });
  const slotId = await aSlot(employer, opportunityId, {
    startsOn: '2026-11-10',
    endsOn: '2026-11-10',
    capacity: 60,
    answerWithinDays: 5,
    minimumGroup: 2,
    mostPerSchool: 40,
    bookingOpens: { on: '2026-09-14', at: '07:00' },
    bookingClosesHoursBefore: 48,
  });
  await aSlot(employer, opportunityId, { startsOn: '2026-11-12', endsOn: '2026-11-12' });
  await aSlot(silent, await anOpportunity(silent, { kind: 'WORKPLACE_VISIT', yearGroups: [10] }));
  const ask = { slotId, places: 2, staffLead: 'Ms Ward', note: '' };
  for (let request = 0; request < 5; request++) {
    const { slotRequestId } = await perform(school.lead, 'requestSlot', ask, 'slotRequestId');
    if (request < 4) await perform(employer.token, 'acceptSlotRequest', { slotRequestId }, '__typename');
  }
  await setNow('2026-09-25T08:00:00Z');
  await tick('expire-slot-requests');
  const [student] = await students(school, [{ year_group: '10' }]);
  tokens = {
    student: student?.token ?? '',
    mentor: (await aMentor(school)).token,
    lead: school.lead,
    safeguardingLead: school.safeguardingLead,
    employer: employer.token,
    coordinator: programme.coordinator,
  };
  await setNow();
});

afterEach(() => setNow());

interface Advert {
  readonly employer: { id: string };
  readonly slots: object[];
  readonly answerRecord: object | null;
}

async function listed(token: string, fields: string): Promise<Advert[]> {
  const { data } = await graphql(token, `{ opportunities(first: 50) { nodes { employer { id } ${fields} } } }`);
  return data.opportunities.nodes;
}

describe('before it asks for places, a school reads', () => {
  const shown = [
    {
      answerWithinDays: 5,
      bookingOpensAt: '2026-09-14T06:00:00Z',
      bookingClosesAt: '2026-11-08T09:30:00Z',
      minimumGroup: 2,
      mostPerSchool: 40,
    },
    {
      answerWithinDays: 7,
      bookingOpensAt: null,
      bookingClosesAt: '2026-11-12T09:30:00Z',
      minimumGroup: 1,
      mostPerSchool: null,
    },
  ];

  it('by when it is answered, and the terms of each slot, in the list and in the advert', async () => {
    const own = (await listed(school.lead, `slots { ${terms} }`)).find((row) => row.employer.id === employer.id);
    expect(own?.slots).toEqual(shown);
    const { data } = await graphql(school.lead, `{ opportunity(id: "${opportunityId}") { slots { ${terms} } } }`);
    expect(data.opportunity.slots).toEqual(shown);
  });

  it.each(['lead', 'safeguardingLead', 'employer', 'coordinator'])(
    'how the employer has answered so far, as its %s or whoever looks after it',
    async (who) => {
      const token = tokens[who] ?? '';
      const records = new Map((await listed(token, record)).map((row) => [row.employer.id, row.answerRecord]));
      expect(records.get(employer.id)).toEqual({ asked: 5, answeredPercent: 80 });
      expect(records.get(silent.id)).toEqual({ asked: 0, answeredPercent: null });
      const { data } = await graphql(token, `{ opportunity(id: "${opportunityId}") { ${record} } }`);
      expect(data.opportunity.answerRecord).toEqual({ asked: 5, answeredPercent: 80 });
    },
  );

  it('what a student is not told', async () => {
    const adverts = await listed(tokens['student'] ?? '', record);
    expect(adverts.map((row) => row.answerRecord)).toEqual([null, null]);
  });

  it('at the cost of one statement for each, and of none where nobody selects it', async () => {
    const sent = async (fields: string): Promise<number> => {
      await listed(school.lead, fields);
      const before = await statementCount();
      await listed(school.lead, fields);
      return (await statementCount()) - before;
    };
    const plain = await sent('slots { id }');
    const all = [`slots { ${terms} }`, record, 'asAdvertised { percent }'];
    const costs: number[] = [];
    for (const fields of [...all, all.join(' ')]) costs.push((await sent(fields)) - plain);
    const one = costs[0] ?? 0;
    expect(one).toBeGreaterThan(0);
    expect(costs).toEqual([one, one, one, 3 * one]);
  });
});
