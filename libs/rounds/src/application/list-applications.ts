import { isIdOf, type Actor, type StudentId } from '#kernel';
import type { Journey, TravelTimeProvider } from '#travel';
import { travelSite } from './way.js';
import type { ApplicationLine, ChoiceReads, SlotCard } from './ports.js';

/** A live application with what it is for and how far that is. */
export interface ListedApplication {
  readonly line: ApplicationLine;
  readonly slot: SlotCard;
  readonly way: Journey;
}

/** A student's live applications in a round. */
export class ListApplications {
  constructor(
    private readonly reads: ChoiceReads,
    private readonly travelTimes: TravelTimeProvider,
  ) {}

  /** By rank; empty for a round or a student out of the actor's reach. Two reads, and a travel time for each. */
  async run(actor: Actor, roundId: string, studentId: StudentId): Promise<ListedApplication[]> {
    const lines = isIdOf('Round', roundId) ? await this.reads.applications(actor, roundId, studentId) : [];
    if (lines.length === 0) return [];
    const slots = await this.reads.slotCards(lines.map(({ slotId }) => slotId));
    const listed = lines.map(async (line): Promise<ListedApplication[]> => {
      const slot = slots.get(line.slotId);
      return slot === undefined ? [] : [{ line, slot, way: await this.way(line, slot) }];
    });
    return (await Promise.all(listed)).flat();
  }

  private way({ traveller }: ApplicationLine, slot: SlotCard): Promise<Journey> {
    return this.travelTimes.between({ id: 'applicant', ...traveller }, travelSite(slot));
  }
}
