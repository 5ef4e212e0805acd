import { describe, expect, it } from '@jest/globals';
import type { AllocationMode, RankObjective } from '#matching';
import type { RoundInstance } from '../domain/instance.js';
import { rankObjectives } from '../domain/matching-mode.js';
import { aMatchedRound } from './matched-round.fixture.js';
import { aSlot, aStudent, aWish } from './round.fixture.js';

const [studio, press, office] = [aSlot(1), aSlot(2), aSlot(3)];
const maximum = (ranks: RankObjective): AllocationMode => ({ kind: 'MAXIMUM', priorityClasses: 1, ranks });
const completed: AllocationMode = { kind: 'FAIR', completion: { ranksDown: 2 } };

/** One has what another needs, and could go elsewhere. */
const [holder, climber, gained] = [
  aStudent(1, { careExperienced: true }),
  aStudent(2, { freeSchoolMeals: true }),
  aStudent(3),
];

function aTightRound(agreesToMove: boolean): Partial<RoundInstance> {
  const only = (...slots: readonly (typeof studio)[]): readonly (typeof studio.id)[] =>
    [studio, press, office].filter((slot) => !slots.includes(slot)).map(({ id }) => id);
  return {
    students: [holder, climber, gained],
    slots: [studio, press, office],
    applications: [
      ...[studio, press, office].map((slot, index) => aWish(holder, slot, index + 1)),
      ...[studio, press].map((slot, index) => aWish(climber, slot, index + 1)),
      aWish(gained, press, 1),
    ],
    wishes: [
      { studentId: holder.id, excludedSlotIds: [], agreesToMove },
      { studentId: climber.id, excludedSlotIds: only(studio, press), agreesToMove },
      { studentId: gained.id, excludedSlotIds: only(press), agreesToMove: false },
    ],
  };
}

describe('a round in the fair mode with completion', () => {
  it('tells whoever made room, moved up or gained a place by it what the published order had for them', async () => {
    const { outcomes, slots, violations } = await aMatchedRound(aTightRound(true), completed);
    expect(violations).toEqual([]);
    expect(outcomes.map(({ slotId, choiceRank, reason: { byConsent } }) => [slotId, choiceRank, byConsent])).toEqual([
      [office.id, 3, { kind: 'MADE_ROOM', slotId: studio.id, rank: 1, places: 2 }],
      [studio.id, 1, { kind: 'MOVED_UP', slotId: press.id, rank: 2, places: 1 }],
      [press.id, 1, { kind: 'GAINED' }],
    ]);
    expect(outcomes.map(({ reason }) => reason.refused)).toEqual([
      [{ slotId: press.id, rank: 2, decidedBy: 'MADE_ROOM', own: null, cutoff: null }],
      [],
      [],
    ]);
    expect(slots.map(({ filled }) => filled)).toEqual([1, 1, 1]);
  });

  it('moves nobody who did not agree, and tells whoever stays without a place that none was found so', async () => {
    const { outcomes, slots, violations } = await aMatchedRound(aTightRound(false), completed);
    expect(violations).toEqual([]);
    expect(outcomes.map(({ slotId }) => slotId)).toEqual([studio.id, press.id, null]);
    expect(outcomes[2]?.reason.cause).toEqual({ kind: 'REFUSED_EVERYWHERE', remedy: { kind: 'NOT_BY_CONSENT' } });
    expect(outcomes.filter(({ reason }) => reason.byConsent !== undefined)).toEqual([]);
    expect(slots.map(({ filled }) => filled)).toEqual([1, 1, 0]);
    const [, , plain] = (await aMatchedRound(aTightRound(true))).outcomes;
    expect(plain?.reason.cause).toEqual({ kind: 'REFUSED_EVERYWHERE', remedy: { kind: 'MOVES_WOULD_HELP' } });
  });
});

