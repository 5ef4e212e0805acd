import type { Attempt, Chain, CompletedPlace, CompletedResult, Move } from '../completion/completed-result.js';
import { placeShape, stageShape } from './maximum-shape.js';
import { list, nullable, number, object, text, type Shape } from './shape.js';

const move = object<Move>({
  studentId: text,
  fromSlotId: nullable(text),
  toSlotId: text,
  ranksDown: nullable(number),
});

const chain: Shape<Chain> = (value, path, faults) => {
  const [first, ...others] = list(move)(value, path, faults) ?? [];
  if (first !== undefined) return [first, ...others];
  if (Array.isArray(value) && value.length === 0) faults.push({ path, value: '[]', message: 'is an empty chain' });
  return undefined;
};

/** A completion in plain JSON. */
export const completionShape: Shape<CompletedResult> = object<CompletedResult>({
  places: list(object<CompletedPlace>({ studentId: text, slotId: text, rank: number })),
  chains: list(chain),
  counts: object<CompletedResult['counts']>({ gained: number, moved: number, movedDown: number, ranksLost: number }),
  attempts: list(
    object<Attempt>({
      held: list(text),
      notOpened: list(text),
      places: list(placeShape),
      stages: list(stageShape),
    }),
  ),
  stages: list(stageShape),
});
