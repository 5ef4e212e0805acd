// One measurement in a process of its own: node measure.js INSTANCE MODE [REPEATS]. Prints seconds from the instance in memory as it comes
// to the result in its numbering, its proof checked by code that shares nothing with the solver, one number for each repeat.
import {
  checkCertificate,
  checkStability,
  deferAcceptance,
  findOptimum,
  lotteryRanks,
  orderForLocality,
  packKey,
  renumber,
} from '../../../dist/libs/matching/src/index.js';
import { readInstance } from './instance.js';

const [, , path, mode, repeats = '1'] = process.argv;
const isFair = mode === 'fair';
const instance = readInstance(path, [
  'start',
  'slot',
  'seats',
  'school',
  'tier',
  ...(isFair ? ['lottery', 'metres'] : []),
  ...(mode === 'score' ? ['metres'] : []),
]);
const isFirst = (student) => instance.tier[student] >= 2;

/** Students who go first, then whoever lives within 5 km, then the lottery. */
function matchFairly() {
  const { start, slot, seats, students, lottery, metres } = instance;
  const ranks = lotteryRanks(lottery);
  const choiceKey = new Int32Array(slot.length);
  for (let student = 0; student < students; student++) {
    const near = packKey(isFirst(student) ? 0 : 1, 0, ranks[student]);
    const end = start[student + 1];
    for (let choice = start[student]; choice < end; choice++) {
      // The sign instead of a comparison: who lives near is as good as random, and a jump that is guessed wrongly costs more than the rest.
      choiceKey[choice] = near | packKey(0, (4999 - metres[choice]) >>> 31, 0);
    }
  }
  const market = { choiceStart: start, choiceSlot: slot, choiceKey, seats };
  const { choiceOf } = deferAcceptance(market);
  return { choiceOf, violations: checkStability(market, choiceOf) };
}

function matchMost() {
  const { start, slot, slots } = instance;
  const near = numberForLocality({ start, slot });
  const problem = {
    choiceStart: near.rows.start,
    limits: { leafOfChoice: near.rows.slot, parent: new Int32Array(slots).fill(-1), room: near.room },
    objectives: objectivesOf(near),
  };
  const optimum = findOptimum(problem);
  const violations = checkCertificate(problem, optimum);
  const choiceOf = new Int32Array(optimum.choiceOf.length).fill(-1);
  for (let at = 0; at < choiceOf.length; at++) {
    const choice = optimum.choiceOf[at];
    const student = near.studentAt[at];
    if (choice >= 0) choiceOf[student] = start[student] + choice - near.rows.start[at];
  }
  return { choiceOf, violations };
}

/** A new numbering pays from about a million choices on; less lies in the processor's memory in whatever order. */
function numberForLocality(rows) {
  const { seats, school, schools, slots, students } = instance;
  if (rows.slot.length > 1_000_000) return renumber(rows, seats, orderForLocality(rows, slots, school, schools));
  return { rows, room: seats, studentAt: Int32Array.from({ length: students }, (_, student) => student) };
}

function objectivesOf(near) {
  let longest = 0;
  for (let student = 0; student < instance.students; student++)
    longest = Math.max(longest, instance.start[student + 1] - instance.start[student]);
  const byRank = (costOf) => ({
    kind: 'BY_RANK',
    costOfRank: Int32Array.from({ length: longest }, (_, rank) => costOf(rank + 1)),
  });
  const each = (rank, cost) => byRank((other) => (other === rank ? cost : 0));
  const ranks = Array.from({ length: longest - 1 }, (_, at) => at + 1);
  const objectives = {
    rank: () => [byRank((rank) => rank)],
    equity: () => [
      { kind: 'PLACED_OF', member: Uint8Array.from(near.studentAt, (student) => (isFirst(student) ? 1 : 0)) },
      byRank((rank) => rank),
    ],
    generous: () => ranks.map((_, at) => each(longest - at, 1)),
    greedy: () => ranks.map((rank) => each(rank, -1)),
    score: () => [{ kind: 'BY_CHOICE', cost: scores(near) }],
  };
  return [{ kind: 'PLACED' }, ...objectives[mode]()];
}

/** Rank and distance together, as the peer reckons it: a hundred for each rank, one for each hundred metres. */
function scores({ studentAt }) {
  const { start, metres } = instance;
  const cost = new Int32Array(metres.length);
  let count = 0;
  for (const student of studentAt)
    for (let choice = start[student]; choice < start[student + 1]; choice++)
      cost[count++] = 100 * (choice - start[student] + 1) + Math.floor(metres[choice] / 100);
  return cost;
}

const seconds = [];
let result;
for (let turn = 0; turn < Number(repeats); turn++) {
  const begun = process.hrtime.bigint();
  result = isFair ? matchFairly() : matchMost();
  seconds.push(Number(process.hrtime.bigint() - begun) / 1e9);
  if (result.violations.length > 0) throw new Error(`not proved: ${JSON.stringify(result.violations[0])}`);
}
const profile = Array.from({ length: 10 }, () => 0);
let cost = 0;
let first = 0;
result.choiceOf.forEach((choice, student) => {
  if (choice < 0) return;
  const rank = choice - instance.start[student];
  profile[rank]++;
  cost += mode === 'score' ? 100 * (rank + 1) + Math.floor(instance.metres[choice] / 100) : rank + 1;
  if (isFirst(student)) first++;
});
const placed = profile.reduce((sum, count) => sum + count, 0);
const peakMb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ seconds, placed, cost, first, profile, peakMb }));
