import { systemActor, type ProgrammeId, type Surroundings, type UnitOfWork } from '#kernel';
import { alarmRules, type AlarmTime } from '../domain/alarm-rule.js';
import { logLineOf, type Alarm } from '../domain/alarm.js';
import type { AlarmsTx } from './ports.js';

/**
 * Asks the rules for what is out of the ordinary, keeps what they find and tells the coordinators, all in one transaction. What was told of is
 * not told of again: by the rules, and by the key of an alarm. Workers at the same moment take turns.
 */
export class RaiseAlarms {
  constructor(
    private readonly unitOfWork: UnitOfWork<AlarmsTx>,
    private readonly surroundings: Surroundings,
    /** Where whoever runs the service watches. */
    private readonly log: (line: string) => void,
  ) {}

  /** How many. */
  async run(when: AlarmTime): Promise<number> {
    const { clock, newId } = this.surroundings;
    const raised = await this.unitOfWork.run(systemActor('raise-alarms'), async ({ alarms, outbox }) => {
      await alarms.takeTurn();
      const found: Alarm[] = [];
      for (const { id: ruleId, threshold, asked } of alarmRules)
        if (asked === when)
          for (const finding of await alarms.find(ruleId, threshold))
            found.push({ ...finding, id: newId('Alarm'), ruleId });
      const added = await alarms.add(found, clock.now());
      const news = found.filter(({ id }) => added.has(id));
      const all = news.some(({ programmeId }) => programmeId === null) ? await alarms.programmes() : [];
      await outbox.add(
        ...news.flatMap(({ id: subjectId, programmeId: of }) =>
          (of === null ? all : [of]).map((programmeId: ProgrammeId) => ({
            kind: 'alarm.raised',
            subjectId,
            programmeId,
            coordinatorOf: programmeId,
          })),
        ),
      );
      return news;
    });
    for (const alarm of raised) this.log(logLineOf(alarm));
    return raised.length;
  }
}
