import { invariant } from '#kernel';
import { isAvailable } from '../instance/days.js';
import { costOf } from '../optimum/objective-costs.js';
import type { Amount, MaximumRefusal } from './maximum-result.js';
import { slotOf, type Round, type Stage } from './round.js';

/** What a refusal is read from: the last round, and which slots were closed before it. */
export interface Refusing {
  readonly round: Round;
  readonly indexOfSlot: ReadonlyMap<string, number>;
}

/** Every choice on the student's list that is better than what was given, in the order of the list. O(list x stages). */
export function listRefusals({ round, indexOfSlot }: Refusing, student: number): MaximumRefusal[] {
  const { compiled, rows } = round;
  const { choices, ownChoices } = compiled.students[student]!;
  const givenSlot = slotOf(round, student);
  const given = compiled.slots[givenSlot]?.id;
  const better =
    givenSlot < 0
      ? choices
      : choices.slice(
          0,
          choices.findIndex(({ slotId }) => slotId === given),
        );
  let next = rows.choiceStart[student]!;
  return better.map(({ slotId }, position) => {
    const isOpen =
      next < rows.choiceStart[student + 1]! && compiled.choicePosition[rows.marketChoice[next]!] === position;
    const reason = isOpen ? decide(round, student, next++) : shut(round, indexOfSlot, student, slotId);
    return { slotId, rank: position + 1, chosenBy: position < ownChoices ? 'STUDENT' : 'SYSTEM', ...reason };
  });
}

type Reason = Pick<MaximumRefusal, 'decidedBy' | 'costs'>;

function shut({ compiled }: Round, indexOfSlot: ReadonlyMap<string, number>, student: number, slotId: string): Reason {
  const slot = compiled.slots[indexOfSlot.get(slotId) ?? -1];
  invariant(slot !== undefined, 'students list slots of the run only');
  return { decidedBy: isAvailable(compiled.students[student]!, slot) ? 'SLOT_CLOSED' : 'UNAVAILABLE', costs: null };
}

function decide(round: Round, student: number, choice: number): Reason {
  const { limits, leafOfChoice } = round;
  for (let node = leafOfChoice[choice]!; node >= 0; node = limits.parent[node]!) {
    if (limits.room[node] === 0) return { decidedBy: 'NO_SEATS', costs: null };
  }
  return { decidedBy: 'OTHERS', costs: firstCost(round, student, choice) };
}

/** The first number, stage by stage, of what the choice costs with all prices added that is not zero: no arrangement with it costs less. */
function firstCost(
  { rows, limits, leafOfChoice, stages, optimum }: Round,
  student: number,
  choice: number,
): Amount | null {
  const { ofStudent, ofNode } = optimum.certificate;
  for (const [index, { name, objective }] of stages.entries()) {
    let amount = costOf(objective, student, choice, choice - rows.choiceStart[student]!) + ofStudent[index]![student]!;
    for (let node = leafOfChoice[choice]!; node >= 0; node = limits.parent[node]!) amount += ofNode[index]![node]!;
    if (amount !== 0) return { objective: name, amount };
  }
  return null;
}

/** A node's price, stage by stage, without the stages in which it is zero. O(stages). */
export function priceOf(
  { stages, optimum }: { stages: readonly Stage[]; optimum: Round['optimum'] },
  node: number,
): Amount[] {
  return stages.flatMap(({ name }, index) => {
    const amount = optimum.certificate.ofNode[index]![node]!;
    return amount === 0 ? [] : [{ objective: name, amount }];
  });
}
