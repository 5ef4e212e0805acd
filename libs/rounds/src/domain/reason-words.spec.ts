import { describe, expect, it } from '@jest/globals';
import type { Remedy, StageObjective } from '#matching';
import { anId } from './ids.fixture.js';
import {
  outcomeKinds,
  type ByConsent,
  type LeftOutBecause,
  type OutcomeCause,
  type OutcomeReason,
  type RefusedBecause,
  type RefusedChoice,
} from './reason.js';
import { reasonWords } from './reason-words.js';

const [bakery, studio] = [anId('Slot', 1), anId('Slot', 2)];
const nameOf = (slotId: string): string =>
  slotId === bakery ? 'A week in the bakery at Crumb' : 'A week in the studio at Press';
const standing = { priorityClass: 2, distanceBand: 2, lotteryNumber: 57 };
const cutoff = { priorityClass: 2, distanceBand: 2, lotteryNumber: 12 };

function aReason(cause: OutcomeCause, changes: Partial<OutcomeReason> = {}): OutcomeReason {
  return { cause, leftOut: [], refused: [], otherRefusals: 0, ...changes };
}

function aRefusal(decidedBy: RefusedBecause, changes: Partial<RefusedChoice> = {}): RefusedChoice {
  return { slotId: studio, rank: 1, decidedBy, own: standing, cutoff, ...changes };
}

function wordsOf(
  reason: OutcomeReason,
  slotId: string | null = null,
  choiceRank: number | null = null,
  yearGroup = 10,
): string[] {
  return reasonWords({ reason, slotId, choiceRank, yearGroup }, nameOf);
}

const placed: OutcomeCause = { kind: 'PLACED' };
const bar = { ruleId: 'R02', words: 'Placements are for Year 10 and above.' };
const tooFew: Remedy = { kind: 'TOO_FEW_PLACES', students: 31, slots: 12, seats: 26 };

const causes: Record<OutcomeCause['kind'], [OutcomeCause, string[]]> = {
  PLACED: [placed, ['You have a place: A week in the bakery at Crumb. It was your first choice.']],
  PINNED: [
    { kind: 'PINNED' },
    ['You have a place: A week in the bakery at Crumb. It was set aside for you before the places were given out.'],
  ],
  REFUSED_EVERYWHERE: [
    { kind: 'REFUSED_EVERYWHERE', remedy: tooFew },
    [
      'You have no place in this round: others came first wherever you could have gone.',
      'There are not enough places within reach: 26 places for 31 students.',
    ],
  ],
  TOO_FEW_PLACES: [
    { kind: 'TOO_FEW_PLACES', students: 31, slots: 12, seats: 26 },
    [
      'You have no place in this round: wherever you could have gone, there are fewer places than students.',
      'There are not enough places within reach: 26 places for 31 students.',
    ],
  ],
  NOTHING_OPEN: [
    { kind: 'NOTHING_OPEN' },
    [
      'You have no place in this round: everything on your list is closed, or falls on days on which you are somewhere else already.',
    ],
  ],
  NONE_WITHIN_REACH: [
    { kind: 'NONE_WITHIN_REACH', maxMinutesEachWay: 45 },
    ['You have no place in this round: nothing that is open to you can be reached in 45 minutes each way.'],
  ],
  ALL_TAKEN: [
    { kind: 'ALL_TAKEN' },
    ['You have no place in this round: all the places that are open to you had been taken before it.'],
  ],
  NONE_OPEN_TO_STUDENT: [
    { kind: 'NONE_OPEN_TO_STUDENT', yearGroup: 13 },
    ['You have no place in this round: no placement in it takes students of Year 13 of your school.'],
  ],
  RULED_OUT: [
    { kind: 'RULED_OUT' },
    [
      'You have no place in this round: you ruled out every placement that would have been possible for you, or had a place there before.',
    ],
  ],
  NONE_OFFERED: [{ kind: 'NONE_OFFERED' }, ['You have no place in this round: there were no placements in it.']],
  BARRED_BY_RULES: [
    { kind: 'BARRED_BY_RULES', rules: [bar, bar] },
    [
      'You have no place in this round: the safety rules do not allow any of the placements for you.',
      'Placements are for Year 10 and above.',
    ],
  ],
  ALREADY_PLACED: [
    { kind: 'ALREADY_PLACED' },
    ['You already have a place in these weeks, so you did not take part in this round.'],
  ],
};

