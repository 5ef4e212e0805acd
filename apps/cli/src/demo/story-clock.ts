import type { Clock } from '#kernel';

/** A clock that stands still until the story moves on, so that a half-term that has passed can be applied for, attended and reviewed. */
export class StoryClock implements Clock {
  private at: Date;

  constructor(start: string) {
    this.at = new Date(start);
  }

  now(): Date {
    return this.at;
  }

  /** Moves on to a later instant. */
  moveTo(instant: string): void {
    this.at = new Date(instant);
  }
}
