import { WrongState } from './problem.js';

/** One row of a transition table: the states a thing may come from and the roles that may move it. */
export interface Transition<State extends string, Role extends string> {
  readonly from: readonly State[];
  readonly by: readonly Role[];
}

/**
 * For each state that can be reached: where from and by whom; several rows where different roles come from different states. A state that
 * is absent is only ever an initial one.
 */
export type TransitionTable<State extends string, Role extends string> = Readonly<
  Partial<Record<State, Transition<State, Role> | readonly Transition<State, Role>[]>>
>;

/** The rows of a table that lead to `wanted`; none for a state that cannot be reached. O(rows). */
export function rowsTo<State extends string, Role extends string>(
  table: TransitionTable<State, Role>,
  wanted: State,
): readonly Transition<State, Role>[] {
  const rows = table[wanted] ?? [];
  return 'from' in rows ? [rows] : rows;
}

/** True when `role` may move a thing from `state` to `wanted`. O(rows). */
export function mayMove<State extends string, Role extends string>(
  table: TransitionTable<State, Role>,
  state: State,
  wanted: State,
  role: Role,
): boolean {
  return rowsTo(table, wanted).some(({ from, by }) => from.includes(state) && by.includes(role));
}

/**
 * Throws `WrongState` unless `role` may move a `kind` from `state` to `wanted`. Who may call the operation at all is the access
 * mark's business; a role outside the row is answered in the same way as a wrong state, so that nothing can be probed.
 */
export function requireMove<State extends string, Role extends string>(
  kind: string,
  table: TransitionTable<State, Role>,
  state: State,
  wanted: State,
  role: Role,
): void {
  if (mayMove(table, state, wanted, role)) return;
  const rows = rowsTo(table, wanted);
  const own = rows.filter(({ by }) => by.includes(role));
  throw new WrongState(kind, state, wanted, [...new Set((own.length > 0 ? own : rows).flatMap(({ from }) => from))]);
}

/** Every (from, to, role) cell of the table with whether it is allowed: for tests, documents and `viewerCan…` fields. O(states² x roles). */
export function cells<State extends string, Role extends string>(
  table: TransitionTable<State, Role>,
  states: readonly State[],
  roles: readonly Role[],
): { from: State; to: State; role: Role; allowed: boolean }[] {
  return states.flatMap((to) =>
    states.flatMap((from) => roles.map((role) => ({ from, to, role, allowed: mayMove(table, from, to, role) }))),
  );
}