const criteria: Record<RefusedBecause, string> = {
  PRIORITY_CLASS: 'all its places went to students whom the published order of priority puts before you.',
  DISTANCE_BAND:
    'its last place went to somebody with a shorter way: 31 to 45 minutes each way. Yours takes 46 to 60 minutes.',
  LOTTERY: 'the lottery decided its last place. It went to number 12, and yours is 57; lower numbers go first.',
  SCHOOL_CEILING: 'it takes only so many students of one school, and others of your school came first.',
  EMPLOYER_CEILING: 'its employer takes only so many students in all, and others came first.',
  RESERVED: 'its places are kept for certain students first, and those students took all of them.',
  NO_SEATS: 'all its places had been taken before this round.',
  SLOT_CLOSED: 'too few students came together for it, so it does not take place in this round.',
  UNAVAILABLE: 'it falls on days on which you are somewhere else already.',
  OTHERS:
    'it went to others, so that as many as possible have a place. What giving it to you would have cost cannot be told; another way may have been as good.',
  MADE_ROOM: 'you made room, and the move that gave somebody a place led past it.',
};

const costs: Record<StageObjective['kind'], [number, string]> = {
  PLACED: [1, 'if you had it, at least 1 student fewer would have a place.'],
  PRIORITY_PLACED: [
    2,
    'if you had it, at least 2 students fewer of those whom the published order of priority puts first would have a place, or fewer students in all.',
  ],
  TOTAL_RANK: [
    3,
    'if you had it, students would be at least 3 places further down their lists, all lists added up, or it would be worse in what counts for more.',
  ],
  FEWEST_OF_RANK: [
    1,
    'if you had it, at least 1 student more would have only the ninth place on their list, or it would be worse in what counts for more.',
  ],
  MOST_OF_RANK: [
    2,
    'if you had it, at least 2 students fewer would have the ninth place on their list, or it would be worse in what counts for more.',
  ],
  TRAVEL_MINUTES: [
    25,
    'if you had it, students would travel at least 25 minutes more, all ways added up, or it would be worse in what counts for more.',
  ],
  LOTTERY: [4711, 'it could have gone to you or to others equally well, and the lottery decided.'],
  FORMERLY_PLACED: [1, 'if you had it, at least 1 student would have lost a place, or fewer would have one.'],
  MOVED: [
    1,
    'if you had it, at least 1 student more would have had to move, or it would be worse in what counts for more.',
  ],
};

function anObjective(kind: string): StageObjective {
  return kind === 'FEWEST_OF_RANK' || kind === 'MOST_OF_RANK' ? { kind, rank: 9 } : { kind: kind as 'PLACED' };
}

const consents: readonly [ByConsent, string][] = [
  [
    { kind: 'GAINED' },
    'By the published order you would have none; you have it because others had agreed to make room.',
  ],
  [
    { kind: 'MADE_ROOM', slotId: studio, rank: 1, places: 2 },
    'By the published order you would have had A week in the studio at Press, your first choice. You agreed to make room: you moved 2 places down your list, and so somebody has a place who would have had none. Thank you.',
  ],
  [
    { kind: 'MADE_ROOM', slotId: studio, rank: null, places: 1 },
    'By the published order you would have had A week in the studio at Press. You agreed to make room: you moved 1 place down your list, and so somebody has a place who would have had none. Thank you.',
  ],
  [
    { kind: 'MOVED_UP', slotId: studio, rank: 4, places: 1 },
    'By the published order you would have had A week in the studio at Press, your fourth choice. You agreed to make room, and that took you 1 place up your list.',
  ],
];

