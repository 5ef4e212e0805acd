import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { BlockedByRulesProblem } from '#clearances';
import { mayMove, type Actor, type Role } from '#kernel';
import { Allow, Command, CurrentActor, Input } from '#platform';
import { AlreadyAppliedProblem, RoundNotOpenProblem, SlotNotInRoundProblem, TooManyChoicesProblem } from '#rounds';
import { MoveSheet } from '../application/move-sheet.use-case.js';
import { SaveSheet } from '../application/save-sheet.use-case.js';
import { SendSheet } from '../application/send-sheet.use-case.js';
import { sheetTransitions } from '../domain/sheet.js';
import { ApplicationFormQueries, type SheetLine } from '../persistence/application-form.queries.js';
import {
  ApplicationSheetInput,
  ApplicationSheetPayload,
  ApplicationSheetType,
  SaveApplicationSheetInput,
  SaveApplicationSheetPayload,
  SendApplicationSheetPayload,
  SheetChangedProblem,
} from './sheet.types.js';

@Resolver()
export class SheetResolver {
  constructor(
    private readonly queries: ApplicationFormQueries,
    private readonly save: SaveSheet,
    private readonly move: MoveSheet,
    private readonly send: SendSheet,
  ) {}

  @Query(() => [ApplicationSheetType], { description: 'What you have written in a round, sent or not.' })
  @Allow('STUDENT')
  async myApplicationSheets(
    @CurrentActor() actor: Actor,
    @Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string,
  ): Promise<ApplicationSheetType[]> {
    return this.sheets(actor, roundId, actor.studentId ?? '');
  }

  @Query(() => [ApplicationSheetType], {
    description: 'What a student of your school, or of your caseload, has written in a round.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'MENTOR')
  async applicationSheetsOfStudent(
    @CurrentActor() actor: Actor,
    @Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string,
    @Args('studentId', { type: () => ID, description: 'A student of your school.' }) studentId: string,
  ): Promise<ApplicationSheetType[]> {
    return this.sheets(actor, roundId, studentId);
  }

  @Command({
    payload: SaveApplicationSheetPayload,
    problems: [RoundNotOpenProblem],
    description:
      'Saves what is written for a slot so far. From a careers lead or a mentor it is help: it is logged, and the student has to say yes to it before it is sent.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD', 'MENTOR')
  async saveApplicationSheet(
    @CurrentActor() actor: Actor,
    @Input() input: SaveApplicationSheetInput,
  ): Promise<SaveApplicationSheetPayload> {
    const { roundId, slotId, studentId, statement, strengths, availability } = input;
    const answers = (input.answers ?? []).map(({ position, answer }) => ({ position, answer }));
    const text = {
      statement: statement ?? '',
      strengths: strengths ?? [],
      availability: availability ?? '',
      answers,
    };
    const { sheet, faults } = await this.save.run(actor, { roundId, slotId, studentId: studentId ?? null, text });
    return { sheetId: sheet.id, version: sheet.version, state: sheet.state, faults: [...faults] };
  }

  @Command({
    payload: ApplicationSheetPayload,
    problems: [RoundNotOpenProblem, SheetChangedProblem],
    description: 'Says yes to what somebody helped you to write, so that you can send it.',
  })
  @Allow('STUDENT')
  confirmApplicationSheet(
    @CurrentActor() actor: Actor,
    @Input() input: ApplicationSheetInput,
  ): Promise<ApplicationSheetPayload> {
    return this.moved(actor, input, 'DRAFT');
  }

  @Command({
    payload: ApplicationSheetPayload,
    problems: [RoundNotOpenProblem, SheetChangedProblem],
    description: 'Throws away what you wrote and have not sent.',
  })
  @Allow('STUDENT')
  discardApplicationSheet(
    @CurrentActor() actor: Actor,
    @Input() input: ApplicationSheetInput,
  ): Promise<ApplicationSheetPayload> {
    return this.moved(actor, input, 'DISCARDED');
  }

  @Command({
    payload: SendApplicationSheetPayload,
    problems: [
      RoundNotOpenProblem,
      SheetChangedProblem,
      SlotNotInRoundProblem,
      BlockedByRulesProblem,
      AlreadyAppliedProblem,
      TooManyChoicesProblem,
    ],
    description: 'Applies with what you wrote, at the end of your list; or says all that is missing.',
  })
  @Allow('STUDENT')
  async sendApplicationSheet(
    @CurrentActor() actor: Actor,
    @Input() { sheetId, version }: ApplicationSheetInput,
  ): Promise<SendApplicationSheetPayload> {
    const { id, rank } = await this.send.run(actor, { sheetId, version });
    return { applicationId: id, rank };
  }

  private async moved(
    actor: Actor,
    { sheetId, version }: ApplicationSheetInput,
    to: 'DRAFT' | 'DISCARDED',
  ): Promise<ApplicationSheetPayload> {
    const { id, state } = await this.move.run(actor, { sheetId, version }, to);
    return { sheetId: id, state };
  }

  private async sheets(actor: Actor, roundId: string, studentId: string): Promise<ApplicationSheetType[]> {
    return (await this.queries.sheets(actor, roundId, studentId)).map((line) => toSheet(actor, line));
  }
}

function toSheet({ role }: Actor, line: SheetLine): ApplicationSheetType {
  const can = (to: 'DRAFT' | 'SENT'): boolean => mayMove(sheetTransitions, line.state, to, role as Role);
  return {
    ...line,
    strengths: [...line.strengths],
    answers: line.answers.map(({ position, answer }) => ({ position, answer })),
    help: line.help.map(({ fields, ...help }) => ({ ...help, fields: [...fields] })),
    faults: [...line.faults],
    viewerCanConfirm: line.state === 'AWAITING_STUDENT' && can('DRAFT'),
    viewerCanSend: line.faults.length === 0 && can('SENT'),
  };
}
