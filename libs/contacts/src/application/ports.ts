import type { HostedSlot, RotaTerms } from '#clearances';
import type { AccountId, EmployerId, HostAdultId, LocalDate, Outbox, ProgrammeId, SchoolId, SlotId } from '#kernel';
import type { RotaDay } from '#safeguarding';
import type { NearMiss } from '../domain/ledger.js';

/** A slot as far as its rota goes. */
export interface SlotWithRota extends RotaTerms {
  readonly id: SlotId;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
}

/** Rotas of slots. */
export interface Rotas {
  /** The slot, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(slotId: SlotId): Promise<SlotWithRota | undefined>;
  /** Puts this in place of what was set. */
  replace(slot: SlotWithRota, rota: readonly RotaDay[]): Promise<void>;
}

/** An adult of a host, with whose they are. */
export interface AdultFound {
  readonly id: HostAdultId;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
}

/** What a safeguarding lead decides of an adult. */
export interface ContactDecision {
  /** Whose decision it is; it holds for the students of that school alone. */
  readonly schoolId: SchoolId;
  /** On whose word. */
  readonly attestedBy: AccountId;
  readonly decidedBy: AccountId;
  readonly reason: string;
  readonly validUntil: LocalDate;
}

/** What employers and schools say of adults with many days. */
export interface ContactDecisions {
  adult(id: HostAdultId): Promise<AdultFound | undefined>;
  /** Notes the employer's word; decisions that rested on an earlier one end. */
  attest(adult: AdultFound, seenOn: LocalDate, by: AccountId, at: Date): Promise<void>;
  /** Who gave the employer's word; `undefined` while nobody has. */
  attestedBy(id: HostAdultId): Promise<AccountId | undefined>;
  /** Puts the school's decision in place of one that it took before. */
  decide(adult: AdultFound, decision: ContactDecision, at: Date): Promise<void>;
}

/** Slots that children come to. */
export interface HostedSlots {
  /** Of the employer, in the months around that day, also those that are only offered. */
  around(employerId: EmployerId, on: LocalDate): Promise<HostedSlot[]>;
}

/** A near miss at a host to which students of a school come. */
export interface SchoolNearMiss extends NearMiss {
  readonly schoolId: SchoolId;
  readonly employerId: EmployerId;
}

/** Adults who are close to regulated activity, for those who look over a school. */
export interface NearMisses {
  /** At the hosts of that school, in the months around that day; of every school for null. */
  nearMisses(schoolId: SchoolId | null, on: LocalDate): Promise<SchoolNearMiss[]>;
}

/** What the use cases of this feature work with. */
export interface ContactsTx {
  readonly rotas: Rotas;
  readonly decisions: ContactDecisions;
  readonly outbox: Outbox;
}
