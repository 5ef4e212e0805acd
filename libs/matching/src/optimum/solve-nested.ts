import type { NestedLimits, Optimum, OptimumProblem } from './problem.js';
import { WordHeap } from './word-heap.js';
import { isLess, packWords, unpackWords, type Words } from './words.js';

/**
 * A best way and its proof, for limits that nest in any depth. Students come in one after the other; each time the cheapest path of moves
 * is searched that gives the newcomer a place, whoever has to make way another, and so on, until somebody finds room or goes without (the
 * newcomer included). Prices keep every step of a path at zero or more, so that the search goes outward from the newcomer and stops at
 * the nearest end. The first objective may be any. Deterministic.
 *
 * O(students x choices log nodes) at worst, with words of all objectives packed into few numbers; far less where demand is spread.
 * Source: Tomizawa 1971 and Edmonds & Karp 1972, successive shortest paths with prices; here costs are words.
 */
export function solveNested(problem: OptimumProblem): Optimum {
  const words = packWords(problem);
  const search = new PathSearch(problem, words);
  for (let student = 0; student < search.choiceOf.length; student++) search.seat(student);
  return { choiceOf: search.choiceOf, certificate: certify(problem, words, search) };
}

/** How a node was reached, when not by a choice: down from its parent, or (minus the child, from here) up from a child. */
const fromParent = -1;
const fromChild = -2;

class PathSearch {
  readonly choiceOf: Int32Array;
  /** How many sit in each node. */
  readonly filled: Int32Array;
  /** A word for each node: what one more place there is worth, all limits above included. */
  readonly price: Float64Array;
  readonly children: Children;

  private readonly choiceStart: Int32Array;
  private readonly limits: NestedLimits;
  private readonly width: number;
  private readonly cost: Float64Array;
  private readonly studentOf: Int32Array;
  /** Who sits in each node directly, as linked lists. */
  private readonly firstHolder: Int32Array;
  private readonly nextHolder: Int32Array;
  private readonly previousHolder: Int32Array;
  /** For each node met in this round: the word of the cheapest path, and how it comes here. A distance counts the node's price. */
  private readonly distance: Float64Array;
  private readonly via: Int32Array;
  private readonly metInRound: Int32Array;
  private readonly heap: WordHeap;
  private readonly settled: Int32Array;
  private round = 0;
  /** The nearest end so far: somebody who goes without, or a root with room. */
  private readonly end: Float64Array;
  private endStudent = -1;
  private endRoot = -1;
  private readonly base: Float64Array;
  private readonly offered: Float64Array;

  constructor({ choiceStart, limits }: OptimumProblem, { width, cost }: Words) {
    const studentCount = choiceStart.length - 1;
    const nodeCount = limits.parent.length;
    this.choiceStart = choiceStart;
    this.limits = limits;
    this.width = width;
    this.cost = cost;
    this.choiceOf = new Int32Array(studentCount).fill(-1);
    this.studentOf = new Int32Array(choiceStart[studentCount]!);
    for (let student = 0; student < studentCount; student++) {
      this.studentOf.fill(student, choiceStart[student], choiceStart[student + 1]);
    }
    this.filled = new Int32Array(nodeCount);
    this.children = listChildren(limits.parent);
    this.firstHolder = new Int32Array(nodeCount).fill(-1);
    this.nextHolder = new Int32Array(studentCount);
    this.previousHolder = new Int32Array(studentCount);
    this.price = new Float64Array(nodeCount * width);
    this.distance = new Float64Array(nodeCount * width);
    this.via = new Int32Array(nodeCount);
    this.metInRound = new Int32Array(nodeCount);
    this.heap = new WordHeap(this.distance, width);
    this.settled = new Int32Array(nodeCount);
    this.end = new Float64Array(width);
    this.base = new Float64Array(width);
    this.offered = new Float64Array(width);
  }

