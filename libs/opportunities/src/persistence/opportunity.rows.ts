import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Occurrence } from '#calendar';
import type {
  EmployerId,
  HostAdultId,
  LocalDate,
  LocalTime,
  OpportunityId,
  ProgrammeId,
  SchoolId,
  SiteId,
  SlotId,
} from '#kernel';
import type { JobCategory, TaskKind } from '#interests';
import type { Hazard, OpportunityKind } from '#safeguarding';
import type { Activity } from '#vetting';
import type { AccessFeature, HalfDay, LunchCompany, OpportunityState, UsualHours } from '../domain/opportunity.js';
import type { SlotState } from '../domain/slot.js';

@Entity('opportunity')
export class OpportunityRow {
  @PrimaryColumn('text') id: OpportunityId;
  @Column('text', { name: 'programme_id' }) programmeId: ProgrammeId;
  @Column('text', { name: 'employer_id' }) employerId: EmployerId;
  @Column('text', { name: 'site_id' }) siteId: SiteId;
  @Column('text', { name: 'supervisor_id' }) supervisorId: HostAdultId;
  @Column('text', { name: 'deputy_id' }) deputyId: HostAdultId;
  @Column('text') kind: OpportunityKind;
  @Column('text') state: OpportunityState;
  @Column('text', { name: 'state_reason', nullable: true }) stateReason: string | null;
  @Column('text') title: string;
  @Column('text') summary: string;
  @Column('text') category: JobCategory;
  @Column('text') activity: Activity;
  @Column('text', { array: true }) tasks: readonly TaskKind[];
  @Column('jsonb', { name: 'day_plan' }) dayPlan: readonly HalfDay[];
  @Column('text', { name: 'lunch_plan' }) lunchPlan: string;
  @Column('text', { name: 'lunch_company', nullable: true }) lunchCompany: LunchCompany | null;
  @Column('jsonb', { name: 'usual_hours', nullable: true }) usualHours: UsualHours | null;
  @Column('text', { name: 'less_fun' }) lessFun: string;
  @Column('text', { name: 'what_to_wear' }) whatToWear: string;
  @Column('text', { name: 'access_features', array: true }) accessFeatures: readonly AccessFeature[];
  @Column('text', { name: 'access_notes' }) accessNotes: string;
  @Column('text', { name: 'will_learn' }) willLearn: string;
  @Column('text', { name: 'learning_outcomes', array: true }) learningOutcomes: readonly string[];
  @Column('text', { name: 'own_task' }) ownTask: string;
  @Column('text', { name: 'people_met', array: true }) peopleMet: readonly string[];
  @Column('text') feedback: string;
  @Column('text') reflection: string;
  @Column('smallint', { name: 'year_groups', array: true }) yearGroups: readonly number[];
  @Column('text', { array: true }) hazards: readonly Hazard[];
  @Column('integer') version: number;
  @Column('integer', { name: 'approved_version', nullable: true }) approvedVersion: number | null;
  @Column('date', { name: 'paused_until', nullable: true }) pausedUntil: LocalDate | null;
  @Column('date', { name: 'confirmed_on', nullable: true }) confirmedOn: LocalDate | null;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt: Date | null;
  /** Since when readers have seen it as it is; null while they do not. */
  @Column('timestamptz', { name: 'shown_since', nullable: true, select: false }) shownSince: Date | null;
}

@Entity('slot')
export class SlotRow {
  @PrimaryColumn('text') id: SlotId;
  @Column('text', { name: 'programme_id' }) programmeId: ProgrammeId;
  @Column('text', { name: 'employer_id' }) employerId: EmployerId;
  @Column('text', { name: 'opportunity_id' }) opportunityId: OpportunityId;
  @Column('text') state: SlotState;
  @Column('date', { name: 'starts_on' }) startsOn: LocalDate;
  @Column('date', { name: 'ends_on' }) endsOn: LocalDate;
  @Column('time', { name: 'starts_at' }) startsAt: LocalTime;
  @Column('time', { name: 'finishes_at' }) finishesAt: LocalTime;
  @Column('smallint', { name: 'break_minutes' }) breakMinutes: number;
  @Column('integer') capacity: number;
  @Column('integer') taken: number;
  @Column('text', { name: 'starts_at_occurrence', nullable: true }) startsAtOccurrence: Occurrence | null;
  @Column('integer', { name: 'minimum_group' }) minimumGroup: number;
  @Column('integer', { name: 'most_per_school', nullable: true }) mostPerSchool: number | null;
  @Column('boolean', { name: 'is_reserved' }) isReserved: boolean;
  @Column('text', { name: 'reserved_school_ids', array: true }) reservedSchoolIds: readonly SchoolId[];
  @Column('boolean', { name: 'is_for_low_supply' }) isForLowSupply: boolean;
  @Column('date', { name: 'released_on', nullable: true }) releasedOn: LocalDate | null;
  @Column('timestamptz', { name: 'booking_opens_at', nullable: true }) bookingOpensAt: Date | null;
  @Column('smallint', { name: 'booking_closes_hours_before' }) bookingClosesHoursBefore: number;
  @Column('smallint', { name: 'answer_within_days' }) answerWithinDays: number;
}

/** Every entity of this feature. */
export const opportunityEntities = [OpportunityRow, SlotRow];
