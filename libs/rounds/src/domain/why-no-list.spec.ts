import { describe, expect, it } from '@jest/globals';
import { whyNoList, type ClosedSlot } from './why-no-list.js';

const student = { yearGroup: 10, maxMinutesEachWay: 45 };
const tooYoung = { ruleId: 'R02', words: 'Placements are for Year 10 and above.' };
const exam = { ruleId: 'R12a', words: 'Your school needs you.' };
const danger = { ruleId: 'R32', words: 'The work holds dangers.' };

function aSlot(changes: Partial<ClosedSlot> = {}): ClosedSlot {
  return { bars: [], isOpenToStudent: true, isWithinReach: true, isRuledOut: false, ...changes };
}

describe('whyNoList', () => {
  it('says that there was nothing when there was nothing', () => {
    expect(whyNoList([], student)).toEqual({ kind: 'NONE_OFFERED' });
  });

  it('names the rule that bars every slot, and not those that bar some', () => {
    const slots = [aSlot({ bars: [tooYoung, danger] }), aSlot({ bars: [tooYoung] })];
    expect(whyNoList(slots, student)).toEqual({ kind: 'BARRED_BY_RULES', rules: [tooYoung] });
  });

  it('names every rule, each once and by id, when the slots are barred by different ones', () => {
    const slots = [aSlot({ bars: [danger, danger] }), aSlot({ bars: [exam] })];
    expect(whyNoList(slots, student)).toEqual({ kind: 'BARRED_BY_RULES', rules: [exam, danger] });
  });

  it('speaks of year and school when the rules allow only what is for others', () => {
    const slots = [aSlot({ bars: [danger] }), aSlot({ isOpenToStudent: false })];
    expect(whyNoList(slots, student)).toEqual({ kind: 'NONE_OPEN_TO_STUDENT', yearGroup: 10 });
  });

  it('speaks of the way when all that is open lies too far off', () => {
    const slots = [aSlot({ isOpenToStudent: false }), aSlot({ isWithinReach: false })];
    expect(whyNoList(slots, student)).toEqual({ kind: 'NONE_WITHIN_REACH', maxMinutesEachWay: 45 });
  });

  it('says that the student wanted none of it only when everything else would have been possible', () => {
    const ruledOut = aSlot({ isRuledOut: true });
    expect(whyNoList([aSlot({ isWithinReach: false }), ruledOut], student)).toEqual({ kind: 'RULED_OUT' });
    expect(whyNoList([ruledOut, aSlot()], student)).toEqual({ kind: 'ALL_TAKEN' });
  });

  it('says that all was taken when something would have been possible', () => {
    expect(whyNoList([aSlot({ isWithinReach: false }), aSlot()], student)).toEqual({ kind: 'ALL_TAKEN' });
  });
});
