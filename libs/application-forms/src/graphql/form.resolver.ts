import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { isIdOf, type Actor } from '#kernel';
import { OpenAdverts } from '#opportunities';
import { Allow, Command, CurrentActor, Input } from '#platform';
import { SetAdvertQuestions } from '../application/set-advert-questions.use-case.js';
import { SetApplicationForm } from '../application/set-application-form.use-case.js';
import type { AdvertQuestion } from '../domain/application-form.js';
import { ApplicationFormQueries } from '../persistence/application-form.queries.js';
import {
  AdvertQuestionType,
  ApplicationFormType,
  SetAdvertQuestionsInput,
  SetAdvertQuestionsPayload,
  SetApplicationFormInput,
  SetApplicationFormPayload,
} from './form.types.js';

@Resolver()
export class FormResolver {
  constructor(
    private readonly queries: ApplicationFormQueries,
    private readonly open: OpenAdverts,
    private readonly setForm: SetApplicationForm,
    private readonly setQuestions: SetAdvertQuestions,
  ) {}

  @Query(() => ApplicationFormType, { description: 'What everybody who applies in your programme is asked.' })
  @Allow('STUDENT', 'CAREERS_LEAD', 'EMPLOYER', 'COORDINATOR')
  async applicationForm(@CurrentActor() actor: Actor): Promise<ApplicationFormType> {
    const { examples, ...form } = await this.queries.form(actor);
    return { ...form, examples: [...examples] };
  }

  @Query(() => [AdvertQuestionType], { description: 'What an employer asks those who apply, in its order.' })
  @Allow('STUDENT', 'CAREERS_LEAD', 'EMPLOYER', 'COORDINATOR')
  async advertQuestions(
    @CurrentActor() actor: Actor,
    @Args('opportunityId', { type: () => ID, description: 'The advert.' }) opportunityId: string,
  ): Promise<AdvertQuestion[]> {
    // What is closed to a student is not there for them.
    if (actor.studentId !== null) {
      const known = isIdOf('Opportunity', opportunityId) ? await this.open.withIds(actor, [opportunityId]) : [];
      if (known.length === 0) return [];
    }
    return this.queries.questions(actor, opportunityId);
  }

  @Command({
    payload: SetApplicationFormPayload,
    description: 'Sets what everybody who applies in your programme is asked; nobody applies without it from then on.',
  })
  @Allow('COORDINATOR')
  async setApplicationForm(
    @CurrentActor() actor: Actor,
    @Input() input: SetApplicationFormInput,
  ): Promise<SetApplicationFormPayload> {
    const { guidance, examples, leastWords, mostStrengths, asksAvailability } = input;
    const form = { guidance, examples, leastWords, mostStrengths, asksAvailability };
    await this.setForm.run(actor, form);
    return { form: { ...form, isOwn: true } };
  }

  @Command({
    payload: SetAdvertQuestionsPayload,
    description: 'Sets what you ask those who apply; a coordinator reads the advert again before it is shown.',
  })
  @Allow('EMPLOYER')
  async setAdvertQuestions(
    @CurrentActor() actor: Actor,
    @Input() { opportunityId, questions }: SetAdvertQuestionsInput,
  ): Promise<SetAdvertQuestionsPayload> {
    const asked = questions.map(({ question, isRequired }) => ({ question, isRequired }));
    return { questions: await this.setQuestions.run(actor, { opportunityId, questions: asked }) };
  }
}
