import { assertNever } from '#kernel';
import type { Amount } from '#matching';
import { counted, ordinal } from './words.js';

/** How much worse a run would be for an amount of one of its aims: "1 student fewer with a place". O(1). */
export function lossWords({ objective, amount }: Amount): string {
  switch (objective.kind) {
    case 'PLACED':
    case 'FORMERLY_PLACED':
      return `${counted(amount, 'student')} fewer with a place`;
    case 'PRIORITY_PLACED':
      return `${counted(amount, 'student')} of the priority classes fewer with a place`;
    case 'TOTAL_RANK':
      return `ranks that add up to ${amount} more`;
    case 'FEWEST_OF_RANK':
      return `${amount} more with a ${ordinal(objective.rank)} choice`;
    case 'MOST_OF_RANK':
      return `${amount} fewer with a ${ordinal(objective.rank)} choice`;
    case 'TRAVEL_MINUTES':
      return `${counted(amount, 'minute')} more of travel there and back`;
    case 'LOTTERY':
      return 'a place against the lottery';
    case 'MOVED':
      return `${counted(amount, 'student')} more who would be moved`;
    default:
      return assertNever(objective, 'aim');
  }
}

/** What one more seat would save at most, by its price: the first aim decides, the rest matters less than any of it. O(1). */
export function savingWords([first]: readonly Amount[]): string {
  if (first === undefined) return '';
  const { objective, amount } = first;
  switch (objective.kind) {
    case 'PLACED':
    case 'FORMERLY_PLACED':
      return `${counted(amount, 'student')} more with a place`;
    case 'PRIORITY_PLACED':
      return `${counted(amount, 'student')} more of the priority classes with a place`;
    case 'TOTAL_RANK':
      return `ranks that add up to ${amount} less`;
    case 'FEWEST_OF_RANK':
      return `${amount} fewer with a ${ordinal(objective.rank)} choice`;
    case 'MOST_OF_RANK':
      return `${amount} more with a ${ordinal(objective.rank)} choice`;
    case 'TRAVEL_MINUTES':
      return `${counted(amount, 'minute')} less of travel there and back`;
    case 'LOTTERY':
      return 'somebody’s better place by the lottery';
    case 'MOVED':
      return `${counted(amount, 'student')} fewer moved`;
    default:
      return assertNever(objective, 'aim');
  }
}
