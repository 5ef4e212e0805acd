import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateTimeScalar, enumOf } from '#platform';
import {
  alarmRules,
  alarmRuleIds,
  alarmSeverities,
  type AlarmRuleId,
  type AlarmSeverity,
} from '../domain/alarm-rule.js';

const AlarmRuleEnum = enumOf(alarmRuleIds);
registerEnumType(AlarmRuleEnum, {
  name: 'AlarmRule',
  description: 'What is out of the ordinary.',
  valuesMap: Object.fromEntries(
    alarmRules.map(({ id, what, threshold, window }) => [
      id,
      { description: `${what} From ${threshold} within ${window}.` },
    ]),
  ),
});

const AlarmSeverityEnum = enumOf(alarmSeverities);
registerEnumType(AlarmSeverityEnum, {
  name: 'AlarmSeverity',
  description: 'How much an alarm matters.',
  valuesMap: {
    CRITICAL: { description: 'Somebody has to look now.' },
    NOTABLE: { description: 'Somebody has to know.' },
  },
});

@ObjectType('Alarm', { description: 'Something out of the ordinary that the audit trail or the events show.' })
export class AlarmType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => AlarmRuleEnum, { description: 'What it is.' })
  rule: AlarmRuleId;

  @Field(() => AlarmSeverityEnum, { description: 'How much it matters.' })
  severity: AlarmSeverity;

  @Field({ description: 'What it is, in a sentence.' })
  what: string;

  @Field({ description: 'The account or the employer by id, or the place on the chain.' })
  about: string;

  @Field(() => Int, { description: 'How many were counted.' })
  counted: number;

  @Field(() => DateTimeScalar, { description: 'From when on they were counted.' })
  from: string;

  @Field(() => DateTimeScalar, { description: 'When the last of them was.' })
  until: string;

  @Field(() => DateTimeScalar, { description: 'When the alarm was raised.' })
  raisedAt: string;
}

@ObjectType('AlarmConnection', { description: 'A page of alarms.' })
export class AlarmConnection extends connectionOf(AlarmType) {}
