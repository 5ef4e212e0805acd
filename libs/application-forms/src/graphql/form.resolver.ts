import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { inPlaceOf, isIdOf, type Actor } from '#kernel';
import { MentorQueries } from '#mentors';
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
    private readonly mentors: MentorQueries,
    private readonly setForm: SetApplicationForm,
    private readonly setQuestions: SetAdvertQuestions,
  ) {}

  @Query(() => ApplicationFormType, { description: 'What everybody who applies in your programme is asked.' })
  @Allow('STUDENT', 'CAREERS_LEAD', 'MENTOR', 'EMPLOYER', 'COORDINATOR')
  async applicationForm(@CurrentActor() actor: Actor): Promise<ApplicationFormType> {
    const { examples, ...form } = await this.queries.form(actor);
    return { ...form, examples: [...examples] };
  }

  @Query(() => [AdvertQuestionType], { description: 'What an employer asks those who apply, in its order.' })
  @Allow('STUDENT', 'CAREERS_LEAD', 'MENTOR', 'EMPLOYER', 'COORDINATOR')
  async advertQuestions(
    @CurrentActor() actor: Actor,
    @Args('opportunityId', { type: () => ID, description: 'The advert.' }) opportunityId: string,
    @Args('studentId', {
      type: () => ID,
      nullable: true,
      description: 'For a mentor alone: the student of the caseload to whom the advert is open.',
    })
    studentId?: string | null,
  ): Promise<AdvertQuestion[]> {
    const student = actor.role === 'MENTOR' ? await this.mentored(actor, studentId) : actor;
    // What is closed to a student is not there for them, nor for whoever helps them.
    if (student === undefined) return [];
    if (student.studentId !== null) {
      const known = isIdOf('Opportunity', opportunityId) ? await this.open.withIds(student, [opportunityId]) : [];
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

  private async mentored(actor: Actor, studentId: string | null | undefined): Promise<Actor | undefined> {
    const isNamed = typeof studentId === 'string' && isIdOf('Student', studentId);
    return isNamed && (await this.mentors.isMentorOf(actor, studentId)) ? inPlaceOf(actor, studentId) : undefined;
  }
}
