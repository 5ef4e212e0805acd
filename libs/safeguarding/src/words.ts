import type { EvidenceBy, Rule, Words } from './rule.js';

/** How the sentences name whoever has to bring the facts. */
export const evidenceNames: Readonly<Record<EvidenceBy, string>> = {
  SCHOOL: 'the school',
  EMPLOYER: 'the employer',
  GUARDIAN_OR_STUDENT: 'the parent or carer, or the student',
  COORDINATOR: 'the programme’s coordinator',
};

/** What each reader is told when the rule cannot be judged: what is missing, and who can bring it. O(1). */
export function wordsForUnknown(rule: Rule): Words {
  const sentence = `This cannot be decided yet. Still needed from ${evidenceNames[rule.evidenceBy]}: ${rule.needs}.`;
  return { student: sentence, school: sentence, employer: sentence };
}
