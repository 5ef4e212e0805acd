import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, BookingGroupId, EmployerId, ProgrammeId, SchoolId, SlotId, SlotRequestId } from '#kernel';
import type { RefusalReason, SlotRequestState } from '../domain/slot-request.js';

@Entity('slot_request')
export class SlotRequestRow {
  @PrimaryColumn('text') id: SlotRequestId;
  @Column('text', { name: 'programme_id' }) programmeId: ProgrammeId;
  @Column('text', { name: 'employer_id' }) employerId: EmployerId;
  @Column('text', { name: 'slot_id' }) slotId: SlotId;
  @Column('text', { name: 'school_id' }) schoolId: SchoolId;
  @Column('text', { name: 'group_id', nullable: true }) groupId: BookingGroupId | null;
  @Column('text') state: SlotRequestState;
  @Column('integer') places: number;
  @Column('text', { name: 'staff_lead' }) staffLead: string;
  @Column('text') note: string;
  @Column('boolean', { name: 'is_purpose_agreed', nullable: true }) isPurposeAgreed: boolean | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) refusal: RefusalReason | null;
  @Column('timestamptz', { name: 'reminded_at', nullable: true }) remindedAt: Date | null;
  @Column('timestamptz', { name: 'answer_by' }) answerBy: Date;
  @Column('text', { name: 'idempotency_key', nullable: true }) idempotencyKey: string | null;
  @Column('text', { name: 'requested_by', nullable: true }) requestedBy: AccountId | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt: Date | null;
  @Column('boolean', { name: 'is_unanswered', default: false }) isUnanswered?: boolean;
}

/** Every entity of this feature. */
export const bookingEntities = [SlotRequestRow];