const leftOut: Record<LeftOutBecause['kind'], [LeftOutBecause, string[]]> = {
  NO_LONGER_OFFERED: [{ kind: 'NO_LONGER_OFFERED' }, ['it is no longer on offer.']],
  NOT_OPEN_TO_STUDENT: [
    { kind: 'NOT_OPEN_TO_STUDENT', yearGroup: 10 },
    ['it does not take students of Year 10 of your school.'],
  ],
  RULES: [
    { kind: 'RULES', rules: [bar] },
    ['the safety rules do not allow it for you.', 'Placements are for Year 10 and above.'],
  ],
  TOO_FAR: [{ kind: 'TOO_FAR', maxMinutesEachWay: 45 }, ['the way there or back takes more than your 45 minutes.']],
  PLACE_ENDED: [{ kind: 'PLACE_ENDED' }, ['you had a place there before, and it came to an end.']],
};

describe('reasonWords', () => {
  it.each(outcomeKinds.map((kind) => [kind, ...causes[kind]] as const))('tells %s', (kind, cause, words) => {
    const isPlaced = kind === 'PLACED' || kind === 'PINNED';
    expect(wordsOf(aReason(cause), isPlaced ? bakery : null, isPlaced ? 1 : null)).toEqual(words);
  });

  it.each(Object.entries(criteria))('tells a refusal decided by %s', (decidedBy, words) => {
    const refusal = aRefusal(decidedBy as RefusedBecause, {
      cutoff: { ...cutoff, distanceBand: decidedBy === 'DISTANCE_BAND' ? 1 : 2 },
    });
    expect(wordsOf(aReason(placed, { refused: [refusal] }), bakery, 2)).toEqual([
      'You have a place: A week in the bakery at Crumb. It was your second choice.',
      `Your first choice, A week in the studio at Press: ${words}`,
    ]);
  });

  it.each(Object.entries(costs))('tells what giving a choice would have cost by %s', (kind, [amount, words]) => {
    const refused = [aRefusal('OTHERS', { own: null, cutoff: null, costs: { objective: anObjective(kind), amount } })];
    expect(wordsOf(aReason(placed, { refused }), bakery, 2)[1]).toBe(
      `Your first choice, A week in the studio at Press: ${words}`,
    );
  });

  it('says the same whether no cost can be shown or none was kept', () => {
    const told = [null, undefined].map((none) =>
      wordsOf(aReason(placed, { refused: [aRefusal('OTHERS', none === null ? { costs: null } : {})] }), bakery, 2),
    );
    expect(told[0]).toEqual(told[1]);
  });

  it.each(consents)('tells what came of making room: %j', (byConsent, words) => {
    expect(wordsOf(aReason(placed, { byConsent }), bakery, 3)).toEqual([
      'You have a place: A week in the bakery at Crumb. It was your third choice.',
      words,
    ]);
  });

  it('does not tell somebody who made room that no own choice was possible', () => {
    const reason = aReason(placed, {
      refused: [aRefusal('MADE_ROOM')],
      byConsent: { kind: 'MADE_ROOM', slotId: studio, rank: 1, places: 2 },
    });
    expect(wordsOf(reason, bakery)[0]).toBe(
      'You have a place: A week in the bakery at Crumb. You had not asked for it: we chose it by your interests and the way there.',
    );
  });

  it('tells of a reserved seat without saying for whom', () => {
    expect(wordsOf(aReason(placed, { reservedFor: 'CARE_EXPERIENCED' }), bakery, 1)[1]).toBe(
      'It is one of the places that are kept for certain students first.',
    );
  });

  it('can still tell a reason as it was kept before there were modes', () => {
    const stored: unknown = JSON.parse(
      `{"cause":{"kind":"REFUSED_EVERYWHERE","remedy":{"kind":"MOVES_WOULD_HELP"}},"leftOut":[],"otherRefusals":0,"refused":[{"slotId":"${studio}",
        "rank":1,"decidedBy":"LOTTERY","own":{"priorityClass":2,"distanceBand":0,"lotteryNumber":57},"cutoff":{"priorityClass":2,"distanceBand":0,"lotteryNumber":12}}]}`,
    );
    expect(wordsOf(stored as OutcomeReason)).toEqual([
      'You have no place in this round: others came first wherever you could have gone.',
      `Your first choice, A week in the studio at Press: ${criteria.LOTTERY}`,
      'Places are still free, but only if somebody else moved to another one first. Talk to your careers lead about it.',
    ]);
  });

  it.each(Object.values(leftOut))('tells a choice left out: %j', (because, [first, ...rest]) => {
    const reason = aReason(placed, { leftOut: [{ slotId: studio, rank: 3, because }] });
    expect(wordsOf(reason, bakery, 1).slice(1)).toEqual([
      `Your third choice, A week in the studio at Press: ${first}`,
      ...rest,
    ]);
  });

  it('tells whom it was added for that the place was not asked for', () => {
    expect(wordsOf(aReason(placed), bakery)).toEqual([
      'You have a place: A week in the bakery at Crumb. You had not asked for any, so we chose it by your interests and the way there.',
    ]);
    const [first] = wordsOf(aReason(placed, { refused: [aRefusal('LOTTERY')] }), bakery);
    expect(first).toBe(
      'You have a place: A week in the bakery at Crumb. You had not asked for it: we chose it by your interests and the way there, because none of your own choices could be given to you.',
    );
  });

  it.each([
    [1, 'We also tried 1 other placement that is open to you; it could not be given to you either.'],
    [38, 'We also tried 38 other placements that are open to you; they could not be given to you either.'],
  ])('tells that %i other placements were tried', (otherRefusals, words) => {
    expect(wordsOf(aReason(placed, { otherRefusals }), bakery).at(-1)).toBe(words);
  });

  it('tells that a move would help, and counts a single place as one', () => {
    const moves = aReason({ kind: 'REFUSED_EVERYWHERE', remedy: { kind: 'MOVES_WOULD_HELP' } });
    expect(wordsOf(moves).at(-1)).toBe(
      'Places are still free, but only if somebody else moved to another one first. Talk to your careers lead about it.',
    );
    const asked = aReason({ kind: 'REFUSED_EVERYWHERE', remedy: { kind: 'NOT_BY_CONSENT' } });
    expect(wordsOf(asked).at(-1)).toBe(
      'We also looked for a place for you among those of students who had agreed to make room, and found none. Talk to your careers lead about it.',
    );
    const one = aReason({ kind: 'REFUSED_EVERYWHERE', remedy: { ...tooFew, seats: 1, students: 2 } });
    expect(wordsOf(one).at(-1)).toBe('There are not enough places within reach: 1 place for 2 students.');
  });

  it.each([
    [1, 'first'],
    [10, 'tenth'],
    [11, '11th'],
    [12, '12th'],
    [20, '20th'],
    [21, '21st'],
    [22, '22nd'],
    [33, '33rd'],
    [40, '40th'],
  ])('counts choice %i as the %s', (rank, word) => {
    expect(wordsOf(aReason(placed), bakery, rank)).toEqual([
      `You have a place: A week in the bakery at Crumb. It was your ${word} choice.`,
    ]);
  });

  it('never names a class of priority', () => {
    const refused = aRefusal('PRIORITY_CLASS', {
      own: { ...standing, priorityClass: 2 },
      cutoff: { ...cutoff, priorityClass: 0 },
    });
    expect(wordsOf(aReason(placed, { refused: [refused] }), bakery, 2).join(' ')).not.toMatch(/\d/);
  });
});

