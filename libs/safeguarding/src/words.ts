import type { EvidenceBy, Rule, Words } from './rule.js';

/** How the sentences name whoever has to bring the facts. */
export const evidenceNames: Readonly<Record<EvidenceBy, string>> = {
  SCHOOL: 'the school',
  EMPLOYER: 'the employer',
  GUARDIAN_OR_STUDENT: 'the parent or carer, or the student',
  COORDINATOR: 'the programme’s coordinator',
};

/** What a guardian is told where nothing else is written: not what the matter is, which may be about somebody else, and whom to ask. */
export const neutralWords = 'Something has to be settled before this placement can go ahead. Please ask the school.';

/** The sentence for one reader: a coordinator reads the school's, and a guardian neutral words, where they have none of their own. O(1). */
export function wordsFor(words: Words, reader: keyof Words): string {
  if (reader === 'coordinator') return words.coordinator ?? words.school;
  if (reader === 'guardian') return words.guardian ?? neutralWords;
  return words[reader];
}

/** What each reader is told when the rule cannot be judged: what is missing, and who can bring it. O(1). */
export function wordsForUnknown(rule: Rule): Words {
  const sentence = `This cannot be decided yet. Still needed from ${evidenceNames[rule.evidenceBy]}: ${rule.needs}.`;
  return { student: sentence, school: sentence, employer: sentence };
}
