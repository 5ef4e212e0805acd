import type { InputFault } from '#kernel';
import type { Claim } from '#opportunities';

/** What somebody who went may answer to a promise of the advert. */
export const claimVerdicts = ['YES', 'PARTLY', 'NO', 'CANNOT_SAY'] as const;

export type ClaimVerdict = (typeof claimVerdicts)[number];

/** What the author of a review answers to one promise. */
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