describe.each(rankObjectives)('a round with as many places as can be, %s', (ranks) => {
  it('places as many as can be, asking nobody, and says what giving a better choice would have cost', async () => {
    const { outcomes, violations } = await aMatchedRound(aTightRound(false), maximum(ranks));
    expect(violations).toEqual([]);
    expect(outcomes.map(({ slotId }) => slotId)).toEqual([office.id, studio.id, press.id]);
    const [first] = outcomes;
    expect(first?.reason.refused).toMatchObject(
      [studio, press].map(({ id: slotId }, index) => ({
        slotId,
        rank: index + 1,
        decidedBy: 'OTHERS',
        own: null,
        cutoff: null,
      })),
    );
    expect(first?.reason.byConsent).toBeUndefined();
  });

  it('says that a choice went to others because one student fewer would have had a place', async () => {
    const [flexible, bound, other] = [aStudent(1, { careExperienced: true }), aStudent(2), aStudent(3)];
    const stay = [bound, other].map(({ id: studentId }) => ({
      studentId,
      excludedSlotIds: [office.id],
      agreesToMove: false,
    }));
    const roomy = { ...office, seats: 2 };
    const applications = [aWish(flexible, studio, 1), aWish(flexible, roomy, 2)];
    const round = { students: [flexible, bound, other], slots: [studio, roomy], applications, wishes: stay };
    const { outcomes, violations } = await aMatchedRound(round, maximum(ranks));
    expect(violations).toEqual([]);
    expect(outcomes[0]).toMatchObject({ slotId: office.id, choiceRank: 2 });
    expect(outcomes[0]?.reason.refused).toMatchObject([
      { slotId: studio.id, decidedBy: 'OTHERS', costs: { objective: { kind: 'PLACED' }, amount: 1 } },
    ]);
  });

  it('keeps to what was pinned and what is held, and gives out the rest', async () => {
    const before = await aMatchedRound({ students: [gained], slots: [press] });
    const held = [{ ...before.outcomes[0]!, slotId: press.id, isKept: true }];
    const students = [holder, climber, { ...gained, isPlaced: true }];
    const pins = [{ studentId: climber.id, slotId: office.id }];
    const slots = [studio, { ...press, seats: 0 }, office];
    const { outcomes, violations } = await aMatchedRound({ students, slots, pins, held }, maximum(ranks));
    expect(violations).toEqual([]);
    expect(outcomes.map(({ slotId }) => slotId)).toEqual([studio.id, office.id, press.id]);
    expect(outcomes[2]).toEqual(held[0]);
  });
});

describe('too few places', () => {
  const students = [1, 2, 3, 4, 5].map((number) => aStudent(number, { careExperienced: number < 3 }));
  /** Two want what one has; three more want what two have, and cannot go to the first. */
  const twoPlaces = { students, slots: [studio, press, office], wishes: wishesOf() };

  function wishesOf(): RoundInstance['wishes'] {
    return students.map(({ id: studentId }, index) => ({
      studentId,
      excludedSlotIds: index < 2 ? [press.id, office.id] : [studio.id],
      agreesToMove: false,
    }));
  }

  it.each<AllocationMode>([{ kind: 'FAIR' }, completed, maximum('GREEDY')])(
    'come to the same groups, with their slots, in every mode: %j',
    async (mode) => {
      const { groups, violations } = await aMatchedRound(twoPlaces, mode);
      expect(violations).toEqual([]);
      const byName = [...groups].sort((left, right) => left.slots - right.slots);
      expect(byName).toEqual([
        { students: 2, slots: 1, seats: 1, slotIds: [studio.id] },
        { students: 3, slots: 2, seats: 2, slotIds: [press.id, office.id].sort() },
      ]);
    },
  );

  it('are told to whoever has none, and have their price in the slots', async () => {
    const { outcomes, slots } = await aMatchedRound(twoPlaces, maximum('LEAST_TOTAL_RANK'));
    const unplaced = outcomes.filter(({ slotId }) => slotId === null).map(({ reason }) => reason.cause);
    expect(unplaced).toEqual([
      { kind: 'TOO_FEW_PLACES', students: 2, slots: 1, seats: 1 },
      { kind: 'TOO_FEW_PLACES', students: 3, slots: 2, seats: 2 },
    ]);
    for (const { price, cutoff } of slots)
      expect({ price, cutoff }).toEqual({ price: { objective: { kind: 'PLACED' }, amount: 1 }, cutoff: null });
  });

  it('have no price in the fair mode, and none where places are left', async () => {
    for (const mode of [{ kind: 'FAIR' }, maximum('GENEROUS')] as const) {
      const { slots, groups } = await aMatchedRound({ students: [aStudent(1)], slots: [studio, press] }, mode);
      expect(slots.map(({ price }) => price)).toEqual([null, null]);
      expect(groups).toEqual([]);
    }
  });
});
