import { invariant } from '#kernel';

/** When a rule is asked: often, or once a day where that reads the whole trail. */
export type AlarmTime = 'EVERY_FIVE_MINUTES' | 'NIGHTLY';

/** Something that is out of the ordinary. Coordinators are told of it: those of the programme, or of all where it concerns every one. */
export interface AlarmRule {
  readonly id: string;
  readonly what: string;
  /** From how many on it is out of the ordinary. */
  readonly threshold: number;
  /** Within what they are counted, in words. */
  readonly window: string;
  /** CRITICAL: somebody has to look now. NOTABLE: somebody has to know. */
  readonly severity: 'CRITICAL' | 'NOTABLE';
  readonly asked: AlarmTime;
}

/** Every rule there is. What else one would want an alarm for is not recorded: docs/operators.md says what. */
export const alarmRules = [
  {
    id: 'REFUSED_OFTEN',
    what: 'An account was turned away from operations that are not open to it.',
    threshold: 20,
    window: '5 minutes',
    severity: 'CRITICAL',
    asked: 'EVERY_FIVE_MINUTES',
  },
  {
    id: 'HOST_LOOKED_AT_MANY',
    what: 'An employer looked at what is sensitive of more than 30 students.',
    threshold: 31,
    window: 'a day in England',
    severity: 'NOTABLE',
    asked: 'EVERY_FIVE_MINUTES',
  },
  {
    id: 'LARGE_EXPORT',
    what: 'Somebody took more than 50 rows out of the service in one file.',
    threshold: 51,
    window: 'one export',
    severity: 'NOTABLE',
    asked: 'EVERY_FIVE_MINUTES',
  },
  {
    id: 'CHAIN_BROKEN',
    what: 'The chain of the audit trail does not hold.',
    threshold: 1,
    window: 'the whole trail',
    severity: 'CRITICAL',
    asked: 'NIGHTLY',
  },
] as const satisfies readonly AlarmRule[];

export type AlarmRuleId = (typeof alarmRules)[number]['id'];

export const alarmRuleIds = alarmRules.map(({ id }) => id);
export const alarmSeverities = ['CRITICAL', 'NOTABLE'] as const;

export type AlarmSeverity = (typeof alarmSeverities)[number];

/** The rule of that id. O(rules). */
export function alarmRule(id: AlarmRuleId): AlarmRule {
  const found = alarmRules.find((rule) => rule.id === id);
  invariant(found !== undefined, 'every alarm is of a rule');
  return found;
}
