import type { Actor, LocalDate, Surroundings, UnitOfWork } from '#kernel';
import { plainTerms, type Round } from '../domain/round.js';
import { ownProgramme } from './own-programme.js';
import type { Draw, RoundsTx } from './ports.js';

/** A round as its coordinator plans it. */
export interface CreateRoundCommand {
  readonly name: string;
  readonly slotsFrom: LocalDate;
  readonly slotsTo: LocalDate;
  readonly maxChoices: number;
}

/** Plans a round. Its lottery is drawn here and now, and the seal on it is public before anybody can apply. */
export class CreateRound {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
    private readonly draw: Draw,
  ) {}

  run(actor: Actor, command: CreateRoundCommand): Promise<Round> {
    const programmeId = ownProgramme(actor);
    const seed = this.draw.newSeed();
    return this.unitOfWork.run(actor, async ({ rounds, outbox }) => {
      const round: Round = {
        ...plainTerms,
        ...command,
        id: this.surroundings.newId('Round'),
        programmeId,
        state: 'DRAFT',
        seed,
        seedCommitment: this.draw.commitmentTo(seed),
        currentProposalId: null,
      };
      await rounds.add(round);
      await outbox.add({ kind: 'round.created', subjectId: round.id });
      return round;
    });
  }
}
