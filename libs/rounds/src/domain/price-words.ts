import { assertNever } from '#kernel';
import type { Amount } from '#matching';
import { counted, ordinal } from './ordinal.js';

/** What one more place in a slot would save at most, as a sentence for the coordinator; earlier objectives would stay as they are. O(1). */
export function priceWords({ objective, amount }: Amount): string {
  const students = counted(amount, 'student');
  const here = 'One more place here';
  switch (objective.kind) {
    case 'PLACED':
      return `${here} would place at most ${amount === 1 ? 'one more student' : `${amount} more students`}.`;
    case 'PRIORITY_PLACED':
      return `${here} would place at most ${students} more of the priority classes that are served first, and no more in all.`;
    case 'TOTAL_RANK':
      return `${here} would place nobody more, and save at most ${counted(amount, 'rank')}, all lists added up.`;
    case 'FEWEST_OF_RANK':
      return `${here} would place nobody more, and spare at most ${students} the ${ordinal(objective.rank)} place on their list.`;
    case 'MOST_OF_RANK':
      return `${here} would place nobody more, and give at most ${students} more the ${ordinal(objective.rank)} place on their list.`;
    case 'TRAVEL_MINUTES':
      return `${here} would place nobody more, and save at most ${counted(amount, 'minute')} of travel, all ways added up.`;
    case 'LOTTERY':
      return `${here} would change nothing but what the lottery decides.`;
    case 'FORMERLY_PLACED':
    case 'MOVED':
      return `${here} would spare at most ${students} a move.`;
    default:
      return assertNever(objective, 'objective');
  }
}
