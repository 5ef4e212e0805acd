import { emptyPage, type Page, type PageRequest } from '#kernel';
import type { ProposalSlotRow } from '../persistence/proposal.queries.js';

type Pages = ReadonlyMap<number, Page<ProposalSlotRow>>;

/** Slots of the over-demanded groups of one proposal: the group that is asked first has those of all read, by one statement. */
export class SlotsOfGroups {
  private readonly read = new Map<string, Promise<Pages>>();

  constructor(private readonly readAll: (request: PageRequest) => Promise<Pages>) {}

  /** A page of one group's. */
  async page(number: number, request: PageRequest): Promise<Page<ProposalSlotRow>> {
    const key = JSON.stringify([request.first, request.after]);
    const pages = this.read.get(key) ?? this.readAll(request);
    this.read.set(key, pages);
    return (await pages).get(number) ?? emptyPage;
  }
}
