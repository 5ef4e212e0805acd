import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { resolvers } from '#composition';
import { operationsOf } from '#platform';
import { transitionTables } from '../../apps/cli/src/commands/print-operations.js';

const operations = new Map(
  resolvers.flatMap((resolver) => operationsOf(resolver.prototype as object)).map((each) => [each.name, each]),
);

/** The operations by which somebody takes each step; none where time or another step takes it. */
const steps: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Employer: { SUBMITTED: ['submitEmployer'], VERIFIED: ['verifyEmployer'], REFUSED: ['refuseEmployer'] },
  Opportunity: {
    PUBLISHED: ['publishOpportunity'],
    PAUSED: ['pauseOpportunity'],
    WITHDRAWN: ['withdrawOpportunity'],
  },
  Slot: { CANCELLED: ['cancelSlot'] },
  'Slot request': {
    ACCEPTED: ['acceptSlotRequest'],
    DECLINED: ['declineSlotRequest'],
    WITHDRAWN: ['withdrawSlotRequest'],
    EXPIRED: [],
  },
  Application: { WITHDRAWN: ['withdrawApplication'] },
  Round: {
    OPEN: ['openRound'],
    CLOSED: ['closeRound'],
    PROPOSED: ['proposeRound'],
    PUBLISHED: ['publishRound'],
    SETTLED: ['settleRound'],
  },
  'Proposal run': { RUNNING: [], DONE: [], FAILED: [], CANCELLED: ['cancelProposal'] },
  Allocation: {
    ACCEPTED: ['acceptAllocation'],
    DECLINED: ['declineAllocation'],
    HOST_AGREED: ['agreeAllocation'],
    DECLINED_BY_HOST: ['declineAllocationAsHost'],
    CONFIRMED: ['confirmAllocation'],
    WITHDRAWN: ['withdrawAllocation'],
    ATTENDED: ['markAttendance'],
    DID_NOT_ATTEND: ['markAttendance'],
  },
  'Review, at the school': { PASSED_BY_SCHOOL: ['passReview'], REFUSED: ['refuseReview'] },
  'Review, at the programme': { PUBLISHED: ['publishReview'], REFUSED: ['refuseReview'] },
  Concern: { LOOKED_AT: ['lookAtConcern'], PASSED_ON: ['passConcernOn'], CLOSED: ['closeConcern'] },
  'Suspension, by the safeguarding lead': {
    AGREED_BY_LEAD: ['agreeToLiftSuspension'],
    LIFTED: ['agreeToLiftSuspension'],
  },
  'Suspension, by the coordinator': {
    STANDING: ['joinSuspension'],
    AGREED_BY_COORDINATOR: ['agreeToLiftSuspension'],
    LIFTED: ['agreeToLiftSuspension'],
  },
  'Suspension, by the clock': { ESCALATED: [] },
};

/** An operation that serves several tables lets in the roles of all of them. */
const sharedBy = (operation: string): string[] => [
  ...new Set(
    Object.entries(steps).flatMap(([thing, byState]) =>
      Object.entries(byState).flatMap(([to, names]) =>
        names.includes(operation) ? (transitionTables[thing]?.[to]?.by ?? []).filter((role) => role !== 'SYSTEM') : [],
      ),
    ),
  ),
];

const cellsOfTables = Object.entries(transitionTables).flatMap(([thing, table]) =>
  Object.entries(table).map(([to, { by }]) => ({ thing, to, by: by.filter((role) => role !== 'SYSTEM') })),
);

describe('every transition table', () => {
  it('that a lib has is among those that are walked here and printed in docs/operations.md', () => {
    const printed = readFileSync('apps/cli/src/commands/print-operations.ts', 'utf8');
    const inLibs = readdirSync('libs').flatMap((lib) => {
      const domain = `libs/${lib}/src/domain`;
      const files = readdirSync(`libs/${lib}/src`).includes('domain') ? readdirSync(domain) : [];
      return files
        .filter((file) => !/\.(spec|fixture)\.ts$/.test(file))
        .flatMap((file) => [...readFileSync(`${domain}/${file}`, 'utf8').matchAll(/export const (\w+Transitions)\b/g)])
        .map(([, name]) => name ?? '');
    });
    expect(inLibs.filter((name) => !printed.includes(name))).toEqual([]);
    expect(Object.keys(steps)).toEqual(Object.keys(transitionTables));
  });

  it.each(cellsOfTables)('$thing becomes $to by an operation of each role in the row', ({ thing, to, by }) => {
    const names = steps[thing]?.[to];
    expect(names).toBeDefined();
    expect((names ?? []).length > 0).toBe(by.length > 0);
    for (const name of names ?? []) {
      const access = operations.get(name)?.access;
      expect({ name, isThere: Array.isArray(access) }).toEqual({ name, isThere: true });
      expect(by.filter((role) => access?.includes(role as never) !== true)).toEqual([]);
      // Nobody is let in for whom no table has a row: such a call could only ever fail.
      expect({ name, roles: [...(access ?? [])].sort() }).toEqual({ name, roles: sharedBy(name).sort() });
    }
  });
});