/** Every cell of the tables: each kind of outcome, refusal, cost, consent, left-out choice and remedy, a kept place and other refusals. */
const cells: readonly (readonly [string, OutcomeReason])[] = [
  ...Object.values(causes).map(([cause]) => [cause.kind, aReason(cause)] as const),
  ...Object.keys(criteria).map(
    (decidedBy) => [decidedBy, aReason(placed, { refused: [aRefusal(decidedBy as RefusedBecause)] })] as const,
  ),
  ...Object.entries(costs).map(([kind, [amount]]) => {
    const refusal = aRefusal('OTHERS', { own: null, cutoff: null, costs: { objective: anObjective(kind), amount } });
    return [`OTHERS ${kind}`, aReason(placed, { refused: [refusal] })] as const;
  }),
  ...consents.map(([byConsent]) => [byConsent.kind, aReason(placed, { byConsent })] as const),
  ...Object.values(leftOut).map(
    ([because]) => [because.kind, aReason(placed, { leftOut: [{ slotId: studio, rank: 3, because }] })] as const,
  ),
  ...([{ kind: 'MOVES_WOULD_HELP' }, { kind: 'NOT_BY_CONSENT' }] as const).map(
    (remedy) => [remedy.kind, aReason({ kind: 'REFUSED_EVERYWHERE', remedy })] as const,
  ),
  ['a kept place', aReason(placed, { reservedFor: 'CARE_EXPERIENCED' })],
  ...[1, 38].map((otherRefusals) => [`${otherRefusals} others tried`, aReason(placed, { otherRefusals })] as const),
];

