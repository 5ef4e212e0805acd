import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aPublishedRound,
  aSchool,
  aSlot,
  deliverEvents,
  perform,
  students,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';
import { inShort } from './clearances.story.js';

let programme: TestProgramme;
let school: TestSchool;
let employer: TestEmployer;

beforeAll(async () => {
  programme = await aProgramme();
  school = await aSchool(programme);
  employer = await anEmployer(programme);
});

describe('what was decided before something was edited that the rules read', () => {
  const declareInsurance = async (of: TestEmployer, validTo: string): Promise<void> => {
    for (const kind of ['PUBLIC_LIABILITY', 'EMPLOYERS_LIABILITY'])
      await perform(of.token, 'declareInsurance', {
        kind,
        insurer: 'Midland Mutual',
        coverPounds: 10_000_000,
        validTo,
      });
  };

  /** An advert with a date, a request, an application, and a place that was offered, at an employer of their own. */
  async function everything(): Promise<
    Record<'advert' | 'slot' | 'request' | 'waiting' | 'place', string> & { host: TestEmployer; applicant: TestStudent }
  > {
    const host = await anEmployer(programme);
    const [applicant, placed] = (await students(school, [{}, {}])) as [TestStudent, TestStudent];
    const advert = await anOpportunity(host);
    const slot = await aSlot(host, advert, { capacity: 1 });
    const visit = await aSlot(host, await anOpportunity(host, { kind: 'WORKPLACE_VISIT' }), {
      capacity: 30,
      startsOn: '2026-11-10',
      endsOn: '2026-11-10',
    });
    const { allocations } = await aPublishedRound(programme, [{ student: placed, slotId: slot }]);
    const { waitingPlaceId } = await perform(applicant.token, 'joinWaitingList', { slotId: slot }, 'waitingPlaceId');
    const asked = { slotId: visit, places: 2, staffLead: 'Dana Reid', note: '' };
    const { slotRequestId } = await perform(school.lead, 'requestSlot', asked, 'slotRequestId');
    await deliverEvents();
    return {
      host,
      applicant,
      advert,
      slot,
      request: slotRequestId,
      waiting: waitingPlaceId,
      place: allocations.get(placed.id) ?? '',
    };
  }

  const last = async ({
    host: _host,
    applicant: _applicant,
    ...things
  }: Awaited<ReturnType<typeof everything>>): Promise<object> =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(things).map(async ([name, of]) => {
          const token = ['advert', 'slot'].includes(name) ? programme.coordinator : school.lead;
          return [name, (await inShort(token, of)).at(-1)];
        }),
      ),
    );

  const standing = {
    advert: 'PUBLISH ALLOWED',
    slot: 'PUBLISH ALLOWED',
    request: 'BOOK ALLOWED',
    waiting: 'APPLY ALLOWED',
    place: 'ALLOCATE ALLOWED',
  };
  const isVoid = (...names: readonly (keyof typeof standing)[]): object => ({
    ...standing,
    ...Object.fromEntries(names.map((name) => [name, `${standing[name]} void`])),
  });

  it('stands while an event tells of nothing that it rests on', async () => {
    const all = await everything();
    await perform(all.host.token, 'confirmAdvert', { opportunityId: all.advert });
    await aSlot(all.host, all.advert, { startsOn: '2026-10-28', endsOn: '2026-10-28' });
    await declareInsurance(all.host, '2028-08-31');
    await deliverEvents();
    expect(await last(all)).toEqual(standing);
  });

  it('is void by an edit of the host, at every step, and stands elsewhere', async () => {
    const [all, others] = [await everything(), await everything()];
    await declareInsurance(all.host, '2028-08-30');
    expect(await last(all)).toEqual(standing);
    await deliverEvents();
    expect(await last(all)).toEqual(isVoid('advert', 'slot', 'request', 'waiting', 'place'));
    expect(await last(others)).toEqual(standing);
  });

  it('is void by an edit of the school: what a group asked for, and what its students did', async () => {
    const all = await everything();
    await perform(school.lead, 'setBlackoutDays', { days: [{ onDay: '2026-12-03', label: 'Mock exams' }] });
    await deliverEvents();
    expect(await last(all)).toEqual(isVoid('waiting', 'place'));
  });

  it('is void for a student who has said yes to another place, but not for that place', async () => {
    const all = await everything();
    const elsewhere = await aSlot(employer, await anOpportunity(employer), {
      startsOn: '2026-11-02',
      endsOn: '2026-11-03',
    });
    const allocationId = await aPlaceInSlot(all.applicant, elsewhere);
    await perform(all.applicant.token, 'acceptAllocation', { allocationId });
    await deliverEvents();
    expect(await last(all)).toEqual(isVoid('waiting'));
  });
});
