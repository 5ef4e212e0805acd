import type { IdOf, LocalDate, Outbox, ProgrammeId, SchoolId } from '#kernel';
import type { Alarm, Finding } from '../domain/alarm.js';
import type { AlarmRuleId } from '../domain/alarm-rule.js';
import type { Days, Findings } from '../domain/safeguarding-digest.js';
import type { UnplacedCount, UnplacedFigures } from '../domain/unplaced-report.js';

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

/** What is out of the ordinary. */
export interface Alarms {
  /** Waits until no other worker looks. */
  takeTurn(): Promise<void>;
  /** What a rule finds that was not told of. */
  find(ruleId: AlarmRuleId, threshold: number): Promise<Finding[]>;
  /** Keeps alarms; those that were not there before, by id. */
  add(alarms: readonly Alarm[], at: Date): Promise<ReadonlySet<string>>;
  programmes(): Promise<ProgrammeId[]>;
}

/** What raising alarms works with. */
export interface AlarmsTx {
  readonly alarms: Alarms;
  readonly outbox: Outbox;
}

/** What the digests work with. */
export interface OversightTx {
  readonly digests: SafeguardingDigests;
  readonly outbox: Outbox;
}

/** Who has no place. */
export interface Unplaced {
  /** Programmes of which that month was not seen to. */
  programmesDue(month: LocalDate): Promise<ProgrammeId[]>;
  /** Of students who were in published rounds of those days, and have not left by `today`, as it is at `at`. */
  counts(programmes: readonly ProgrammeId[], days: Days, today: LocalDate, at: Date): Promise<UnplacedCount[]>;
}

/** The report of a programme; without figures where nobody took part. */
export interface NewUnplacedReport {
  readonly id: IdOf<'UnplacedReport'>;
  readonly programmeId: ProgrammeId;
  readonly figures: UnplacedFigures | null;
}

/** Reports on who has no place. */
export interface UnplacedReports {
  /** Those that were not there before, by id. */
  add(reports: readonly NewUnplacedReport[], month: LocalDate, at: Date): Promise<ReadonlySet<string>>;
}

/** What making those reports works with. */
export interface UnplacedReportsTx {
  readonly reports: UnplacedReports;
  readonly outbox: Outbox;
}
