import { isIdOf } from '#kernel';
import { recheckAfter, type RecheckBy } from '../domain/inputs-of-rules.js';
import type { EventRow, Events, PlacesScope, StepsScope } from './ports.js';
import type { RecheckClearances } from './recheck-clearances.use-case.js';
import type { VoidOutdated } from './void-outdated.use-case.js';

/** Looks at the places that an event concerns, and at what was decided before that, if it may have changed something that the rules read. */
export class RecheckAfterEvent {
  constructor(
    private readonly events: Events,
    private readonly recheck: RecheckClearances,
    private readonly outdated: VoidOutdated,
  ) {}

  /** Harmless to repeat. */
  async run(eventId: string): Promise<void> {
    const event = await this.events.one(eventId);
    if (event === undefined) return;
    const by = recheckAfter(event.kind);
    // What is said of one visit changes no place.
    const isOfVisit = by === 'ALLOCATION' && isIdOf('SlotRequest', event.subjectId);
    if (by !== undefined && !isOfVisit) await this.recheck.run(scopeOf(event, by), eventId);
    const steps = stepsOf(event);
    if (steps !== undefined) await this.outdated.run(steps, eventId);
  }
}

/** An event that does not say whose it is concerns everybody. */
function scopeOf({ employerId, schoolId, studentId, subjectId }: EventRow, by: RecheckBy): PlacesScope {
  if (by === 'EMPLOYER') return { employerId };
  if (by === 'SCHOOL') return { schoolId };
  if (by === 'STUDENT') return { studentId };
  return by === 'ALLOCATION' && isIdOf('Allocation', subjectId) ? { allocationId: subjectId } : {};
}

/** What is said of one confirmed place changes nothing of the steps before. */
function stepsOf({ kind, employerId, schoolId, studentId }: EventRow): StepsScope | undefined {
  const by = recheckAfter(kind, 'STEPS');
  if (by === 'EMPLOYER' && employerId !== null) return { by, id: employerId };
  if (by === 'SCHOOL' && schoolId !== null) return { by, id: schoolId };
  if (by === 'STUDENT' && studentId !== null) return { by, id: studentId };
  return undefined;
}
