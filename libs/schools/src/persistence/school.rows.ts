import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IdOf, ProgrammeId, SchoolId } from '#kernel';

@Entity('programme')
export class ProgrammeRow {
  @PrimaryColumn('text') id: ProgrammeId;
  @Column('text') name: string;
  @Column('text') area: string;
  @Column('smallint', { name: 'school_year' }) schoolYear: number;
}

@Entity('school')
export class SchoolRow {
  @PrimaryColumn('text') id: SchoolId;
  @Column('text', { name: 'programme_id' }) programmeId: ProgrammeId;
  @Column('text') urn: string;
  @Column('text') name: string;
  @Column('text') postcode: string;
  @Column('double precision') latitude: number;
  @Column('double precision') longitude: number;
  @Column('boolean', { name: 'location_rough' }) roughLocation: boolean;
}

@Entity('term')
export class TermRow {
  @PrimaryColumn('text') id: IdOf<'Term'>;
  @Column('text', { name: 'school_id' }) schoolId: SchoolId;
  @Column('text') name: string;
  @Column('date', { name: 'starts_on' }) startsOn: string;
  @Column('date', { name: 'half_term_from', nullable: true }) halfTermFrom: string | null;
  @Column('date', { name: 'half_term_to', nullable: true }) halfTermTo: string | null;
  @Column('date', { name: 'ends_on' }) endsOn: string;
}

/** Every entity of this feature. */
export const schoolEntities = [ProgrammeRow, SchoolRow, TermRow];