/** Each of them with a place that the service chose, the first of the own choices, and one far down the list. */
const told: readonly (readonly [string, OutcomeReason, number | null])[] = cells.flatMap(([name, reason]) =>
  [null, 1, 12].map((rank) => [`${name}, rank ${rank}`, reason, rank] as const),
);

/** The sentences of some words, without the names of places in them. */
function sentencesOf(words: readonly string[]): string[][] {
  const text = words.join(' ').replaceAll(/A week in the (bakery|studio) at (Crumb|Press)/g, 'It');
  return text.split(/[.:;] /).map((sentence) => sentence.split(' '));
}

function longest(words: readonly string[]): number {
  return Math.max(...sentencesOf(words).map(({ length }) => length));
}

describe('reasons for Years 7 to 9', () => {
  it.each(told)('tell %s in sentences of at most sixteen words, none longer than the older read', (_, reason, rank) => {
    const [plain, full] = [wordsOf(reason, bakery, rank, 9), wordsOf(reason, bakery, rank, 10)];
    expect(longest(plain)).toBeLessThanOrEqual(16);
    expect(longest(plain)).toBeLessThanOrEqual(longest(full));
  });

  it.each(told)('tell %s with the same figures, and as many reasons', (_, reason, rank) => {
    const figures = (words: readonly string[]): string[] => words.join(' ').match(/\d+/g) ?? [];
    const [plain, full] = [wordsOf(reason, bakery, rank, 7), wordsOf(reason, bakery, rank, 11)];
    expect(figures(plain).sort()).toEqual(figures(full).sort());
    expect(plain).toHaveLength(full.length);
  });

  it.each(told)('tell %s without a word that is hard to read', (_, reason, rank) => {
    expect(wordsOf(reason, bakery, rank, 8).join(' ')).not.toMatch(
      /published order|priority|criterion|by consent|in question|led past/,
    );
  });

  it('are those of Years 7, 8 and 9, and of nobody above', () => {
    const [reason, rank] = [aReason(placed, { refused: [aRefusal('LOTTERY')] }), null];
    for (const year of [7, 8]) expect(wordsOf(reason, bakery, rank, year)).toEqual(wordsOf(reason, bakery, rank, 9));
    for (const year of [11, 12, 13])
      expect(wordsOf(reason, bakery, rank, year)).toEqual(wordsOf(reason, bakery, rank, 10));
    expect(wordsOf(reason, bakery, rank, 9)).not.toEqual(wordsOf(reason, bakery, rank, 10));
  });

  it('are of their own for every place that was not asked for, is kept, or came after others were tried', () => {
    const made = aReason(placed, { byConsent: { kind: 'MADE_ROOM', slotId: studio, rank: 1, places: 2 } });
    const refused = aReason(placed, { refused: [aRefusal('NO_SEATS')] });
    const firsts = [aReason(placed), refused, made].map((reason) => wordsOf(reason, bakery, null, 9)[0]);
    expect(firsts).toEqual([
      'You have a place: A week in the bakery at Crumb. You did not choose any. So we looked at what you like and how far it is.',
      'You have a place: A week in the bakery at Crumb. You did not ask for it. We could not give you what you chose. So we looked at what you like and how far it is.',
      'You have a place: A week in the bakery at Crumb. You did not ask for it. We looked at what you like and how far it is.',
    ]);
  });
});
