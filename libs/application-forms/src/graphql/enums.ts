import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform';
import { answerReasons, type AnswerReason } from '../domain/host-answer.js';
import { sheetStates, type SheetState } from '../domain/sheet.js';

type Described<Value extends string> = Readonly<Record<Value, { readonly description: string }>>;

/** The states of a sheet as the schema names them. */
export const SheetStateEnum = enumOf(sheetStates);
registerEnumType(SheetStateEnum, {
  name: 'ApplicationSheetState',
  description: 'What has become of what a student writes.',
  valuesMap: {
    DRAFT: { description: 'Being written; the student may send it.' },
    AWAITING_STUDENT: { description: 'Somebody helped; the student has to say yes to it before it can be sent.' },
    SENT: { description: 'It is an application.' },
    DISCARDED: { description: 'Thrown away.' },
  } satisfies Described<SheetState>,
});

/** What an employer may answer, as the schema names it. */
export const AnswerReasonEnum = enumOf(answerReasons);
registerEnumType(AnswerReasonEnum, {
  name: 'ApplicationAnswerReason',
  description: 'What an employer may say of an application.',
  valuesMap: {
    CLEAR_ABOUT_WHY: { description: 'It is clear why you want to come.' },
    KNOWS_THE_WORK: { description: 'You know what the work is.' },
    GOOD_EXAMPLE: { description: 'Your example shows what you can do.' },
    STRENGTHS_FIT: { description: 'Your strengths are what the work needs.' },
    SAY_MORE_ABOUT_WHY: { description: 'Next time say more about why this placement.' },
    GIVE_AN_EXAMPLE: { description: 'Next time give an example of something that you did.' },
    READ_THE_ADVERT_AGAIN: { description: 'Next time show that you have read what the work is.' },
    ANSWER_THE_QUESTIONS: { description: 'Next time answer what was asked.' },
  } satisfies Described<AnswerReason>,
});
