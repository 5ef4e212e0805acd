import { toClearance } from '#clearances';
import { mayMove, type Role } from '#kernel';
import { allocationTransitions, type AllocationState } from '../domain/allocation.js';
import { permissionStatus } from '../domain/permission.js';
import type { AllocationOfHost, AllocationOfSchool, AllocationOfStudent } from '../persistence/allocation.queries.js';
import type { HostAllocationType, MyAllocationType, SchoolAllocationType } from './allocation.types.js';

const may = (role: Role, state: AllocationState, wanted: AllocationState): boolean =>
  mayMove(allocationTransitions, state, wanted, role);

/** An allocation as its student is shown it. */
export function toMyAllocation({ wasRestored, ...row }: AllocationOfStudent): MyAllocationType {
  return {
    ...row,
    viewerCanRestore: !wasRestored && may('STUDENT', row.state, 'OFFERED'),
    viewerCanAccept: may('STUDENT', row.state, 'ACCEPTED'),
    viewerCanDecline: may('STUDENT', row.state, 'DECLINED'),
  };
}

/** An allocation as somebody of the student's school, in that role, is shown it. */
export function toSchoolAllocation(row: AllocationOfSchool, role: Role): SchoolAllocationType {
  const { bornOn, version, terms, answers, answered, clearance, ...listed } = row;
  return {
    ...listed,
    permission: {
      status: permissionStatus({ bornOn, startsOn: row.startsOn, present: { version, terms }, answers }),
      permissionId: answers.find(({ channel }) => channel === 'PAPER')?.id ?? null,
      givenOn: answers[0]?.givenOn ?? null,
    },
    clearance: clearance && toClearance(clearance, answered),
    viewerCanConfirm: may(role, row.state, 'CONFIRMED'),
    viewerCanWithdraw: may(role, row.state, 'WITHDRAWN'),
  };
}

/** An allocation as its host is shown it. */
export function toHostAllocation(row: AllocationOfHost): HostAllocationType {
  return {
    ...row,
    viewerCanAgree: may('EMPLOYER', row.state, 'HOST_AGREED'),
    viewerCanDecline: may('EMPLOYER', row.state, 'DECLINED_BY_HOST'),
  };
}
