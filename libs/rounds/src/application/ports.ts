import type { ClearanceBook, ClearanceFacts } from '#clearances';
import type {
  AccountId,
  AllocationId,
  Actor,
  ApplicationId,
  IdOf,
  LocalDate,
  Outbox,
  ProgrammeId,
  RoundId,
  SchoolId,
  SlotId,
  StudentId,
} from '#kernel';
import type { AllocationInstance, CompletedResult } from '#matching';
import type { SlotPlaces } from '#opportunities';
import type { Traveller } from '#travel';
import type { Application, LiveApplication } from '../domain/application.js';
import type { RoundInstance, RoundSlot, RoundStudent, StudentAtSlot } from '../domain/instance.js';
import type { MatchingMode } from '../domain/matching-mode.js';
import type { Outcome } from '../domain/outcome.js';
import type { ProposalRun, ProposalRunState, ProposalStep, RunFailure } from '../domain/proposal-run.js';
import type { OverDemandedGroup, ProposedSlot } from '../domain/proposed-slot.js';
import type { RoundWish } from '../domain/round-wish.js';
import type { Round, RoundGoal, RoundState, RoundTerms } from '../domain/round.js';

/** Rounds. */
export interface Rounds {
  add(round: Round): Promise<void>;
  /** The programme's round, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: RoundId, programmeId: ProgrammeId): Promise<Round | undefined>;
  /** The round as somebody sees it who is to change a list in it, kept from moving on until the unit of work ends. */
  hold(id: RoundId): Promise<HeldRound | undefined>;
  setState(id: RoundId, state: RoundState): Promise<void>;
  setTerms(id: RoundId, terms: RoundTerms): Promise<void>;
  /** The published round whose place an event has set free, where it is to be matched again for that; locked. As the service. */
  lockFreed(eventId: string): Promise<Round | undefined>;
  /** A round that has to move by its dates, with where to, locked; passes over those that another has locked. As the service. */
  lockDue(
    now: Date,
  ): Promise<{ readonly round: Round; readonly to: Extract<RoundGoal, 'OPEN' | 'CLOSED' | 'SETTLED'> } | undefined>;
  /**
   * Notes that students are reminded of lists that close before `until`: those for whom there is something in the round and who have asked for
   * nothing there, or have something half written. At most `limit`, each once a round.
   */
  remind(now: Date, until: Date, limit: number): Promise<RemindedStudent[]>;
  /** The students of those years for which a round has something that begins after `today`, by id. One statement, however many. */
  invited(round: Round, today: LocalDate): Promise<SchoolStudent[]>;
  /** The answers of employers to applications in the round, by the application's id. */
  answered(id: RoundId): Promise<AnsweredApplicant[]>;
  /** Moves the round on and makes a proposal the one that counts. */
  setProposal(id: RoundId, state: RoundState, proposalId: IdOf<'Proposal'>): Promise<void>;
}

/** A student and the school that is told besides. */
export interface SchoolStudent {
  readonly studentId: StudentId;
  readonly schoolId: SchoolId;
}

/** Somebody whose application an employer has answered. */
export interface AnsweredApplicant extends SchoolStudent {
  readonly applicationId: ApplicationId;
}

/** Somebody who is reminded of a round. */
export interface RemindedStudent {
  readonly roundId: RoundId;
  readonly programmeId: ProgrammeId;
  readonly studentId: StudentId;
}

/** A round without its secret. */
export type HeldRound = Pick<Round, 'id' | 'state' | 'slotsFrom' | 'slotsTo' | 'maxChoices' | 'closesAt'>;

/** A student who applies, or is applied for. */
export type Applicant = Pick<RoundStudent, 'id' | 'schoolId' | 'yearGroup'> & { readonly programmeId: ProgrammeId };

/** A slot of a published advert of a verified employer, of whatever kind and date. */
export type OfferedSlot = Pick<
  RoundSlot,
  'id' | 'employerId' | 'yearGroups' | 'keptForSchoolIds' | 'seats' | 'startsOn' | 'endsOn'
> & { readonly programmeId: ProgrammeId; readonly isPlacement: boolean };

