import { describe, expect, it } from '@jest/globals';
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

  interface World {
    readonly programme: TestProgramme;
    readonly school: TestSchool;
    readonly host: TestEmployer;
    readonly applicant: TestStudent;
    readonly of: Readonly<Record<keyof typeof standing, string>>;
  }

  /** A programme of its own, in which an advert is shown with a date, a group has asked for places, one student waits and another was offered a place. */
  async function everything(): Promise<World> {
    const programme = await aProgramme();
    const [school, host] = [await aSchool(programme), await anEmployer(programme)];
    const advert = await anOpportunity(host);
    const slot = await aSlot(host, advert, { capacity: 1 });
    const visitDay = { capacity: 30, startsOn: '2026-11-10', endsOn: '2026-11-10' };
    const visit = await aSlot(host, await anOpportunity(host, { kind: 'WORKPLACE_VISIT' }), visitDay);
    const [placed] = (await students(school, [{}])) as [TestStudent];
    const { allocations } = await aPublishedRound(programme, [{ student: placed, slotId: slot }]);
    const [applicant] = (await students(school, [{}])) as [TestStudent];
    const { waitingPlaceId } = await perform(applicant.token, 'joinWaitingList', { slotId: slot }, 'waitingPlaceId');
    const asked = { slotId: visit, places: 2, staffLead: 'Dana Reid', note: '' };
    const { slotRequestId } = await perform(school.lead, 'requestSlot', asked, 'slotRequestId');
    await deliverEvents();
    const of = {
      advert,
      slot,
      request: slotRequestId,
      waiting: waitingPlaceId,
      place: allocations.get(placed.id) ?? '',
    };
    return { programme, school, host, applicant, of };
  }

  const last = async ({ programme, school, of }: World): Promise<object> => {
    const found: [string, string | undefined][] = [];
    for (const [name, id] of Object.entries(of)) {
      const token = name === 'advert' || name === 'slot' ? programme.coordinator : school.lead;
      found.push([name, (await inShort(token, id)).at(-1)]);
    }
    return Object.fromEntries(found);
  };

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
    await perform(all.host.token, 'confirmAdvert', { opportunityId: all.of.advert });
    await aSlot(all.host, all.of.advert, { startsOn: '2026-10-28', endsOn: '2026-10-28' });
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
    await perform(all.school.lead, 'setBlackoutDays', { days: [{ onDay: '2026-12-03', reason: 'A mock exam' }] });
    await deliverEvents();
    expect(await last(all)).toEqual(isVoid('waiting', 'place'));
  });

  it('is void for a student who has said yes to another place, but not for that place', async () => {
    const all = await everything();
    const other = await anEmployer(all.programme);
    const elsewhere = await aSlot(other, await anOpportunity(other), {
      startsOn: '2026-11-02',
      endsOn: '2026-11-03',
    });
    const allocationId = await aPlaceInSlot(all.applicant, elsewhere);
    await perform(all.applicant.token, 'acceptAllocation', { allocationId });
    await deliverEvents();
    expect(await last(all)).toEqual(isVoid('waiting'));
  });
});
