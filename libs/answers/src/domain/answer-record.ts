/** Fewer requests than this say nothing of an employer's habits, so that no rate is shown. */
export const leastAsked = 5;

/** So many requests without an answer, one after the other, take an employer's adverts down. */
export const silencesThatPause = 3;

/** What came of the requests of the last twelve months that an employer answered, or let go by. */
export interface AnswerRecord {
  readonly asked: number;
  /** Of these, with a yes or a no; later than it promised it cannot answer. */
  readonly answeredInTime: number;
}

/** Of a hundred requests, how many were answered in time; `null` while there are too few to tell. O(1). */
export function answeredPercent({ asked, answeredInTime }: AnswerRecord): number | null {
  return asked < leastAsked ? null : Math.round((100 * answeredInTime) / asked);
}
