import { Resolver } from '@nestjs/graphql';
import { BlockedByRulesProblem, WarningsUnansweredProblem } from '#clearances';
import { SecondPersonNeededProblem } from '#employers';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input } from '#platform';
import { ConfirmAllocation } from '../application/confirm-allocation.use-case.js';
import { CountersignPermission } from '../application/countersign-permission.use-case.js';
import { MarkAttendance } from '../application/mark-attendance.use-case.js';
import { MoveAllocation, type MoveAllocationCommand } from '../application/move-allocation.use-case.js';
import { RecordPermission } from '../application/record-permission.use-case.js';
import { RestoreAllocation } from '../application/restore-allocation.use-case.js';
import type { Allocation } from '../domain/allocation.js';
import {
  AllocationInput,
  AllocationReasonInput,
  AllocationStatePayload,
  CountersignPermissionInput,
  CountersignPermissionPayload,
  MarkAttendanceInput,
  RecordPermissionInput,
  RecordPermissionPayload,
} from './allocation.inputs.js';
import {
  AgreementsOutdatedProblem,
  HostNotVerifiedProblem,
  OnePersonOneRoleProblem,
  PlaceGoneProblem,
  RestoredBeforeProblem,
  StudentOnVisitProblem,
} from './problems.js';

@Resolver()
export class PlacementResolver {
  constructor(
    private readonly move: MoveAllocation,
    private readonly record: RecordPermission,
    private readonly countersign: CountersignPermission,
    private readonly confirm: ConfirmAllocation,
    private readonly mark: MarkAttendance,
    private readonly restore: RestoreAllocation,
  ) {}

  @Command({
    payload: AllocationStatePayload,
    problems: [OnePersonOneRoleProblem, StudentOnVisitProblem],
    description: 'Says yes to the place that was offered to you.',
  })
  @Allow('STUDENT')
  acceptAllocation(@CurrentActor() actor: Actor, @Input() input: AllocationInput): Promise<AllocationStatePayload> {
    return this.moved(actor, { ...input, to: 'ACCEPTED', reason: null });
  }

  @Command({ payload: AllocationStatePayload, description: 'Says no to your place; it is free again.' })
  @Allow('STUDENT')
  declineAllocation(
    @CurrentActor() actor: Actor,
    @Input() input: AllocationReasonInput,
  ): Promise<AllocationStatePayload> {
    return this.moved(actor, { ...input, to: 'DECLINED' });
  }

  @Command({
    payload: AllocationStatePayload,
    problems: [RestoredBeforeProblem, PlaceGoneProblem],
    description: 'Has a place offered again that was declined by mistake: once, while it is still free.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD')
  async restoreAllocation(
    @CurrentActor() actor: Actor,
    @Input() input: AllocationInput,
  ): Promise<AllocationStatePayload> {
    return statePayload(await this.restore.run(actor, input.allocationId));
  }

  @Command({
    payload: AllocationStatePayload,
    problems: [OnePersonOneRoleProblem],
    description: 'Agrees to have a student who said yes.',
  })
  @Allow('EMPLOYER')
  agreeAllocation(@CurrentActor() actor: Actor, @Input() input: AllocationInput): Promise<AllocationStatePayload> {
    return this.moved(actor, { ...input, to: 'HOST_AGREED', reason: null });
  }

  @Command({ payload: AllocationStatePayload, description: 'Says no to having a student; the place is free again.' })
  @Allow('EMPLOYER')
  declineAllocationAsHost(
    @CurrentActor() actor: Actor,
    @Input() input: AllocationReasonInput,
  ): Promise<AllocationStatePayload> {
    return this.moved(actor, { ...input, to: 'DECLINED_BY_HOST' });
  }

  @Command({
    payload: AllocationStatePayload,
    description: 'Takes the place of a student of your school back; it is free again.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  withdrawAllocation(
    @CurrentActor() actor: Actor,
    @Input() input: AllocationReasonInput,
  ): Promise<AllocationStatePayload> {
    return this.moved(actor, { ...input, to: 'WITHDRAWN' });
  }

  @Command({
    payload: RecordPermissionPayload,
    problems: [OnePersonOneRoleProblem],
    description: "Types in a parent's or carer's form for a placement as its advert is now, in place of any before.",
  })
  @Allow('CAREERS_LEAD')
  async recordPermission(
    @CurrentActor() actor: Actor,
    @Input() input: RecordPermissionInput,
  ): Promise<RecordPermissionPayload> {
    return { permissionId: await this.record.run(actor, input) };
  }

  @Command({
    payload: CountersignPermissionPayload,
    problems: [SecondPersonNeededProblem, OnePersonOneRoleProblem],
    description: 'Says that you have seen a form too, which somebody else has recorded.',
  })
  @Allow('SAFEGUARDING_LEAD')
  async countersignPermission(
    @CurrentActor() actor: Actor,
    @Input() input: CountersignPermissionInput,
  ): Promise<CountersignPermissionPayload> {
    const { id, allocationId } = await this.countersign.run(actor, input.permissionId);
    return { permissionId: id, allocationId };
  }

  @Command({
    payload: AllocationStatePayload,
    problems: [
      BlockedByRulesProblem,
      WarningsUnansweredProblem,
      HostNotVerifiedProblem,
      AgreementsOutdatedProblem,
      OnePersonOneRoleProblem,
    ],
    description:
      'Confirms the placement of a student of your school, when the safeguarding rules allow it; of each of their warnings you say why it goes ahead all the same.',
  })
  @Allow('CAREERS_LEAD')
  async confirmAllocation(
    @CurrentActor() actor: Actor,
    @Input() { allocationId, warnings }: AllocationInput,
  ): Promise<AllocationStatePayload> {
    return statePayload(await this.confirm.run(actor, { allocationId, warnings: warnings ?? [] }));
  }

  @Command({
    payload: AllocationStatePayload,
    description:
      'Marks who was there when, or corrects it. When the last session is marked, the placement counts as attended or not.',
  })
  @Allow('EMPLOYER', 'CAREERS_LEAD')
  async markAttendance(
    @CurrentActor() actor: Actor,
    @Input() input: MarkAttendanceInput,
  ): Promise<AllocationStatePayload> {
    return statePayload(await this.mark.run(actor, input));
  }

  private async moved(actor: Actor, command: MoveAllocationCommand): Promise<AllocationStatePayload> {
    return statePayload(await this.move.run(actor, command));
  }
}

function statePayload({ id, state }: Allocation): AllocationStatePayload {
  return { allocationId: id, state };
}