  /** Lets a student in and makes the best of it for all who are in. */
  seat(newcomer: number): void {
    const { width, distance, price, end, heap, settled } = this;
    this.round++;
    this.base.fill(0);
    end.fill(0);
    this.endStudent = newcomer;
    this.endRoot = -1;
    this.offerChoices(newcomer);
    let settledCount = 0;
    while (!heap.isEmpty) {
      const node = heap.takeNearest();
      if (!isLess(distance, node * width, end, 0, width)) break;
      settled[settledCount++] = node;
      this.leave(node);
    }
    heap.clear();
    for (let index = 0; index < settledCount; index++) {
      const at = settled[index]! * width;
      for (let limb = 0; limb < width; limb++) price[at + limb]! += end[limb]! - distance[at + limb]!;
    }
    this.move(newcomer);
  }

  /** All ways on from a node: out of the root, up where there is room, down to whoever sits below, and to those who sit here. */
  private leave(node: number): void {
    const { width, distance, price, cost, base, end, choiceOf, filled, children } = this;
    const { parent, room } = this.limits;
    const at = node * width;
    if (filled[node]! < room[node]!) {
      if (parent[node]! >= 0) this.step(node, parent[node]!, fromChild - node);
      else {
        // A root with room has no price, so its distance is what the whole path costs.
        end.set(distance.subarray(at, at + width));
        this.endRoot = node;
      }
    }
    for (let index = children.start[node]!; index < children.start[node + 1]!; index++) {
      const child = children.node[index]!;
      if (filled[child]! > 0) this.step(node, child, fromParent);
    }
    for (let holder = this.firstHolder[node]!; holder >= 0; holder = this.nextHolder[holder]!) {
      const held = choiceOf[holder]! * width;
      for (let limb = 0; limb < width; limb++) {
        base[limb] = distance[at + limb]! - price[at + limb]! - cost[held + limb]!;
      }
      if (isLess(base, 0, end, 0, width)) {
        end.set(base);
        this.endStudent = holder;
        this.endRoot = -1;
      }
      this.offerChoices(holder);
    }
  }

  /** From a student, for whom `base` is what the path costs so far, to every choice in the row. */
  private offerChoices(student: number): void {
    const { width, cost, price, base, end, offered } = this;
    const { leafOfChoice } = this.limits;
    for (let choice = this.choiceStart[student]!; choice < this.choiceStart[student + 1]!; choice++) {
      const leaf = leafOfChoice[choice]!;
      offered[0] = base[0]! + cost[choice * width]! + price[leaf * width]!;
      if (offered[0] > end[0]!) continue;
      for (let limb = 1; limb < width; limb++) {
        offered[limb] = base[limb]! + cost[choice * width + limb]! + price[leaf * width + limb]!;
      }
      this.offer(leaf, choice);
    }
  }

  private step(from: number, to: number, via: number): void {
    const { width, distance, price, offered } = this;
    for (let limb = 0; limb < width; limb++) {
      offered[limb] = distance[from * width + limb]! - price[from * width + limb]! + price[to * width + limb]!;
    }
    this.offer(to, via);
  }

  /** Takes the offered word as the distance of a node if it is nearer than the end and than what was known. */
  private offer(node: number, via: number): void {
    const { width, distance, offered, metInRound, round } = this;
    if (!isLess(offered, 0, this.end, 0, width)) return;
    if (metInRound[node] === round && !isLess(offered, 0, distance, node * width, width)) return;
    metInRound[node] = round;
    for (let limb = 0; limb < width; limb++) distance[node * width + limb] = offered[limb]!;
    this.via[node] = via;
    this.heap.put(node);
  }

