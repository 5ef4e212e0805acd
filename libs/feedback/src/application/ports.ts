import type { AllocationId, Outbox } from '#kernel';
import type { LockedAllocations } from '#placements';
import type { Concerns } from '#concerns';
import type { EmployerFeedback } from '../domain/employer-feedback.js';
import type { Reflection, ReflectionText } from '../domain/reflection.js';

/** What employers say, once for each placement. */
export interface Feedback {
  /** False when there is some already. */
  add(feedback: EmployerFeedback, at: Date): Promise<boolean>;
}

/** What students write for themselves. */
export interface Reflections {
  /** The card about a placement; `undefined` when there is none in the actor's reach. */
  find(id: AllocationId): Promise<ReflectionText | undefined>;
  /** Keeps a card in place of any before; whether it is released stays as it was. */
  keep(reflection: Reflection, at: Date): Promise<void>;
  /** Shows the card to the school from an instant on, or (`null`) to nobody; false when there is none. */
  release(id: AllocationId, at: Date | null): Promise<boolean>;
}

/** What the use cases of this feature work with. */
export interface FeedbackTx {
  readonly allocations: LockedAllocations;
  readonly feedback: Feedback;
  readonly reflections: Reflections;
  readonly concerns: Concerns;
  readonly outbox: Outbox;
}
