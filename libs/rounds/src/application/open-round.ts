import { isIdOf, NotFound } from '#kernel';
import { RoundNotOpen } from '../domain/problems.js';
import type { HeldRound, Rounds } from './ports.js';

/** The open round, kept open until the unit of work ends. Throws `NotFound` or `RoundNotOpen`. */
export async function requireOpen(rounds: Rounds, roundId: string): Promise<HeldRound> {
  const round = isIdOf('Round', roundId) ? await rounds.hold(roundId) : undefined;
  if (round === undefined) throw new NotFound('Round', roundId);
  if (round.state !== 'OPEN') throw new RoundNotOpen(round.state);
  return round;
}