/** Lists of applications, and what they are made from. */
export interface Applications {
  /** The student, if in the actor's reach. */
  applicant(id: StudentId): Promise<Applicant | undefined>;
  /** The slot, if the actor can see it and it is open. */
  offeredSlot(id: SlotId): Promise<OfferedSlot | undefined>;
  /** True when the actor's programme has a form of its own, or the advert of the slot a question that has to be answered. */
  asksForm(slotId: string): Promise<boolean>;
  find(id: ApplicationId): Promise<Application | undefined>;
  /** All the student's applications in the round; nobody else changes them until the unit of work ends. */
  lockList(roundId: RoundId, studentId: StudentId): Promise<Application[]>;
  add(application: LiveApplication, at: Date): Promise<void>;
  /** Makes a withdrawn one live again. */
  resubmit(application: LiveApplication): Promise<void>;
  withdraw(id: ApplicationId): Promise<void>;
  /** Gives the applications the ranks 1, 2, 3 … in their order. */
  rank(ids: readonly ApplicationId[]): Promise<void>;
}

/** What a round is matched from. Read as the service. */
export interface Instances {
  /** Seven reads. Slots begin after `today`; students and slots come by id, applications by student and rank. */
  read(round: Round, today: LocalDate): Promise<RoundInstance>;
}

/** A finished run, to be kept. */
export interface Proposal {
  readonly id: IdOf<'Proposal'>;
  readonly programmeId: ProgrammeId;
  readonly roundId: RoundId;
  /** What was matched; only its hash is kept. */
  readonly instance: AllocationInstance;
  readonly ruleSetVersion: string;
  readonly outcomes: readonly Outcome[];
  readonly slots: readonly ProposedSlot[];
  readonly overDemand: readonly OverDemandedGroup[];
  /** What moves by consent came to; null where nobody was to be moved. */
  readonly consent: CompletedResult['counts'] | null;
  readonly placed: number;
  readonly unplaced: number;
}

/** A place that a proposal gives to somebody who did not hold it before. */
export interface ProposedPlace extends StudentAtSlot {
  readonly schoolId: SchoolId;
}

/** Proposals. Written as the service. */
export interface Proposals {
  /** Four statements, however many students and slots. */
  add(proposal: Proposal, at: Date): Promise<void>;
  /** The places of a proposal that are to be offered, by slot id and student id. */
  places(id: IdOf<'Proposal'>): Promise<ProposedPlace[]>;
  /** Those to whom a proposal gives nothing though they took part: they had a list of places, or asked for one. By id. */
  withoutPlace(id: IdOf<'Proposal'>): Promise<SchoolStudent[]>;
  /** Slots with places to be offered that are off show, cancelled or begun, or that one of their students cannot go to for another place. */
  outdatedSlots(id: IdOf<'Proposal'>, today: LocalDate): Promise<SlotId[]>;
  /** Offers the places under new ids, in the order of `places`, to be answered until then and before the first day. One statement; `SlotsHaveChanged` when a student was placed elsewhere just now. */
  offer(
    id: IdOf<'Proposal'>,
    places: readonly (ProposedPlace & { readonly allocationId: AllocationId })[],
    at: Date,
    until: Date | null,
  ): Promise<void>;
}

/** A run that is asked for now. */
export type NewProposalRun = Omit<ProposalRun, 'state' | 'attempts'>;

/** Runs of the matching. */
export interface ProposalRuns {
  add(run: NewProposalRun, at: Date): Promise<void>;
  /** The same for the service, because of an event; false when that event has caused a run before. */
  addRerun(run: NewProposalRun, causedBy: string, at: Date): Promise<boolean>;
  /** True when a run because of an event waits for the round, so that it will see what has happened since. */
  isRerunQueued(roundId: RoundId): Promise<boolean>;
  /** How a proposal was matched. */
  modeOf(id: IdOf<'Proposal'>): Promise<MatchingMode>;
  /** Takes what caused them from the round's runs that have not ended, so that another can be caused by it. */
  takeCauses(roundId: RoundId): Promise<string[]>;
  /** Takes what caused it from a run that has ended, so that another can be caused by it; `undefined` when that was done already. */
  passCauseOn(id: IdOf<'Proposal'>): Promise<string | undefined>;
  /** Has a worker do the run once the unit of work is over. */
  queue(id: IdOf<'Proposal'>): Promise<void>;
  /** The run as it stands, if in the actor's reach. */
  find(id: IdOf<'Proposal'>): Promise<ProposalRun | undefined>;
  /** The same, and nobody else changes it until the unit of work ends. */
  lock(id: IdOf<'Proposal'>): Promise<ProposalRun | undefined>;
  /** Notes that a worker begins the run, for the first time or again. */
  begin(id: IdOf<'Proposal'>, at: Date): Promise<void>;
  /** Notes what the run does now; false when it is no longer this attempt's to do, because it ended or another worker began it. */
  report(id: IdOf<'Proposal'>, attempt: number, step: ProposalStep, progress: number): Promise<boolean>;
  /** Ends a run; `failure` only and always with FAILED. */
  end(
    id: IdOf<'Proposal'>,
    state: Extract<ProposalRunState, 'DONE' | 'FAILED' | 'CANCELLED'>,
    failure: RunFailure | null,
    at: Date,
  ): Promise<void>;
  /** Cancels those of the round's runs that have not ended, and says which. */
  cancelAll(roundId: RoundId, at: Date): Promise<IdOf<'Proposal'>[]>;
}

