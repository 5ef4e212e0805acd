import type { ProgrammeId, SchoolId } from '#kernel';

/** A school that takes part in a programme. */
export interface School {
  readonly id: SchoolId;
  readonly programmeId: ProgrammeId;
  /** Unique reference number of the register of schools in England: six digits. */
  readonly urn: string;
  readonly name: string;
  readonly postcode: string;
  /** WGS 84 degrees. */
  readonly latitude: number;
  readonly longitude: number;
  /** True when these are the middle of the postcode's sector or district, because nothing closer is known. */
  readonly roughLocation: boolean;
}
