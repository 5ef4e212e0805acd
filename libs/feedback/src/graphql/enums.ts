import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform';
import { visitAgain } from '../domain/reflection.js';
import { skillLevels, skills, type Skill, type SkillLevel } from '../domain/skills.js';

type Described<Value extends string> = Readonly<Record<Value, { readonly description: string }>>;

/** The skills as the schema names them. */
export const SkillEnum = enumOf(skills);
registerEnumType(SkillEnum, {
  name: 'Skill',
  description: 'What an employer may speak to.',
  valuesMap: {
    LISTENING: { description: 'Takes in what is said, and asks when it is not clear.' },
    SPEAKING: { description: 'Says what they mean so that others understand it.' },
    SOLVING_PROBLEMS: { description: 'Finds a way when something does not work.' },
    CREATIVITY: { description: 'Has ideas and tries them.' },
    ADAPTING: { description: 'Keeps going when things change or go wrong.' },
    PLANNING: { description: 'Sets out what to do first and sees it through.' },
    LEADING: { description: 'Brings others along.' },
    TEAMWORK: { description: 'Works with others, and sees what they need.' },
    RELIABILITY: { description: 'Is there on time, and does what was promised.' },
    DIGITAL: { description: 'Uses the tools of the trade on a screen.' },
  } satisfies Described<Skill>,
});

/** How a skill was seen, as the schema names it. */
export const SkillLevelEnum = enumOf(skillLevels);
registerEnumType(SkillLevelEnum, {
  name: 'SkillLevel',
  description: 'How a skill was seen. Leave out what was not.',
  valuesMap: {
    BEGINNING: { description: 'With help.' },
    SECURE: { description: 'By themself.' },
    STRONG: { description: 'So that others could learn from it.' },
  } satisfies Described<SkillLevel>,
});

/** Whether one would go again, as the schema names it. */
export const VisitAgainEnum = enumOf(visitAgain);
registerEnumType(VisitAgainEnum, {
  name: 'VisitAgain',
  description: 'Whether one would go to a place like that again.',
  valuesMap: {
    YES: { description: 'Yes.' },
    UNSURE: { description: 'Not sure.' },
    NO: { description: 'No.' },
  } satisfies Described<(typeof visitAgain)[number]>,
});
