import {
  groupBy,
  minutesOf,
  timeOfMinutes,
  today,
  type Actor,
  type SchoolId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import type { TravelTimeProvider } from '#travel';
import type { RoundInstance, RoundSlot, RoundStudent } from '../domain/instance.js';
import { lockOwn } from './locked-round.js';
import { serviceFor } from './own-programme.js';
import type { RoundsTx } from './ports.js';
import { travelSite } from './way.js';

/** How many of those whom a slot welcomes can get there and back within their limits. */
export interface ReachCount {
  readonly within: number;
  readonly beyond: number;
  /** Of those beyond: how many could if it started later. */
  readonly gained: number;
}

/** A slot of a round with who can reach it. */
export interface SlotReach extends ReachCount {
  readonly slot: RoundSlot;
  /** By id of the school; of schools with a student whom the slot welcomes. */
  readonly bySchool: readonly (ReachCount & { readonly schoolId: SchoolId })[];
}

/** A coordinator asks which places are out of reach for whom, and what a later start would change. */
export class CountReach {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
    private readonly travelTimes: TravelTimeProvider,
  ) {}

  /** The slots of a round of the coordinator's programme, the least reachable first. `laterMinutes` 1 or more. Throws `NotFound`. */
  async run(actor: Actor, roundId: string, laterMinutes: number): Promise<SlotReach[]> {
    const { students, slots } = await this.read(actor, roundId);
    const now = await this.reached(students, slots);
    const later = await this.reached(
      students,
      slots.map((slot) => startingLater(slot, laterMinutes)),
    );
    return slots
      .map((slot) =>
        reachOf(
          slot,
          students.filter((student) => isWelcome(student, slot)),
          now,
          later,
        ),
      )
      .sort((left, right) => share(left) - share(right) || (left.slot.id < right.slot.id ? -1 : 1));
  }

  private read(actor: Actor, roundId: string): Promise<RoundInstance> {
    return this.unitOfWork.run(serviceFor(actor), async ({ rounds, instances }) =>
      instances.read(await lockOwn(rounds, actor, roundId), today(this.surroundings.clock)),
    );
  }

  private async reached(students: readonly RoundStudent[], slots: readonly RoundSlot[]): Promise<ReadonlySet<string>> {
    const edges = await this.travelTimes.batch({
      sites: slots.map(travelSite),
      homes: students.map(({ id, traveller }) => ({ id, ...traveller })),
    });
    return new Set(edges.map(({ siteId, homeId }) => `${siteId} ${homeId}`));
  }
}

/** A slot that would start after its finish starts when it finishes. */
function startingLater(slot: RoundSlot, minutes: number): RoundSlot {
  const latest = minutesOf(slot.finishesAt);
  return { ...slot, startsAt: timeOfMinutes(Math.min(minutesOf(slot.startsAt) + minutes, latest)) };
}

function isWelcome({ yearGroup, schoolId }: RoundStudent, { yearGroups, keptForSchoolIds }: RoundSlot): boolean {
  return yearGroups.includes(yearGroup) && (keptForSchoolIds === null || keptForSchoolIds.includes(schoolId));
}

function reachOf(
  slot: RoundSlot,
  welcome: readonly RoundStudent[],
  now: ReadonlySet<string>,
  later: ReadonlySet<string>,
): SlotReach {
  const count = (students: readonly RoundStudent[]): ReachCount => {
    const beyond = students.filter(({ id }) => !now.has(`${slot.id} ${id}`));
    const gained = beyond.filter(({ id }) => later.has(`${slot.id} ${id}`)).length;
    return { within: students.length - beyond.length, beyond: beyond.length, gained };
  };
  const bySchool = [...groupBy(welcome, ({ schoolId }) => schoolId)]
    .map(([schoolId, students]) => ({ schoolId, ...count(students) }))
    .sort((left, right) => (left.schoolId < right.schoolId ? -1 : 1));
  return { slot, ...count(welcome), bySchool };
}

function share({ within, beyond }: ReachCount): number {
  return within + beyond === 0 ? 1 : within / (within + beyond);
}
