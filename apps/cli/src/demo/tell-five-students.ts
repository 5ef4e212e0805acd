import type { INestApplicationContext } from '@nestjs/common';
import { OutcomeResolver } from '#rounds';
import { signInOf, type Sample } from '../sample/index.js';
import type { OutcomeLine } from './outcomes.queries.js';
import type { Cast } from './people.js';

/** Three who are placed and two who are not, each with the reason as they read it themselves. */
export async function tellFiveStudents(
  service: INestApplicationContext,
  cast: Cast,
  sample: Sample,
  roundId: string,
  outcomes: readonly OutcomeLine[],
): Promise<string> {
  const students = new Map(
    sample.schools.flatMap((school) => school.students).map((student) => [student.upn, student]),
  );
  const paragraphs: string[] = ['Five students, and what each reads about their own result'];
  for (const { upn } of chooseFive(outcomes)) {
    const student = students.get(upn);
    if (student === undefined) continue;
    const told = await service.get(OutcomeResolver).myOutcome(await cast.as(signInOf(student)), roundId);
    paragraphs.push(
      `  ${student.givenName}, Year ${student.yearGroup}:\n${(told?.reason ?? []).map((line) => `    ${line}\n`).join('')}`,
    );
  }
  return `${paragraphs.join('\n')}`;
}

/** A first choice, a later choice, a place that the service found, and two without a place for different reasons where there are such. */
function chooseFive(outcomes: readonly OutcomeLine[]): OutcomeLine[] {
  const unplaced = outcomes.filter(({ isPlaced }) => !isPlaced);
  const refused = unplaced.find(({ cause }) => cause === 'REFUSED_EVERYWHERE') ?? unplaced[0];
  return [
    outcomes.find(({ choiceRank }) => choiceRank === 1),
    outcomes.find(({ choiceRank }) => choiceRank !== null && choiceRank >= 3),
    outcomes.find(({ isPlaced, choiceRank }) => isPlaced && choiceRank === null) ??
      outcomes.find(({ choiceRank }) => choiceRank === 2),
    refused,
    unplaced.find((other) => other.cause !== refused?.cause) ?? unplaced[1],
  ].filter((line) => line !== undefined);
}
