import { isIdOf, NotFound } from '#kernel';
import { RoundNotOpen } from '../domain/problems.js';
import { roundStateAt } from '../domain/round.js';
import type { HeldRound, Rounds } from './ports.js';

/** The round that is open at that instant, kept open until the unit of work ends. Throws `NotFound` or `RoundNotOpen`. */
export async function requireOpen(rounds: Rounds, roundId: string, now: Date): Promise<HeldRound> {
  const round = isIdOf('Round', roundId) ? await rounds.hold(roundId) : undefined;
  if (round === undefined) throw new NotFound('Round', roundId);
  const state = roundStateAt(round, now);
  if (state !== 'OPEN') throw new RoundNotOpen(state);
  return round;
}
