import { invariant, type LocalDate } from '#kernel';
import type { EmployerLine, Trade } from './sample-files.js';
import type { SampleDayPlanLine, SampleOpportunity, SampleSlot } from './sample.js';
import { seeded, type Seeded } from './seeded.js';
import { slug } from './slug.js';

/** Weeks, and how many places in each, of one placement. */
export type PlacementSlots = readonly Pick<SampleSlot, 'startsOn' | 'endsOn' | 'capacity'>[];

const firstMorning =
  'Welcome, a tour, fire exits and first aid, who to go to with a worry, and a talk about what each day will really be like';
const lastAfternoon =
  'Look back over the week with your supervisor, fill in your log and say what the next student should know';

const lunches = [
  'You eat with the team in the staff room; there is a fridge, a kettle and a microwave.',
  'Your supervisor has lunch with you on the first day, and after that you sit with the team. Bring food or buy it close by.',
  'Everybody stops together at half past twelve around one table. Bring a packed lunch.',
  'Bring a packed lunch. You share the break with the newest of the team, who remembers a first week well.',
  'Lunch is in the kitchen with the team, and a quiet room is free for prayer or a rest.',
];
const canteen = 'There is a canteen where a hot meal costs about four pounds; the deputy keeps you company.';
const staffForCanteen = 50;

const feedbacks = [
  'Your supervisor sits down with you on Wednesday and again on the last afternoon, and says what went well and what to try next.',
  'Ten minutes with your supervisor at the end of each day, and half a page in writing on the last afternoon.',
  'Whoever you worked with writes a line in your log; your supervisor goes through all of them with you on Friday.',
];
const reflections = [
  'The last quarter of an hour of each day is for your log, and the last afternoon for looking back over the week.',
  'You write three lines after lunch each day, and look back over them with your supervisor on the last afternoon.',
];

/**
 * The advert of an employer for a week in one of its trades: what the employer says of itself, the trade's own tasks in a drawn order,
 * a welcome on the first morning and a look back on the last afternoon. Holds no name and no way to get in touch.
 */
export function placementAdvert(
  employer: EmployerLine,
  trade: Trade,
  number: number,
  slots: PlacementSlots,
  seed: number,
): SampleOpportunity {
  const key = `${slug(employer.name)}/placement-${number}`;
  const chance = seeded(seed, key);
  return {
    key,
    kind: 'PLACEMENT',
    jobCategory: trade.jobCategory,
    title: chance.pick(trade.titles),
    summary: `${employer.whatWeDo} ${chance.pick(trade.summaries)}`,
    dayPlan: weekPlan(trade, chance),
    startsAt: trade.startsAt,
    finishesAt: trade.finishesAt,
    breakMinutes: trade.breakMinutes,
    lunchPlan: trade.lunch[0] ?? chance.pick(employer.staffCount < staffForCanteen ? lunches : [...lunches, canteen]),
    lessFun: chance.shuffled(trade.lessFun).join(' '),
    lunchCompany: 'TEAM',
    wear: trade.wear,
    access: employer.access,
    accessFeatures: employer.accessFeatures,
    learning: { ...trade.learning, feedback: chance.pick(feedbacks), reflection: chance.pick(reflections) },
    slots: slots.map(({ startsOn, endsOn, capacity }) => ({
      key: slotKey(key, startsOn),
      startsOn,
      endsOn,
      capacity,
      minimumGroup: 1,
    })),
  };
}

/** How a slot is named: its advert's key and its first day. */
export function slotKey(opportunityKey: string, startsOn: LocalDate): string {
  return `${opportunityKey}/${startsOn}`;
}

function weekPlan({ tasks, welcomeDepartment }: Trade, chance: Seeded): SampleDayPlanLine[] {
  // The last two build on what was made earlier in the week, so they stay last.
  const halves = [
    { department: welcomeDepartment, task: firstMorning },
    ...chance.shuffled(tasks.slice(0, -2)),
    ...tasks.slice(-2),
    { department: welcomeDepartment, task: lastAfternoon },
  ];
  const days = [1, 2, 3, 4, 5] as const;
  invariant(halves.length === 2 * days.length, 'a trade has eight tasks');
  return days.flatMap((day) =>
    (['MORNING', 'AFTERNOON'] as const).flatMap((half, second) =>
      halves.slice(2 * (day - 1) + second, 2 * (day - 1) + second + 1).map((line) => ({ day, half, ...line })),
    ),
  );
}
