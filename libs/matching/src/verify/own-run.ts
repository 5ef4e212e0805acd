import type { Closure } from '../fair/fair-result.js';
import { choose, type Claim } from './choice-rule.js';
import { possibleClaims } from './claims.js';
import { pushTo } from './push-to.js';
import type { House, SlotRoom } from './rooms.js';
import type { Seating } from './seating.js';

/** What the published procedure gives: the slot of each student who gets one, and the closures in order. */
export interface OwnRun {
  readonly slotOf: ReadonlyMap<string, string>;
  readonly closures: readonly Closure[];
}

/** A procedure on its way: how much of each list has been asked for, what each house has, and who has still to ask. */
interface State {
  readonly asked: Map<string, number>;
  readonly held: Map<House, readonly Claim[]>;
  readonly asking: readonly string[];
}

/** What each student who takes part may claim, best first. */
type Lists = ReadonlyMap<string, readonly Claim[]>;

/**
 * The published procedure in rounds, of the seating only the instance: in each round everybody without a seat asks for the next slot on
 * the list, and every house chooses from all it has and hears. When nobody has anything left to ask for, the slot that is shortest of its
 * minimum group is closed, and rounds follow, until none is short.
 *
 * Who sits where does not depend on who asks first. So what is asked before anybody asks a slot that may yet be closed under an employer's
 * ceiling is asked once and kept, and after such a closure the procedure goes on from there; any other closed slot pressed on nobody but
 * its own, who ask on. O(choices x log + what is asked again), with a set of claims sorted for every house that hears any.
 */
export function runByRounds(seating: Seating): OwnRun {
  const { students, rooms } = seating;
  const lists: Lists = new Map(
    [...students].map(([id, student]) => [id, possibleClaims(seating, student, student.choices.length)]),
  );
  const isShared = (slotId: string): boolean => rooms.slots.get(slotId)?.employer !== null;
  const mayClose = ({ slot, pinned }: SlotRoom): boolean => (slot.minimumGroup ?? 1) > 1 && pinned === 0;
  const closable = [...rooms.slots.values()].filter(mayClose);
  const postponed = new Set(closable.map(({ slot }) => slot.id).filter(isShared));

  const closures: Closure[] = [];
  const opening: State = { asked: new Map(), held: new Map(), asking: [...students.keys()] };
  const early = ask(seating, lists, opening, (slotId) => (postponed.has(slotId) ? 'LATER' : 'OPEN'));
  let state = copyOf(early);
  for (;;) {
    const closed = new Set(closures.map(({ slotId }) => slotId));
    state = ask(seating, lists, clear(seating, state, closed), (slotId) => (closed.has(slotId) ? 'CLOSED' : 'OPEN'));
    const next = shortestGroup(seating, state, closable);
    if (next === undefined) break;
    closures.push(next);
    if (isShared(next.slotId)) state = copyOf(early);
  }
  const settled = [...state.held.values()].flat();
  return { slotOf: new Map(settled.map(({ student, slotId }) => [student.id, slotId])), closures };
}

function copyOf({ asked, held, asking }: State): State {
  return { asked: new Map(asked), held: new Map(held), asking };
}

/** Takes everybody out of closed slots: those who sat there ask on. */
function clear({ rooms }: Seating, { asked, held, asking }: State, closed: ReadonlySet<string>): State {
  const unseated: string[] = [];
  for (const slotId of closed) {
    const house = rooms.houses.get(slotId);
    const all = (house && held.get(house)) ?? [];
    const there = all.filter((claim) => claim.slotId === slotId);
    if (house === undefined || there.length === 0) continue;
    held.set(
      house,
      all.filter((claim) => claim.slotId !== slotId),
    );
    unseated.push(...there.map(({ student }) => student.id));
  }
  return { asked, held, asking: [...asking, ...unseated] };
}

/** Rounds, which change the state, until nobody has anything to ask for; whoever would ask a slot that is to be asked later is still to ask in the end. */
function ask(
  { rooms }: Seating,
  lists: Lists,
  { asked, held, asking: first }: State,
  isOpen: (slotId: string) => 'OPEN' | 'CLOSED' | 'LATER',
): State {
  const later: string[] = [];
  let asking = first;
  while (asking.length > 0) {
    const heard = new Map<House, Claim[]>();
    const refused: string[] = [];
    for (const studentId of asking) {
      const count = asked.get(studentId) ?? 0;
      const claim = lists.get(studentId)?.[count];
      const house = claim && rooms.houses.get(claim.slotId);
      if (claim === undefined || house === undefined) continue;
      const answer = isOpen(claim.slotId);
      if (answer === 'LATER') {
        later.push(studentId);
        continue;
      }
      asked.set(studentId, count + 1);
      if (answer === 'CLOSED') refused.push(studentId);
      else pushTo(heard, house, claim);
    }
    for (const [house, claims] of heard) {
      const all = [...(held.get(house) ?? []), ...claims];
      const chosen = choose(house, all);
      held.set(house, [...chosen.keys()]);
      for (const claim of all) if (!chosen.has(claim)) refused.push(claim.student.id);
    }
    asking = refused;
  }
  return { asked, held, asking: later };
}

/** The slot that has some students and the smallest part of its minimum group; of equals the first by id. */
function shortestGroup({ rooms }: Seating, { held }: State, closable: readonly SlotRoom[]): Closure | undefined {
  const short: Closure[] = [];
  for (const { slot } of closable) {
    const { id: slotId, minimumGroup = 1 } = slot;
    const house = rooms.houses.get(slotId);
    const claims = (house && held.get(house)) ?? [];
    const filled = claims.filter((claim) => claim.slotId === slotId).length;
    if (filled > 0 && filled < minimumGroup) short.push({ slotId, filled, minimumGroup });
  }
  const share = ({ filled, minimumGroup }: Closure): number => filled / minimumGroup;
  return short.sort((left, right) => share(left) - share(right) || (left.slotId < right.slotId ? -1 : 1))[0];
}
