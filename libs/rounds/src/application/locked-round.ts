import { isIdOf, NotFound, requireMove, WrongState, type Actor, type Role } from '#kernel';
import { pinnableStates, roundTransitions, type Round, type RoundGoal } from '../domain/round.js';
import { ownProgramme } from './own-programme.js';
import type { Rounds } from './ports.js';

/** The coordinator's own round, locked until the unit of work ends, so that two who move it at once do so one after the other. Throws `NotFound`. */
export async function lockOwn(rounds: Rounds, actor: Actor, roundId: string): Promise<Round> {
  const round = isIdOf('Round', roundId) ? await rounds.lock(roundId, ownProgramme(actor)) : undefined;
  if (round === undefined) throw new NotFound('Round', roundId);
  return round;
}

/** The same; throws `WrongState` unless the actor may move it to `wanted`. */
export async function lockToMove(rounds: Rounds, actor: Actor, roundId: string, wanted: RoundGoal): Promise<Round> {
  const round = await lockOwn(rounds, actor, roundId);
  requireMove('Round', roundTransitions, round.state, wanted, actor.role as Role);
  return round;
}

/** The same; throws `WrongState` unless placements can be pinned in it. */
export async function lockPinnable(rounds: Rounds, actor: Actor, roundId: string): Promise<Round> {
  const round = await lockOwn(rounds, actor, roundId);
  if (!pinnableStates.includes(round.state)) throw new WrongState('Round', round.state, 'PINNED', pinnableStates);
  return round;
}
