import type { InputFault } from '#kernel';
import type { Claim } from '#opportunities';

/** What somebody who went may answer to a promise of the advert. */
export const claimVerdicts = ['YES', 'PARTLY', 'NO', 'CANNOT_SAY'] as const;

export type ClaimVerdict = (typeof claimVerdicts)[number];

/**
 * What the author of a review answers to one promise. A review need not answer all of them, nor any: the plan of a week makes twenty promises
 * and more, and whoever had to go through them all would tick without reading, or write no review. What is left out counts neither for nor
 * against the advert: the rate of a promise is that of those who answered it, with the range that so few leave open. `CANNOT_SAY` is for
 * those who were asked and did not find out, which is counted and shown.
 */
export interface ClaimAnswer {
  readonly claimId: string;
  readonly answer: ClaimVerdict;
}

/**
 * A fault for each answer to something that the advert, as it was when the student went, did not promise, and for each that comes twice; in
 * order. O(answers + claims).
 */
export function claimFaults(answers: readonly ClaimAnswer[], claims: readonly Pick<Claim, 'id'>[]): InputFault[] {
  const asked = new Set<string>(claims.map(({ id }) => id));
  const seen = new Set<string>();
  return answers.flatMap(({ claimId }, index) => {
    const message = !asked.has(claimId)
      ? 'must be a promise of the advert that you went to'
      : seen.has(claimId)
        ? 'must be answered once'
        : null;
    seen.add(claimId);
    return message === null ? [] : [{ path: `claims.${index}.claimId`, value: claimId, message }];
  });
}
