/** The skills that an employer may speak to, by name: what a placement trains whatever the trade, in words that a Year 10 student uses. */
export const skills = [
  'LISTENING',
  'SPEAKING',
  'SOLVING_PROBLEMS',
  'CREATIVITY',
  'ADAPTING',
  'PLANNING',
  'LEADING',
  'TEAMWORK',
  'RELIABILITY',
  'DIGITAL',
] as const;

export type Skill = (typeof skills)[number];

/** How a skill was seen; one that was not seen is left out. */
export const skillLevels = ['BEGINNING', 'SECURE', 'STRONG'] as const;

export type SkillLevel = (typeof skillLevels)[number];

/** A skill as the employer saw it. */
export interface SkillSeen {
  readonly skill: Skill;
  readonly level: SkillLevel;
}
