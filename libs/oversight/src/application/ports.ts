import type { IdOf, LocalDate, Outbox, ProgrammeId, SchoolId } from '#kernel';
import type { Days, Findings } from '../domain/safeguarding-digest.js';

/** What safeguarding leads look over. */
export interface Oversight {
  /** Of every school: what happened on those days, and what stands on `today`. */
  findings(days: Days, today: LocalDate): Promise<Findings>;
  /** Schools without a digest of that week. */
  schoolsDue(week: LocalDate): Promise<DueSchool[]>;
}

/** A school that has yet to be told. */
export interface DueSchool {
  readonly id: SchoolId;
  readonly programmeId: ProgrammeId;
}

/** That a school was told of a week, or that there was nothing to tell. */
export interface NewDigest {
  readonly id: IdOf<'SafeguardingDigest'>;
  readonly school: DueSchool;
}

/** Which schools were told. */
export interface SafeguardingDigests {
  /** Those that were not there before, by id. */
  add(digests: readonly NewDigest[], week: LocalDate, at: Date): Promise<ReadonlySet<string>>;
}

/** What the use cases of this feature work with. */
export interface OversightTx {
  readonly digests: SafeguardingDigests;
  readonly outbox: Outbox;
}
