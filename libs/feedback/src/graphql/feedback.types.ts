import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import type { InputFault } from '#kernel';
import { DateTimeScalar, IsProse, ProblemInterface, type ChecksItself } from '#platform';
import { repeatedSkills, type FeedbackText } from '../domain/employer-feedback.js';
import { skills, type Skill, type SkillLevel, type SkillSeen } from '../domain/skills.js';
import { SkillEnum, SkillLevelEnum } from './enums.js';

@InputType({ description: 'A skill as you saw it.' })
export class SkillSeenInput implements SkillSeen {
  @Field(() => SkillEnum, { description: 'The skill.' })
  skill: Skill;

  @Field(() => SkillLevelEnum, { description: 'How you saw it.' })
  level: SkillLevel;
}

@InputType({ description: 'Says how you saw a student who was with you.' })
export class GiveFeedbackInput implements FeedbackText, ChecksItself {
  @Field(() => ID, { description: 'The placement; see hostAllocations.' })
  allocationId: string;

  @Field(() => [SkillSeenInput], { description: 'The skills that you saw, each once; one at least.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(skills.length)
  skills: SkillSeenInput[];

  @Field({ description: 'What the student did well, up to 1000 characters. The student and the school read it.' })
  @IsProse(1000)
  didWell: string;

  @Field({ description: 'What to try next, up to 1000 characters.' })
  @IsProse(1000)
  nextStep: string;

  faults(): InputFault[] {
    return repeatedSkills(this.skills);
  }
}

@ObjectType({ description: 'What you wrote was kept.' })
export class GiveFeedbackPayload {
  @Field(() => ID, {
    nullable: true,
    description: 'The placement; null when what you wrote went to the safeguarding lead of the school instead.',
  })
  allocationId: string | null;

  @Field({ description: 'What happens now, in words for you.' })
  words: string;
}

@ObjectType('SkillSeen', { description: 'A skill as the employer saw it.' })
export class SkillSeenType implements SkillSeen {
  @Field(() => SkillEnum, { description: 'The skill.' })
  skill: Skill;

  @Field(() => SkillLevelEnum, { description: 'How it was seen.' })
  level: SkillLevel;
}

@ObjectType('EmployerFeedback', { description: 'What an employer said of a student after a placement.' })
export class EmployerFeedbackType implements FeedbackText {
  @Field({ description: 'Who said it.' })
  employerName: string;

  @Field(() => [SkillSeenType], { description: 'The skills that were seen.' })
  skills: SkillSeenType[];

  @Field({ description: 'What the student did well.' })
  didWell: string;

  @Field({ description: 'What to try next.' })
  nextStep: string;

  @Field(() => DateTimeScalar, { description: 'When it was given.' })
  givenAt: string;
}

@ObjectType('FeedbackGiven', {
  implements: () => [ProblemInterface],
  description: 'You have given feedback on this placement before.',
})
export class FeedbackGivenProblem extends ProblemInterface {
  @Field(() => ID, { description: 'The placement.' })
  allocationId: string;
}
