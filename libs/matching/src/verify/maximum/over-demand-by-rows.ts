import type { TooFewPlaces } from '../../maximum/maximum-result.js';
import { limitsAbove, type SeatLimit, type Seats } from './seats.js';

/** For each student without a place who had open choices, the group to be told of; students for whom moves would find a place. */
export interface ExpectedGroups {
  readonly groups: ReadonlyMap<string, TooFewPlaces>;
  readonly couldBePlaced: readonly string[];
}

/**
 * The Hall certificate, found from who sits where: students without a place, the reached limits that keep them out, those who sit under
 * them, and so on. As long as no way leads to a free seat, students minus seats is exactly how many go without. `openSlots` names the
 * open choices of every student apart from pinned ones. O(choices).
 */
export function expectGroups(seats: Seats, openSlots: ReadonlyMap<string, readonly string[]>): ExpectedGroups {
  const isFull = (limit: SeatLimit): boolean => limit.sitters.size >= limit.seats;
  const blockedBy = (studentId: string): (SeatLimit | undefined)[] =>
    (openSlots.get(studentId) ?? []).map((slotId) => limitsAbove(seats, studentId, slotId).find(isFull));
  const without = [...openSlots]
    .filter(([studentId, slots]) => slots.length > 0 && !seats.slotOf.has(studentId))
    .map(([studentId]) => studentId);

  const reached = new Set(without);
  const blocks = new Map<string, SeatLimit[]>();
  const keptOut = new Map<SeatLimit, string[]>();
  let isSomebodyFree = false;
  for (const studentId of reached) {
    const limits: SeatLimit[] = [];
    for (const limit of blockedBy(studentId)) {
      if (limit === undefined) {
        isSomebodyFree = true;
        continue;
      }
      limits.push(limit);
      const kept = keptOut.get(limit);
      if (kept === undefined) keptOut.set(limit, [studentId]);
      else kept.push(studentId);
      for (const sitter of limit.sitters) if (!seats.pins.has(sitter)) reached.add(sitter);
    }
    blocks.set(studentId, limits);
  }
  if (isSomebodyFree) return { groups: new Map(), couldBePlaced: without };

  const groups = new Map<string, TooFewPlaces>();
  for (const first of without) {
    if (groups.has(first)) continue;
    const members = new Set([first]);
    const limits = new Set<SeatLimit>();
    for (const member of members) {
      const given = seats.slotOf.get(member);
      const satUnder = given === undefined ? [] : limitsAbove(seats, member, given).filter((each) => keptOut.has(each));
      for (const limit of [...(blocks.get(member) ?? []), ...satUnder]) {
        if (limits.has(limit)) continue;
        limits.add(limit);
        for (const next of [...(keptOut.get(limit) ?? []), ...limit.sitters]) if (reached.has(next)) members.add(next);
      }
    }
    const group = countGroup(members, limits, openSlots);
    for (const member of members) if (!seats.slotOf.has(member)) groups.set(member, group);
  }
  return { groups, couldBePlaced: [] };
}

/** A limit's seats cover those of the limits inside it. */
function countGroup(
  members: ReadonlySet<string>,
  limits: ReadonlySet<SeatLimit>,
  openSlots: ReadonlyMap<string, readonly string[]>,
): TooFewPlaces {
  const isCovered = ({ outer }: SeatLimit): boolean => outer !== null && (limits.has(outer) || isCovered(outer));
  let open = 0;
  for (const limit of limits) if (!isCovered(limit)) open += limit.seats - limit.pinned;
  const slots = new Set([...members].flatMap((member) => openSlots.get(member) ?? []));
  return { students: members.size, slots: slots.size, seats: open };
}
