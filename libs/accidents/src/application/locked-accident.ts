import { invariant, isIdOf, NotFound, type Actor, type Surroundings } from '#kernel';
import { accidentTellers, type Accident, type ToldBy } from '../domain/accident.js';
import type { Accidents } from './ports.js';

/** The accident of that id, locked until the unit of work ends. Throws `NotFound` when there is none in the actor's reach. */
export async function lockedAccident(accidents: Accidents, id: string): Promise<Accident> {
  const accident = isIdOf('Accident', id) ? await accidents.lock(id) : undefined;
  if (accident === undefined) throw new NotFound('Accident', id);
  return accident;
}

/** Whoever acts, as somebody who says something of an accident now. */
export function toldBy({ accountId: by, role }: Actor, { clock, newId }: Surroundings): ToldBy {
  const as = accidentTellers.find((each) => each === role);
  invariant(as !== undefined && by !== null, 'the access mark lets in only who may tell of accidents');
  return { id: newId('AccidentChange'), by, as, at: clock.now() };
}
