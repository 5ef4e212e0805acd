import { isIdOf, type Actor, type LocalDate, type RoundId } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import { shownStates, type AfterNo, type RoundState } from '../domain/round.js';

/** A round as everybody of its programme reads it. */
export interface RoundFile {
  readonly id: RoundId;
  readonly name: string;
  readonly state: RoundState;
  readonly slotsFrom: LocalDate;
  readonly slotsTo: LocalDate;
  readonly maxChoices: number;
  /** Instants are text in UTC. */
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly answerBy: string | null;
  readonly afterNo: AfterNo;
  readonly seedCommitment: string;
  /** Null until the round is published: it does not even leave the database before. */
  readonly seed: string | null;
}

const shown = shownStates.map((state) => `'${state}'`).join(', ');
const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const file = `
  select id, name, state, to_char(slots_from, 'YYYY-MM-DD') as "slotsFrom", to_char(slots_to, 'YYYY-MM-DD') as "slotsTo",
    max_choices as "maxChoices", ${instant('opens_at')} as "opensAt", ${instant('closes_at')} as "closesAt",
    ${instant('answer_by')} as "answerBy", after_no as "afterNo", seed_commitment as "seedCommitment", case when state in (${shown}) then seed end as seed
  from round`;

const ofProgramme = statement<RoundFile>(
  'rounds_of_programme',
  `${file} where programme_id = $1 order by slots_from desc, id`,
);
const byId = statement<RoundFile>('round', `${file} where id = $1`);

/** Reads of rounds. A draft is its coordinator's alone. */
export class RoundQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Rounds of the actor's programme, the latest window first; a programme lasts a school year, so they are few. */
  async ofProgramme(actor: Actor): Promise<RoundFile[]> {
    return this.reads.all(actor, ofProgramme, [actor.programmeId]);
  }

  /** The round, if the actor can see it. */
  async one(actor: Actor, id: string): Promise<RoundFile | undefined> {
    return isIdOf('Round', id) ? this.reads.one(actor, byId, [id]) : undefined;
  }
}
