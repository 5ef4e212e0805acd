import type { InputFault } from '#kernel';
import { refusedWords } from '#safeguarding';
import type { Advert, HalfDay } from './opportunity.js';

/** The words of an advert. */
export type AdvertWords = Pick<
  Advert,
  | 'title'
  | 'summary'
  | 'lunchPlan'
  | 'lessFun'
  | 'whatToWear'
  | 'accessNotes'
  | 'willLearn'
  | 'learningOutcomes'
  | 'ownTask'
  | 'peopleMet'
  | 'feedback'
  | 'reflection'
> & {
  readonly dayPlan: readonly (Pick<HalfDay, 'department' | 'task' | 'with'> & { readonly meets?: string | null })[];
};

/** Every text of an advert that people read, with the field that it stands in as its employer wrote it: `dayPlan.2.task`. O(length). */
export function textsOfAdvert(advert: AdvertWords): { readonly path: string; readonly text: string }[] {
  const { title, summary, dayPlan, lunchPlan, lessFun, whatToWear, accessNotes, ...learning } = advert;
  const { willLearn, learningOutcomes, ownTask, peopleMet, feedback, reflection } = learning;
  const plain = {
    title,
    summary,
    lunchPlan,
    lessFun,
    whatToWear,
    'access.notes': accessNotes,
    'learning.willLearn': willLearn,
    'learning.ownTask': ownTask,
    'learning.feedback': feedback,
    'learning.reflection': reflection,
  };
  const lists = { 'learning.outcomes': learningOutcomes, 'learning.peopleMet': peopleMet };
  return [
    ...Object.entries(plain).map(([path, text]) => ({ path, text })),
    ...Object.entries(lists).flatMap(([path, texts]) => texts.map((text, at) => ({ path: `${path}.${at}`, text }))),
    ...dayPlan.flatMap(({ department, task, with: company, meets }, at) =>
      Object.entries({ department, task, with: company, meets: meets ?? '' }).map(([field, text]) => ({
        path: `dayPlan.${at}.${field}`,
        text,
      })),
    ),
  ].filter(({ text }) => text !== '');
}

/** Everything that an advert must not say, each with the field and the words as they stand there. O(length). */
export function faultsInWords(advert: AdvertWords): InputFault[] {
  return textsOfAdvert(advert).flatMap(({ path, text }) => refusedWords({ [path]: text }));
}

/**
 * True when two versions of an advert say the same as far as a coordinator reads it before anybody else does: its words, what kind of
 * experience it is and its dangers. Blanks do not matter; who looks after whom, where, for which year groups and when is not for
 * reading but for the safeguarding rules, which judge every publication.
 */
export function readsTheSame(one: Advert, other: Advert): boolean {
  return wordsOf(one) === wordsOf(other);
}

function wordsOf(advert: Advert): string {
  const texts = textsOfAdvert(advert).map(({ path, text }) => [path, text.trim().replace(/\s+/g, ' ')]);
  return JSON.stringify([advert.kind, [...advert.hazards].sort(), texts]);
}
