import { Resolver } from '@nestjs/graphql';
import { localDate, type Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input } from '#platform';
import { CoverPlacementDays } from '../application/cover-placement-days.use-case.js';
import { NoteAccidentCover } from '../application/note-accident-cover.use-case.js';
import { NotePlacement, type NotePlacementCommand } from '../application/note-placement.use-case.js';
import {
  CoverPlacementDaysInput,
  CoverPlacementDaysPayload,
  NoteAccidentCoverInput,
  NoteAccidentCoverPayload,
  NoteTLevelInput,
  NoteUnpaidGroundInput,
  PlacementNoteInput,
  PlacementNotePayload,
  SignOffScrutinyInput,
} from './school-cover.inputs.js';

@Resolver()
export class SchoolCoverResolver {
  constructor(
    private readonly cover: CoverPlacementDays,
    private readonly accidentCover: NoteAccidentCover,
    private readonly notes: NotePlacement,
  ) {}

  @Command({
    payload: CoverPlacementDaysPayload,
    description:
      'Names who can be rung on a range of days on which your students are out: rules R11 and R84 ask for it.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async coverPlacementDays(
    @CurrentActor() actor: Actor,
    @Input() input: CoverPlacementDaysInput,
  ): Promise<CoverPlacementDaysPayload> {
    const range = { from: localDate(input.from), to: localDate(input.to) };
    return { dayCount: await this.cover.run(actor, { ...input, ...range }) };
  }

  @Command({ payload: NoteAccidentCoverPayload, description: 'Notes until when your personal-accident cover lasts.' })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async noteAccidentCover(
    @CurrentActor() actor: Actor,
    @Input() { validTo }: NoteAccidentCoverInput,
  ): Promise<NoteAccidentCoverPayload> {
    return { validTo: await this.accidentCover.run(actor, localDate(validTo)) };
  }

  @Command({
    payload: PlacementNotePayload,
    description: 'Signs off a place that asks for extra scrutiny, as it now stands: rules R40 and R69 ask for it.',
  })
  @Allow('SAFEGUARDING_LEAD')
  async signOffScrutiny(
    @CurrentActor() actor: Actor,
    @Input() { allocationId, reason }: SignOffScrutinyInput,
  ): Promise<PlacementNotePayload> {
    const kind = 'SCRUTINY_SIGNED_OFF';
    return this.note(actor, { allocationId, kind, reason });
  }

  @Command({
    payload: PlacementNotePayload,
    description:
      'Notes that the parent or carer was told what the risk assessment found, where they did not read it behind a link: rule R34 asks for it.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async noteKeyFindingsTold(
    @CurrentActor() actor: Actor,
    @Input() { allocationId }: PlacementNoteInput,
  ): Promise<PlacementNotePayload> {
    const kind = 'KEY_FINDINGS_TOLD';
    return this.note(actor, { allocationId, kind });
  }

  @Command({
    payload: PlacementNotePayload,
    description: 'Says why a place of a student over school age may be without pay: rule R13 asks for it.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async noteUnpaidGround(
    @CurrentActor() actor: Actor,
    @Input() { allocationId, ground }: NoteUnpaidGroundInput,
  ): Promise<PlacementNotePayload> {
    return this.note(actor, { allocationId, kind: 'UNPAID_GROUND', ground });
  }

  @Command({
    payload: PlacementNotePayload,
    description:
      'Says that a place counts towards the industry placement of a T Level, whose hours rule R10 counts. Takes the place of what was noted before, and stays when the place changes.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async noteTLevel(
    @CurrentActor() actor: Actor,
    @Input() { allocationId, ...tLevel }: NoteTLevelInput,
  ): Promise<PlacementNotePayload> {
    return this.note(actor, { allocationId, kind: 'T_LEVEL', tLevel });
  }

  @Command({
    payload: PlacementNotePayload,
    description:
      'Takes back that a place counts towards a T Level: it is no part of one, and rule R10 says nothing of it.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async takeBackTLevel(
    @CurrentActor() actor: Actor,
    @Input() { allocationId }: PlacementNoteInput,
  ): Promise<PlacementNotePayload> {
    return this.note(actor, { allocationId, kind: 'T_LEVEL' });
  }

  @Command({
    payload: PlacementNotePayload,
    description:
      'Says that you have read which adjustments a student needs, before the first day: rule R37 asks for it.',
  })
  @Allow('EMPLOYER')
  async acknowledgeAdjustments(
    @CurrentActor() actor: Actor,
    @Input() { allocationId }: PlacementNoteInput,
  ): Promise<PlacementNotePayload> {
    const kind = 'ADJUSTMENTS_ACKNOWLEDGED';
    return this.note(actor, { allocationId, kind });
  }

  @Command({
    payload: PlacementNotePayload,
    description:
      'Says, from the first day on, that a student was shown the ways out, first aid, whom to tell and where not to go; by noon, or the school is told.',
  })
  @Allow('EMPLOYER')
  async confirmInduction(
    @CurrentActor() actor: Actor,
    @Input() { allocationId }: PlacementNoteInput,
  ): Promise<PlacementNotePayload> {
    const kind = 'INDUCTION_GIVEN';
    return this.note(actor, { allocationId, kind });
  }

  private async note(
    actor: Actor,
    said: Pick<NotePlacementCommand, 'allocationId' | 'kind'> & Partial<NotePlacementCommand>,
  ): Promise<PlacementNotePayload> {
    return { allocationId: await this.notes.run(actor, { ground: null, reason: null, tLevel: null, ...said }) };
  }
}
