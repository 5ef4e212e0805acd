import { describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { localDate, localTime } from '#kernel';
import type { JourneyLegType, JourneyPlanType, PlannedJourneyType } from '#travel';
import { dayPage, type DayPageFacts } from '../domain/day-page.js';
import { dayPagePdf } from './day-page-pdf.js';

const madeAt = new Date('2026-10-19T09:00:00Z');

/** Words up to a limit, each at its own place, so that a test can tell which of them are there. */
const words = (of: string, length: number): string =>
  Array.from({ length: Math.ceil(length / 4) }, (_, index) => `${of}${index}`)
    .join(' ')
    .slice(0, length);

const usual: DayPageFacts = {
  givenName: 'Zofia',
  schoolName: 'Hodge Hill College',
  employerName: 'Larkrise Press',
  title: 'A week in the print studio',
  dayPlan: [{ day: 1, half: 'AM', department: 'Studio', task: 'Set a line of type' }],
  startsOn: localDate('2026-10-26'),
  endsOn: localDate('2026-10-30'),
  startsAt: localTime('09:30'),
  finishesAt: localTime('15:30'),
  breakMinutes: 30,
  lunchPlan: 'With the studio team.',
  whatToWear: 'Old clothes.',
  place: {
    address: 'The Works, 1 Coventry Road, B26 1AA',
    supervisor: { name: 'Robin Hale', job: 'Studio lead' },
    deputy: { name: 'Sam Okoro', job: 'Binder' },
  },
  covers: [
    { contactName: 'Jo Marsh', contactPhone: '0121 496 0100', leadName: 'Kit Lane', leadPhone: '0121 496 0101' },
  ],
  talkHeldOn: null,
};

/** As much as an advert may say, and somebody else to ring on each of the five days. */
const full: DayPageFacts = {
  ...usual,
  title: words('title', 120),
  dayPlan: [1, 2, 3, 4, 5].flatMap((day) =>
    (['AM', 'PM'] as const).map((half) => ({
      day,
      half,
      department: words('dept', 120),
      task: words(`task${day}${half}`, 500),
    })),
  ),
  lunchPlan: words('lunch', 500),
  whatToWear: words('wear', 500),
  covers: [1, 2, 3, 4, 5].map((day) => ({
    contactName: `Contact ${day} ${words('name', 80)}`,
    contactPhone: `0121 496 010${day}`,
    leadName: `Lead ${day} ${words('name', 80)}`,
    leadPhone: `0121 496 020${day}`,
  })),
};

function aWay(legs: number): JourneyPlanType {
  const leg = (index: number): JourneyLegType => ({
    kind: 'RIDE',
    from: `Stop ${index} ${words('stop', 60)}`,
    to: `Stop ${index + 1} ${words('stop', 60)}`,
    departsAt: '07:00',
    arrivesAt: '07:10',
    metres: null,
    route: `9${index}`,
    mode: 'BUS',
    headsign: words('towards', 60),
    operator: null,
  });
  const one: PlannedJourneyType = {
    leavesAt: '07:00',
    arrivesAt: '09:20',
    minutes: 140,
    walkMinutes: 0,
    changes: legs - 1,
    legs: Array.from({ length: legs }, (_, index) => leg(index)),
  };
  return { timetableOf: '2026-09-01', out: one, back: one, minutesInHand: 10, earlierOut: null, latestBack: null };
}

async function read(facts: DayPageFacts, way: JourneyPlanType | null): Promise<{ text: string; totalPages: number }> {
  const pdf = await dayPagePdf(dayPage(facts, way, 'EN'), madeAt);
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return { text: text.replace(/\s+/g, ' '), totalPages };
}

const rest = 'the rest is on your page';
const never = ['Robin Hale', 'The Works, 1 Coventry Road', 'Ring 999', '0800 1111', '09:30 to 15:30'];

describe('the page of a placement as PDF', () => {
  it('says all of a usual advert, and of no rest', async () => {
    const { text, totalPages } = await read(usual, aWay(3));
    expect(totalPages).toBe(1);
    for (const part of [...never, 'Set a line of type · Studio', 'Old clothes.', 'Stop 2'])
      expect(text).toContain(part);
    expect(text).not.toContain(rest);
  });

  it('grows small before anything of it is left out', async () => {
    const dayPlan = full.dayPlan.map((half) => ({ ...half, task: half.task.slice(0, 200).trim() }));
    const { text, totalPages } = await read({ ...usual, dayPlan }, aWay(3));
    expect(totalPages).toBe(1);
    expect(text).not.toContain(rest);
    for (const { task } of dayPlan) expect(text).toContain(task);
  });

  it.each([
    ['no way', null],
    ['a way with three rides', aWay(3)],
    ['a long way', aWay(12)],
    ['a way that nobody could travel', aWay(60)],
  ])('stays one page with a full plan of five days and %s, however much the advert says', async (_, way) => {
    const { text, totalPages } = await read(full, way);
    expect(totalPages).toBe(1);
    for (const part of [...never, rest, '0121 496 0105', '0121 496 0205']) expect(text).toContain(part);
    for (const { day, half } of full.dayPlan) expect(text).toContain(`task${day}${half}0`);
  });

  it('is the same page for the same facts', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => dayPagePdf(dayPage(full, aWay(3), 'EN'), madeAt)));
    expect(one?.equals(two ?? Buffer.of())).toBe(true);
  });
});
