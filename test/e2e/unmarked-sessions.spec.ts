import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  perform,
  setNow,
  students,
  tick,
  type TestEmployer,
  type TestSchool,
} from '#testing';

let school: TestSchool;
let employer: TestEmployer;

beforeAll(async () => {
  const programme = await aProgramme();
  [school, employer] = [await aSchool(programme), await anEmployer(programme)];
});

afterEach(() => setNow());

describe('a session that nobody has marked', () => {
  /** Sessions of which the school was told, in order. */
  const told = async (id: string): Promise<string[]> =>
    (
      await asOwner<{ session: string }>(
        `select detail ->> 'session' as session from event where subject_id = $1 and kind like '%.unmarked' order by happened_at, id`,
        [id],
      )
    ).map(({ session }) => session);
  const at = async (time: string): Promise<void> => {
    await setNow(`2026-10-27T${time}:00Z`);
    await tick('alert-unmarked');
  };
  const placeAt = async (startsAt: string, finishesAt: string): Promise<string> => {
    // Whoever works for more than four hours and a half has a break.
    const breakMinutes = Number(finishesAt.slice(0, 2)) - Number(startsAt.slice(0, 2)) > 4 ? 30 : 0;
    const slotId = await aSlot(employer, await anOpportunity(employer), { startsAt, finishesAt, breakMinutes });
    const [student] = await students(school, [{}]);
    if (student === undefined) throw new Error('the student was imported');
    return aPlaceInSlot(student, slotId, 'CONFIRMED');
  };

  it('is told to the school at half past nine, once, unless somebody has marked it', async () => {
    const [missed, marked] = [await placeAt('09:30', '15:30'), await placeAt('09:30', '15:30')];
    await at('09:29');
    expect(await told(missed)).toEqual([]);
    const marks = [{ onDay: '2026-10-27', session: 'AM', mark: 'PRESENT' }];
    await perform(employer.token, 'markAttendance', { allocationId: marked, marks });
    // The slot starts at half past nine, so that half an hour later is ten.
    await at('10:00');
    await at('10:00');
    expect([await told(missed), await told(marked)]).toEqual([['AM'], []]);
    await setNow('2026-10-28T10:00:00Z');
    await tick('alert-unmarked');
    expect([await told(missed), await told(marked)]).toEqual([['AM', 'AM'], ['AM']]);
    await setNow('2026-10-31T10:00:00Z');
    await tick('alert-unmarked');
    expect(await told(missed)).toEqual(['AM', 'AM']);
  });

  it.each([
    ['08:00', '12:00', '09:29', '09:30', ['AM']],
    ['09:15', '12:00', '09:29', '09:30', ['AM']],
    ['09:30', '12:00', '09:59', '10:00', ['AM']],
    ['11:45', '12:00', '12:14', '12:15', ['AM']],
    ['12:00', '16:00', '12:29', '12:30', ['PM']],
    ['13:30', '16:00', '13:59', '14:00', ['PM']],
  ])(
    'of a place from %s to %s is told of at %s not yet, and at %s',
    async (starts, finishes, before, due, sessions) => {
      const id = await placeAt(starts, finishes);
      await at(before);
      expect(await told(id)).toEqual([]);
      await at(due);
      await at('17:00');
      expect(await told(id)).toEqual(sessions);
    },
  );

  it('is told of once for each half of the day, the afternoon also where the morning is marked', async () => {
    const [whole, morning] = [await placeAt('09:00', '15:00'), await placeAt('09:00', '15:00')];
    const marks = [{ onDay: '2026-10-27', session: 'AM', mark: 'PRESENT' }];
    await setNow('2026-10-27T09:10:00Z');
    await perform(employer.token, 'markAttendance', { allocationId: morning, marks });
    await at('09:30');
    expect([await told(whole), await told(morning)]).toEqual([['AM'], []]);
    await at('12:29');
    expect([await told(whole), await told(morning)]).toEqual([['AM'], []]);
    await at('12:30');
    await at('12:45');
    expect([await told(whole), await told(morning)]).toEqual([['AM', 'PM'], ['PM']]);
  });

  it('of a visit is told of while one student is not marked for it', async () => {
    const visit = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
    const day = { startsOn: '2026-10-27', endsOn: '2026-10-27', startsAt: '09:00', finishesAt: '15:00' };
    const slotId = await aSlot(employer, visit, day);
    const asked = { slotId, places: 2, staffLead: 'Dana Reid', note: '' };
    const { slotRequestId } = await perform(school.lead, 'requestSlot', asked, 'slotRequestId');
    await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
    // Old enough to count for nobody's ledger.
    const older = { born_on: '2010-09-10', year_group: '11' };
    const [one, two] = (await students(school, [older, older])).map(({ id }) => id);
    await perform(school.lead, 'setVisitRegister', { slotRequestId, studentIds: [one ?? '', two ?? ''] });
    await at('09:30');
    expect(await told(slotRequestId)).toEqual([]);
    await setNow('2026-10-26T09:30:00Z');
    await perform(school.lead, 'confirmVisit', { slotRequestId, staffCount: 1 });
    await at('09:29');
    await perform(employer.token, 'markVisit', { slotRequestId, marks: [{ studentId: one, came: true }] });
    expect(await told(slotRequestId)).toEqual([]);
    await at('09:30');
    expect(await told(slotRequestId)).toEqual(['AM']);
    const both = [one, two].map((studentId) => ({ studentId, came: true }));
    await at('12:29');
    await perform(employer.token, 'markVisit', { slotRequestId, marks: both });
    await at('12:30');
    expect(await told(slotRequestId)).toEqual(['AM']);
  });
});
