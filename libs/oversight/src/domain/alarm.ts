import type { IdOf, ProgrammeId } from '#kernel';
import { alarmRule, type AlarmRuleId } from './alarm-rule.js';

/** What a rule found. */
export interface Finding {
  /** Whose coordinators are told; null for those of every programme. */
  readonly programmeId: ProgrammeId | null;
  /** The account or employer, or the place on the chain. */
  readonly about: string;
  readonly counted: number;
  /** UTC, to the microsecond, so that what was told of is told apart from what came next. */
  readonly from: string;
  readonly until: string;
}

/** A finding that is told of. */
export interface Alarm extends Finding {
  readonly id: IdOf<'Alarm'>;
  readonly ruleId: AlarmRuleId;
}

/** An alarm as the log has it: one line, and nobody in it. O(1). */
export function logLineOf({ id, ruleId, counted, from, until }: Alarm): string {
  const { severity } = alarmRule(ruleId);
  return JSON.stringify({ alarm: ruleId, id, severity, counted, from, until });
}