/** A wish as it is kept. */
export type KeptWish = RoundWish & {
  readonly roundId: RoundId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  /** The careers lead who said it for the student; null when the student did. */
  readonly onBehalfBy: AccountId | null;
};

/** What students said besides their lists. */
export interface RoundWishes {
  /** The slots that the student rules out in the round; none when nothing was said. */
  excluded(roundId: RoundId, studentId: StudentId): Promise<SlotId[]>;
  /** Those of the ids that are slots of the programme which the actor can see. */
  known(programmeId: ProgrammeId, slotIds: readonly string[]): Promise<SlotId[]>;
  /** Puts the wish in place of what was said before. */
  set(wish: KeptWish, at: Date): Promise<void>;
}

/** A placement set aside for a student. */
export interface Pin extends StudentAtSlot {
  readonly roundId: RoundId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly pinnedBy: AccountId | null;
}

/** Placements set aside by the coordinator. */
export interface Pins {
  /** How many other students of the round are pinned to the slot. */
  others(roundId: RoundId, slotId: SlotId, studentId: StudentId): Promise<number>;
  /** Puts the pin in place of another of the student's. */
  set(pin: Pin, at: Date): Promise<void>;
  /** False when the student had none. */
  remove(roundId: RoundId, studentId: StudentId): Promise<boolean>;
}

/** What the use cases of this feature work with. */
export interface RoundsTx {
  readonly rounds: Rounds;
  readonly applications: Applications;
  readonly wishes: RoundWishes;
  readonly pins: Pins;
  readonly instances: Instances;
  readonly runs: ProposalRuns;
  readonly proposals: Proposals;
  readonly slotPlaces: Pick<SlotPlaces, 'take'>;
  readonly clearances: Pick<ClearanceBook, 'record'>;
  readonly outbox: Outbox;
}

/** The draw that orders students who are equal by every published criterion: fixed and sealed before anybody applies. */
export interface Draw {
  /** 32 random bytes as 64 hexadecimal digits. */
  newSeed(): string;
  /** What is published at once: SHA-256 of the bytes of the seed, in hexadecimal. */
  commitmentTo(seed: string): string;
  /** For each student HMAC-SHA-256 of the id under the bytes of the seed, in hexadecimal: what `lotteryOrder` takes. */
  keys(seed: string, studentIds: readonly StudentId[]): ReadonlyMap<string, string>;
}

/** What the safeguarding rules read of slots and students. */
export type RuleFacts = Pick<ClearanceFacts, 'ofSlots' | 'ofStudents'>;

/** A live application as it is listed. */
export interface ApplicationLine {
  readonly id: ApplicationId;
  readonly slotId: SlotId;
  readonly rank: number;
  readonly statement: string;
  readonly isOnBehalf: boolean;
  readonly roundState: RoundState;
  /** Where the student sets out from, and how. */
  readonly traveller: Traveller;
}

/** What a slot is and where: also of one that is off show by now. */
export type SlotCard = Pick<
  RoundSlot,
  | 'id'
  | 'opportunityId'
  | 'title'
  | 'employerName'
  | 'area'
  | 'startsOn'
  | 'endsOn'
  | 'startsAt'
  | 'finishesAt'
  | 'latitude'
  | 'longitude'
  | 'otherSites'
>;

/** Reads for the lists that are put together here. */
export interface ChoiceReads {
  /** A student's live applications in a round by rank, if in the actor's reach. */
  applications(actor: Actor, roundId: RoundId, studentId: StudentId): Promise<ApplicationLine[]>;
  /** The slots by id; one read however many. */
  slotCards(slotIds: readonly SlotId[]): Promise<ReadonlyMap<string, SlotCard>>;
  /** The student who asks and the slots of an open round that the student can see and has no live application for; `undefined` in any other round. */
  choices(
    actor: Actor,
    roundId: RoundId,
    today: LocalDate,
  ): Promise<{ student: RoundStudent; slots: RoundSlot[] } | undefined>;
}
