import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  AccountId,
  ApplicationId,
  EmployerId,
  IdOf,
  LocalDate,
  ProgrammeId,
  RoundId,
  SchoolId,
  SlotId,
  StudentId,
} from '#kernel';
import type { ApplicationState } from '../domain/application.js';
import type { AfterNo, RoundState } from '../domain/round.js';

@Entity('round')
export class RoundRow {
  @PrimaryColumn('text') id: RoundId;
  @Column('text', { name: 'programme_id' }) programmeId: ProgrammeId;
  @Column('text') name: string;
  @Column('text') state: RoundState;
  @Column('date', { name: 'slots_from' }) slotsFrom: LocalDate;
  @Column('date', { name: 'slots_to' }) slotsTo: LocalDate;
  @Column('smallint', { name: 'max_choices' }) maxChoices: number;
  @Column('text') seed: string;
  @Column('text', { name: 'seed_commitment' }) seedCommitment: string;
  @Column('text', { name: 'current_proposal_id', nullable: true }) currentProposalId: IdOf<'Proposal'> | null;
  @Column('timestamptz', { name: 'opens_at', nullable: true }) opensAt: Date | null;
  @Column('timestamptz', { name: 'closes_at', nullable: true }) closesAt: Date | null;
  @Column('timestamptz', { name: 'answer_by', nullable: true }) answerBy: Date | null;
  @Column('text', { name: 'after_no' }) afterNo: AfterNo;
}

@Entity('application')
export class ApplicationRow {
  @PrimaryColumn('text') id: ApplicationId;
  @Column('text', { name: 'programme_id' }) programmeId: ProgrammeId;
  @Column('text', { name: 'school_id' }) schoolId: SchoolId;
  @Column('text', { name: 'student_id' }) studentId: StudentId;
  @Column('text', { name: 'employer_id' }) employerId: EmployerId;
  @Column('text', { name: 'slot_id' }) slotId: SlotId;
  @Column('text', { name: 'round_id' }) roundId: RoundId;
  @Column('text') state: ApplicationState;
  @Column('smallint', { nullable: true }) rank: number | null;
  @Column('text') statement: string;
  @Column('text', { name: 'on_behalf_by', nullable: true }) onBehalfBy: AccountId | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

/** Every entity of this feature. */
export const roundEntities = [RoundRow, ApplicationRow];
