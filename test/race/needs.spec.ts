import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { AnswerNeed } from '#needs';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  perform,
  surroundings,
  tampered,
  type TestEmployer,
  type TestSchool,
} from '#testing';
import { aGate, anActor, aService } from './guards.js';

const hosts = 6;

let school: TestSchool;
let offers: [Offer, ...Offer[]];

interface Offer {
  readonly employer: TestEmployer;
  readonly opportunityId: string;
  readonly slotId: string;
}

beforeAll(async () => {
  const programme = await aProgramme();
  school = await aSchool(programme);
  const anOffer = async (): Promise<Offer> => {
    const employer = await anEmployer(programme);
    const opportunityId = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
    const slotId = await aSlot(employer, opportunityId, { endsOn: '2026-10-26', capacity: 100 });
    return { employer, opportunityId, slotId };
  };
  offers = await Promise.all([anOffer(), ...Array.from({ length: hosts - 1 }, anOffer)]);
});

async function aNeed(hostsWanted: number): Promise<string> {
  const input = {
    kind: 'WORKPLACE_VISIT',
    wants: 'Something in the arts, please.',
    groupSize: 5,
    yearGroups: [10],
    hostsWanted,
    from: '2026-10-26',
    to: '2026-10-30',
  };
  return (await perform(school.lead, 'postNeed', input, 'needId')).needId;
}

/** An answer of each host, with how the school would accept it. */
async function answered(needId: string): Promise<(() => Promise<{ __typename: string }>)[]> {
  return Promise.all(
    offers.map(async ({ employer, opportunityId, slotId }) => {
      const said = { needId, opportunityId, message: '' };
      const { needAnswerId } = await perform(employer.token, 'answerNeed', said, 'needAnswerId');
      const input = { needAnswerId, slots: [{ slotId, places: 5 }], staffLead: 'Dana Reid', note: '' };
      return () => attempt(school.lead, 'acceptNeedAnswer', input);
    }),
  );
}

describe('answers to one need that are accepted at the same moment', () => {
  it.each([1, 2, 4])('count as far as %d hosts are wanted, and ask for no place beyond', async (wanted) => {
    for (let round = 0; round < 5; round++) {
      const needId = await aNeed(wanted);
      const before = await takenInAll();
      const accepts = await answered(needId);
      const answers = await Promise.all(accepts.map((accept) => accept()));
      expect(answers.filter(({ __typename }) => __typename === 'AcceptNeedAnswerPayload')).toHaveLength(wanted);
      expect(answers.filter(({ __typename }) => __typename === 'WrongState')).toHaveLength(hosts - wanted);
      const [need] = await asOwner('select state, hosts_found from need where id = $1', [needId]);
      expect(need).toEqual({ state: 'MET', hosts_found: wanted });
      expect((await takenInAll()) - before).toBe(wanted * 5);
      const states = await asOwner(
        'select state, count(*)::integer as answers from need_answer where need_id = $1 group by state',
        [needId],
      );
      expect(Object.fromEntries(states.map(({ state, answers: count }) => [state, count]))).toEqual({
        ACCEPTED: wanted,
        LAPSED: hosts - wanted,
      });
    }
  });

  it('leave no answer behind that waits, when the need is closed at the same moment as it is answered', async () => {
    for (let round = 0; round < 5; round++) {
      const needId = await aNeed(1);
      await Promise.all([
        ...offers.map(({ employer, opportunityId }) =>
          attempt(employer.token, 'answerNeed', { needId, opportunityId, message: '' }),
        ),
        attempt(school.lead, 'closeNeed', { needId, reason: 'We have made do.' }),
      ]);
      expect(await waitingFor(needId)).toBe(0);
    }
  });

  describe('when whoever answers does not hold the need meanwhile', () => {
    /** Answers a need that is closed between the look at it and the answer. */
    async function answerTooLate(needId: string): Promise<void> {
      const [{ employer, opportunityId }] = offers;
      const gate = aGate();
      const withoutHold = (text: string): string | Promise<string> =>
        text.startsWith('insert into need_answer') ? gate.pass().then(() => text) : text.replace(/ for share$/, '');
      const service = await aService({ now: () => new Date('2026-09-14T08:00:00Z') });
      const host = anActor('EMPLOYER', { programmeId: employer.programme.id, employerId: employer.id });
      try {
        await tampered(withoutHold, async () => {
          const answering = service.get(AnswerNeed).run(host, { needId, message: '', offer: { opportunityId } });
          await Promise.race([gate.reached, answering]);
          await perform(school.lead, 'closeNeed', { needId, reason: 'We have made do.' });
          gate.open();
          await answering;
        });
      } finally {
        await service.close();
      }
    }

    it('fails at what the table allows, with nothing left behind: the control', async () => {
      const needId = await aNeed(1);
      await expect(answerTooLate(needId)).rejects.toThrow('row-level security');
      expect(await waitingFor(needId)).toBe(0);
    });

    it('would leave an answer that waits if the table allowed it: the control', async () => {
      const needId = await aNeed(1);
      await asOwner('alter table need_answer disable row level security');
      try {
        await answerTooLate(needId);
      } finally {
        await asOwner('alter table need_answer enable row level security');
      }
      expect(await waitingFor(needId)).toBe(1);
    });
  });
});

async function waitingFor(needId: string): Promise<number> {
  return (await asOwner(`select from need_answer where need_id = $1 and state = 'OFFERED'`, [needId])).length;
}

async function takenInAll(): Promise<number> {
  const [row] = await asOwner<{ taken: number }>('select sum(taken)::integer as taken from slot where id = any($1)', [
    offers.map(({ slotId }) => slotId),
  ]);
  return row?.taken ?? 0;
}

/** What the test above is able to see: the same on a copy of the table without its constraints, where each reads and then writes. */
describe('a need whose hosts are read first and then written', () => {
  const copy = 'need_without_guard';
  let pool: pg.Pool;

  beforeAll(async () => {
    pool = new pg.Pool({ connectionString: surroundings().owner, max: hosts + 2 });
    await pool.query(`create table ${copy} (like need)`);
  });

  afterAll(async () => {
    await pool.query(`drop table ${copy}`);
    await pool.end();
  });

  it('is met more often than it wants hosts', async () => {
    const needId = await aNeed(1);
    await pool.query(`insert into ${copy} select * from need where id = $1`, [needId]);
    let arrived = 0;
    let open: () => void = () => undefined;
    const allHaveRead = new Promise<void>((resume) => (open = resume));
    const accept = async (): Promise<boolean> => {
      const { rows } = await pool.query<{ left: number }>(
        `select hosts_wanted - hosts_found as left from ${copy} where id = $1`,
        [needId],
      );
      if (++arrived === hosts) open();
      await allHaveRead;
      if ((rows[0]?.left ?? 0) < 1) return false;
      await pool.query(`update ${copy} set hosts_found = hosts_found + 1 where id = $1`, [needId]);
      return true;
    };
    const outcomes = await Promise.all(Array.from({ length: hosts }, accept));
    expect(outcomes.filter((isAccepted) => isAccepted).length).toBeGreaterThan(1);
  });
});
