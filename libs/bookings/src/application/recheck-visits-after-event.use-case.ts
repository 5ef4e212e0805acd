import { recheckAfter, type Events } from '#clearances';
import { isIdOf } from '#kernel';
import type { RecheckVisits } from './recheck-visits.use-case.js';
import type { VisitsScope } from './visits.ports.js';

/** Looks at the visits that an event concerns, if it may have changed something that the rules read. */
export class RecheckVisitsAfterEvent {
  constructor(
    private readonly events: Events,
    private readonly recheck: RecheckVisits,
  ) {}

  /** Harmless to repeat. */
  async run(eventId: string): Promise<void> {
    const event = await this.events.one(eventId);
    const by = event === undefined ? undefined : recheckAfter(event.kind, 'VISIT');
    if (event === undefined || by === undefined) return;
    const { employerId, schoolId, studentId, subjectId } = event;
    if (by === 'ALLOCATION') {
      // What is said of one place changes no visit.
      if (isIdOf('SlotRequest', subjectId)) await this.recheck.run({ slotRequestId: subjectId });
      return;
    }
    const scopes: Readonly<Record<typeof by, VisitsScope>> = {
      EMPLOYER: { employerId },
      SCHOOL: { schoolId },
      STUDENT: { studentId },
      ALL: {},
    };
    await this.recheck.run(scopes[by]);
  }
}
