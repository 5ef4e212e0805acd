import type { LocalDate } from '#kernel';
import type { Round } from '../domain/round.js';
import type { RoundsTx } from './ports.js';

/** Tells students for whom there is something in a round that they may apply, and each of their schools once. Run as the service. */
export async function tellOfOpening({ rounds, outbox }: RoundsTx, round: Round, on: LocalDate): Promise<void> {
  const { id: subjectId, programmeId } = round;
  const students = await rounds.invited(round, on);
  const news = { kind: 'round.choices-open', subjectId, programmeId };
  await outbox.add(
    ...students.map(({ studentId }) => ({ ...news, studentId })),
    ...[...new Set(students.map(({ schoolId }) => schoolId))].map((schoolId) => ({ ...news, schoolId })),
  );
}
