import { InvalidInput, isIdOf, NotFound, type LocalDate, type NeedId, type SchoolId } from '#kernel';
import { faultsOfNeed } from '../domain/need-faults.js';
import type { Need, NeedWords } from '../domain/need.js';
import type { NeedsTx, Needs } from './ports.js';

/** The need under that id, locked. Throws `NotFound` where there is none that the actor may change. */
export async function lockedNeed(needs: Needs, id: string): Promise<Need> {
  const need = isIdOf('Need', id) ? await needs.lock(id) : undefined;
  if (need === undefined) throw new NotFound('Need', id);
  return need;
}

/**
 * Throws `InvalidInput` with everything that is wrong with what a school says that it lacks. A half-term is not left out: many go on
 * placement then, and it is the school that has asked.
 */
export async function requireSoundNeed(
  needs: Needs,
  schoolId: SchoolId,
  words: NeedWords,
  on: LocalDate,
): Promise<void> {
  const faults = faultsOfNeed(words, on);
  const message = 'has no day of your terms, from then on, that your school does not keep free';
  if (!faults.some(({ path }) => path === 'to') && !(await needs.hasSchoolDay(schoolId, words.from, words.to)))
    faults.push({ path: 'from', value: words.from, message });
  if (faults.length > 0) throw new InvalidInput(faults);
}

/** Ends the answers that wait for a need that is open no more, and tells their employers. */
export async function lapseAnswers(
  { answers, outbox }: NeedsTx,
  needId: NeedId,
  at: Date,
  programmeId: Need['programmeId'],
): Promise<void> {
  const lapsed = await answers.lapse(needId, at);
  await outbox.add(
    ...lapsed.map(({ id, employerId }) => ({ kind: 'need-answer.lapsed', subjectId: id, programmeId, employerId })),
  );
}
