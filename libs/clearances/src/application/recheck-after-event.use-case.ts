import { isIdOf } from '#kernel';
import { recheckAfter, type RecheckBy } from '../domain/inputs-of-rules.js';
import type { EventRow, Events, PlacesScope } from './ports.js';
import type { RecheckClearances } from './recheck-clearances.use-case.js';

/** Looks at the places that an event concerns, if it may have changed something that the rules read. */
export class RecheckAfterEvent {
  constructor(
    private readonly events: Events,
    private readonly recheck: RecheckClearances,
  ) {}

  /** Harmless to repeat. */
  async run(eventId: string): Promise<void> {
    const event = await this.events.one(eventId);
    const by = event === undefined ? undefined : recheckAfter(event.kind);
    // What is said of one visit changes no place.
    if (event === undefined || (by === 'ALLOCATION' && isIdOf('SlotRequest', event.subjectId))) return;
    if (by !== undefined) await this.recheck.run(scopeOf(event, by), eventId);
  }
}

/** An event that does not say whose it is concerns everybody. */
function scopeOf({ employerId, schoolId, studentId, subjectId }: EventRow, by: RecheckBy): PlacesScope {
  if (by === 'EMPLOYER') return { employerId };
  if (by === 'SCHOOL') return { schoolId };
  if (by === 'STUDENT') return { studentId };
  return by === 'ALLOCATION' && isIdOf('Allocation', subjectId) ? { allocationId: subjectId } : {};
}
