import { graphql } from '#testing';

/** A decision as staff are shown it. */
export interface Kept {
  readonly stage: string;
  readonly outcome: string;
  readonly ruleIds: string[];
  readonly ruleSetVersion: string;
  readonly inputHash: string;
  readonly voidedAt: string | null;
}

/** What somebody is shown of what was decided of a thing, the oldest first. */
export async function seen(token: string, of: string): Promise<Kept[]> {
  const { data } = await graphql(
    token,
    `
      query ($of: ID!) {
        clearances(of: $of, first: 50) {
          nodes {
            stage
            outcome
            ruleIds
            ruleSetVersion
            inputHash
            voidedAt
          }
        }
      }
    `,
    { of },
  );
  return data.clearances.nodes.reverse();
}

/** In short: stage and outcome, and whether it is void. */
export async function inShort(token: string, of: string): Promise<string[]> {
  return (await seen(token, of)).map(
    ({ stage, outcome, voidedAt }) => `${stage} ${outcome}${voidedAt === null ? '' : ' void'}`,
  );
}
