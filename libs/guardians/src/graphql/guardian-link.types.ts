import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsProse } from '#platform';
import type { AdjustmentsForm, GuardianPage, LineKind, PageKind, PageLine, PageText } from '../domain/guardian-page.js';
import type { Direction, Language } from '../words/translations.js';
import {
  DirectionEnum,
  GuardianReplyEnum,
  LanguageEnum,
  LineKindEnum,
  PageKindEnum,
  type guardianReplies,
} from './enums.js';

/** No check on the token: whatever it is, what cannot be used is answered alike. */
@InputType({ description: 'What stands behind the # of a link.' })
export class OpenGuardianLinkInput {
  @Field({ description: 'The token.' })
  token: string;

  @Field(() => LanguageEnum, {
    nullable: true,
    description: 'What to show the page in; when left out, as the school has said.',
  })
  language?: Language | null;
}

@InputType({ description: "A parent's or carer's answer." })
export class AnswerGuardianLinkInput extends OpenGuardianLinkInput {
  @Field(() => GuardianReplyEnum, { description: 'Yes or no.' })
  answer: (typeof guardianReplies)[number];

  @Field({ description: 'The name of whoever answers, as they typed it, up to 120 characters.' })
  @IsProse(120)
  name: string;

  @Field(() => Int, { description: 'placementVersion of the page that was shown.' })
  version: number;
}

@InputType({ description: 'Says whether the employer may read what the student needs.' })
export class AnswerAdjustmentsLinkInput extends OpenGuardianLinkInput {
  @Field({ description: 'True for a yes; false takes it back at once.' })
  isReleased: boolean;

  @Field(() => String, { nullable: true, description: 'adjustmentsVersion of the page that was shown; for a yes.' })
  version?: string | null;
}

@InputType({ description: "A parent's or carer's worry, for the safeguarding lead of the school." })
export class RaiseConcernByLinkInput extends OpenGuardianLinkInput {
  @Field({ description: 'The worry, in their own words, up to 4000 characters.' })
  @IsProse(4000)
  text: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True when an adult there harmed a child, or may have: the site is held at once.',
  })
  isAllegation?: boolean | null;
}

@ObjectType('GuardianPageLine', { description: 'One fact of a placement, with what it is called.' })
export class GuardianPageLineType implements PageLine {
  @Field(() => LineKindEnum, { description: 'What it is about.' })
  about: LineKind;

  @Field({ description: 'What it is called, in the language of the page.' })
  label: string;

  @Field({ description: 'What it is; may hold line breaks.' })
  value: string;

  @Field({ description: "True for the employer's own words, which are not translated: mark them." })
  isOwnWords: boolean;
}

@ObjectType('GuardianPageForm', { description: 'The question, and what the field and the buttons are called.' })
export class GuardianPageFormType {
  @Field({ description: 'The question.' })
  question: string;

  @Field({ description: 'What the field for the name is called.' })
  yourName: string;

  @Field({ description: 'The button for a yes.' })
  yes: string;

  @Field({ description: 'The button for a no.' })
  no: string;
}

@ObjectType('GuardianPageAdjustments', {
  description: 'What the student needs at work, and the question apart whether the employer may read it.',
})
export class GuardianPageAdjustmentsType implements AdjustmentsForm {
  @Field({ description: 'What it is called.' })
  label: string;

  @Field({ description: 'In the words of the school, which are not translated: mark them.' })
  text: string;

  @Field({ description: 'The question.' })
  question: string;

  @Field({ description: 'What a yes means, and how it is taken back.' })
  scope: string;

  @Field({ description: 'The button for a yes.' })
  yes: string;

  @Field({ description: 'The button for a no.' })
  no: string;
}

@ObjectType('GuardianPageText', { description: 'A page in one language, to be shown from top to bottom.' })
export class GuardianPageTextType implements PageText {
  @Field(() => LanguageEnum, { description: 'Its language.' })
  language: Language;

  @Field(() => DirectionEnum, { description: 'Which way it runs.' })
  direction: Direction;

  @Field({ description: 'False while no translator has read the fixed words; the page says so.' })
  isReviewed: boolean;

  @Field({ description: 'The heading.' })
  heading: string;

  @Field(() => [GuardianPageLineType], {
    description: 'The facts of the placement, in order; none where there is nothing to show.',
  })
  lines: GuardianPageLineType[];

  @Field(() => [String], { description: 'The paragraphs below.' })
  paragraphs: string[];

  @Field(() => GuardianPageFormType, { nullable: true, description: 'The question; null where nothing is asked.' })
  form: GuardianPageFormType | null;

  @Field(() => GuardianPageAdjustmentsType, {
    nullable: true,
    description: 'Asked apart from the permission, with answerAdjustmentsByLink; null where the student needs nothing.',
  })
  adjustments: GuardianPageAdjustmentsType | null;
}

@ObjectType({ description: 'What a parent or carer is shown.' })
export class GuardianPagePayload {
  @Field(() => PageKindEnum, { description: 'Which page it is.' })
  kind: PageKind;

  @Field(() => Int, { nullable: true, description: 'To be sent back with the answer; null where nothing is asked.' })
  placementVersion: number | null;

  @Field(() => String, { nullable: true, description: 'To be sent back with a yes to adjustments; null without any.' })
  adjustmentsVersion: string | null;

  @Field(() => [GuardianPageTextType], {
    description: 'One text; where the link cannot be used, one in every language, because who came is not known.',
  })
  texts: GuardianPageTextType[];
}

/** The page as the schema shows it. O(lines). */
export function toPagePayload({
  kind,
  placementVersion,
  adjustmentsVersion,
  texts,
}: GuardianPage): GuardianPagePayload {
  return {
    kind,
    placementVersion,
    adjustmentsVersion,
    texts: texts.map((text) => ({ ...text, lines: [...text.lines], paragraphs: [...text.paragraphs] })),
  };
}
