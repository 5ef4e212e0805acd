import { InvalidInput, invariant, isIdOf, NotFound, WrongState, type Actor, type UnitOfWork } from '#kernel';
import { editableStates } from '#opportunities';
import { refusedWords } from '#safeguarding';
import type { AdvertQuestion } from '../domain/application-form.js';
import type { ApplicationFormsTx } from './ports.js';

/** What an employer would like to know from those who apply. */
export interface SetAdvertQuestionsCommand {
  readonly opportunityId: string;
  readonly questions: readonly Pick<AdvertQuestion, 'question' | 'isRequired'>[];
}

/** Sets the questions of an advert while it may be edited; a coordinator reads it again before it is shown. */
export class SetAdvertQuestions {
  constructor(private readonly unitOfWork: UnitOfWork<ApplicationFormsTx>) {}

  run(actor: Actor, { opportunityId, questions }: SetAdvertQuestionsCommand): Promise<AdvertQuestion[]> {
    const { employerId } = actor;
    invariant(employerId !== null, 'an employer acts as one');
    // What must not be asked of a child is what must not stand in an advert.
    const faults = questions.flatMap(({ question }, at) => refusedWords({ [`questions.${at}.question`]: question }));
    if (faults.length > 0) throw new InvalidInput(faults);
    return this.unitOfWork.run(actor, async ({ forms, outbox }) => {
      const advert = isIdOf('Opportunity', opportunityId)
        ? await forms.lockAdvert(opportunityId, employerId)
        : undefined;
      if (advert === undefined) throw new NotFound('Opportunity', opportunityId);
      if (!editableStates.includes(advert.state))
        throw new WrongState('Opportunity', advert.state, 'EDITED', editableStates);
      const asked = questions.map((question, index) => ({ ...question, position: index + 1 }));
      const before = await forms.questions(advert.id);
      if (JSON.stringify(before.map(wording)) === JSON.stringify(asked.map(wording))) return before;
      await forms.setQuestions(advert, asked);
      await outbox.add({ kind: 'opportunity.edited', subjectId: advert.id, employerId });
      return asked;
    });
  }
}

const wording = ({ question, isRequired }: AdvertQuestion): unknown[] => [question, isRequired];