  /** Walks the path back from its end to the newcomer and moves everybody on it. */
  private move(newcomer: number): void {
    const { via, filled, limits, studentOf } = this;
    if (this.endRoot < 0 && this.endStudent === newcomer) return;
    let node = this.endRoot;
    if (node >= 0) filled[node]!++;
    else node = this.unseat(this.endStudent);
    for (;;) {
      const how = via[node]!;
      if (how === fromParent) {
        filled[node]!--;
        node = limits.parent[node]!;
      } else if (how <= fromChild) {
        node = fromChild - how;
        filled[node]!++;
      } else {
        const student = studentOf[how]!;
        const left = student === newcomer ? -1 : this.unseat(student);
        this.hold(student, how);
        if (left < 0) return;
        node = left;
      }
    }
  }

  private hold(student: number, choice: number): void {
    const { firstHolder, nextHolder, previousHolder } = this;
    const leaf = this.limits.leafOfChoice[choice]!;
    const next = firstHolder[leaf]!;
    this.choiceOf[student] = choice;
    firstHolder[leaf] = student;
    nextHolder[student] = next;
    previousHolder[student] = -1;
    if (next >= 0) previousHolder[next] = student;
  }

  /** Takes the choice that a student holds away; returns its node. */
  private unseat(student: number): number {
    const { firstHolder, nextHolder, previousHolder } = this;
    const leaf = this.limits.leafOfChoice[this.choiceOf[student]!]!;
    const next = nextHolder[student]!;
    const previous = previousHolder[student]!;
    if (previous >= 0) nextHolder[previous] = next;
    else firstHolder[leaf] = next;
    if (next >= 0) previousHolder[next] = previous;
    this.choiceOf[student] = -1;
    return leaf;
  }
}

/** The children of node `g` are `node[start[g]]` to `node[start[g + 1] - 1]`. */
interface Children {
  readonly start: Int32Array;
  readonly node: Int32Array;
}

function listChildren(parent: Int32Array): Children {
  const start = new Int32Array(parent.length + 1);
  for (const above of parent) if (above >= 0) start[above + 1]!++;
  for (let node = 0; node < parent.length; node++) start[node + 1]! += start[node]!;
  const end = start.slice();
  const children = new Int32Array(start[parent.length]!);
  parent.forEach((above, node) => {
    if (above >= 0) children[end[above]!++] = node;
  });
  return { start, node: children };
}

/** Prices of single limits from prices of whole branches, and what is left of each student's place after them. */
function certify(
  { limits }: OptimumProblem,
  words: Words,
  { choiceOf, filled, price, children }: PathSearch,
): Optimum['certificate'] {
  liftEmptyNodes(limits.parent, children, filled, price, words.width);
  const ofBranch = unpackWords(words, price);
  const ofNode = ofBranch.map((row) => row.map((branch, node) => branch - (row[limits.parent[node]!] ?? 0)));
  const held = new Float64Array(choiceOf.length * words.width);
  choiceOf.forEach((choice, student) => {
    if (choice < 0) return;
    const at = choice * words.width;
    const leaf = limits.leafOfChoice[choice]! * words.width;
    for (let limb = 0; limb < words.width; limb++) {
      held[student * words.width + limb] = -(words.cost[at + limb]! + price[leaf + limb]!);
    }
  });
  return { ofStudent: unpackWords(words, held), ofNode };
}

/**
 * Where nobody sits the search has no reason to raise a price along with the one above; without this such a node would seem to have a
 * negative price of its own.
 */
function liftEmptyNodes(
  parent: Int32Array,
  children: Children,
  filled: Int32Array,
  price: Float64Array,
  width: number,
): void {
  const queue: number[] = [];
  parent.forEach((above, node) => {
    if (above < 0) queue.push(node);
  });
  // The list grows while it is walked, parents before their children.
  for (const node of queue) {
    const above = parent[node]!;
    if (above >= 0 && filled[node] === 0 && isLess(price, node * width, price, above * width, width)) {
      price.copyWithin(node * width, above * width, (above + 1) * width);
    }
    for (let index = children.start[node]!; index < children.start[node + 1]!; index++) {
      queue.push(children.node[index]!);
    }
  }
}
