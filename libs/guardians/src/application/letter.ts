import { localDateIn } from '#kernel';
import type { Letter } from '#mail';
import { dateIn } from '../domain/guardian-page.js';
import { say, translations, type Language } from '../words/translations.js';
import type { LinkToSend } from './ports.js';

/** What a letter says besides the fixed words: the school's name and a link, and nothing of the student or the placement. */
export interface LetterFacts extends LinkToSend {
  readonly messageId: string;
  readonly link: string;
  readonly writtenAt: Date;
}

/** The letter that leads to the page: in the contact's language, and once more in English where that is another. */
export function linkLetter({ messageId, email, language, schoolName: school, link, ...facts }: LetterFacts): Letter {
  const bodies = [...new Set<Language>([language, 'EN'])].map((each) => bodyIn(each, school, link, facts.expiresAt));
  const subject = say(translations[language], 'mailSubject', { school });
  return { messageId, to: email, subject, text: bodies.join('\n\n-- \n\n'), writtenAt: facts.writtenAt };
}

function bodyIn(language: Language, school: string, link: string, expiresAt: Date): string {
  const translation = translations[language];
  // The day in England on which it ends.
  const date = dateIn(language, localDateIn('Europe/London', new Date(expiresAt.getTime() - 1)));
  const caution = translation.isReviewed ? [] : [say(translation, 'unreviewed')];
  const paragraphs = [say(translation, 'mailText', { school }), link, say(translation, 'mailTerms', { date })];
  return [...paragraphs, ...caution].join('\n\n');
}
