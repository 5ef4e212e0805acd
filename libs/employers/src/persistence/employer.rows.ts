import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, EmployerId, HostAdultId, IdOf, LocalDate, ProgrammeId, SiteId } from '#kernel';
import type { EmployerState, InsuranceKind } from '../domain/employer.js';

@Entity('employer')
export class EmployerRow {
  @PrimaryColumn('text') id: EmployerId;
  @Column('text', { name: 'programme_id' }) programmeId: ProgrammeId;
  @Column('text') name: string;
  @Column('text') sector: string;
  @Column('integer', { name: 'staff_count' }) staffCount: number;
  @Column('text', { name: 'web_domain', nullable: true }) webDomain: string | null;
  @Column('text', { nullable: true }) owner: string | null;
  @Column('text') state: EmployerState;
  @Column('text', { name: 'state_reason', nullable: true }) stateReason: string | null;
  @Column('text', { name: 'registered_by' }) registeredBy: AccountId;
  @Column('text', { name: 'verified_by', nullable: true }) verifiedBy: AccountId | null;
  @Column('timestamptz', { name: 'verified_at', nullable: true }) verifiedAt: Date | null;
}

@Entity('site')
export class SiteRow {
  @PrimaryColumn('text') id: SiteId;
  @Column('text', { name: 'programme_id' }) programmeId: ProgrammeId;
  @Column('text', { name: 'employer_id' }) employerId: EmployerId;
  @Column('text') name: string;
  @Column('text', { name: 'address_line' }) addressLine: string;
  @Column('text') postcode: string;
  @Column('double precision') latitude: number;
  @Column('double precision') longitude: number;
  @Column('boolean', { name: 'location_rough' }) roughLocation: boolean;
  @Column('text') access: string;
}

@Entity('host_adult')
export class HostAdultRow {
  @PrimaryColumn('text') id: HostAdultId;
  @Column('text', { name: 'programme_id' }) programmeId: ProgrammeId;
  @Column('text', { name: 'employer_id' }) employerId: EmployerId;
  @Column('text', { name: 'site_id' }) siteId: SiteId;
  @Column('text') name: string;
  @Column('text', { name: 'job_title' }) jobTitle: string;
  @Column('text', { name: 'work_email' }) workEmail: string;
  @Column('text', { name: 'work_phone', nullable: true }) workPhone: string | null;
  @Column('timestamptz', { name: 'work_address_verified_at', nullable: true }) workAddressVerifiedAt: Date | null;
  @Column('timestamptz', { name: 'called_back_at', nullable: true }) calledBackAt: Date | null;
  @Column('text', { name: 'called_back_by', nullable: true }) calledBackBy: AccountId | null;
}

@Entity('insurance')
export class InsuranceRow {
  @PrimaryColumn('text') id: IdOf<'Declaration'>;
  @Column('text', { name: 'programme_id' }) programmeId: ProgrammeId;
  @Column('text', { name: 'employer_id' }) employerId: EmployerId;
  @Column('text') kind: InsuranceKind;
  @Column('text') insurer: string;
  @Column('bigint', { name: 'cover_pounds' }) coverPounds: number;
  @Column('date', { name: 'valid_to' }) validTo: LocalDate;
  @Column('text', { name: 'declared_by' }) declaredBy: AccountId | null;
}

/** Every entity of this feature. */
export const employerEntities = [EmployerRow, SiteRow, HostAdultRow, InsuranceRow];
