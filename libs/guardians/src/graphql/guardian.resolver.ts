import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { isIdOf, type Actor, type Surroundings } from '#kernel';
import { OnePersonOneRoleProblem } from '#placements';
import { Allow, Command, CurrentActor, Input, Look, Looked, SURROUNDINGS } from '#platform';
import { RequestPermission } from '../application/request-permission.use-case.js';
import { RestrictGuardian } from '../application/restrict-guardian.use-case.js';
import { SetGuardians } from '../application/set-guardians.use-case.js';
import { linkState } from '../domain/guardian-link.js';
import { GuardianQueries, type LinkForStaff } from '../persistence/guardian.queries.js';
import {
  AskSafeguardingLeadProblem,
  GuardianType,
  PermissionRequestType,
  RequestPermissionInput,
  RequestPermissionPayload,
  RestrictGuardianInput,
  RestrictGuardianPayload,
  SetGuardiansInput,
  SetGuardiansPayload,
} from './guardian.types.js';

@Resolver()
export class GuardianResolver {
  constructor(
    private readonly queries: GuardianQueries,
    private readonly set: SetGuardians,
    private readonly restrict: RestrictGuardian,
    private readonly request: RequestPermission,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
  ) {}

  @Query(() => [GuardianType], {
    description: 'The parents and carers of a student of your school, as the school has supplied them.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async guardians(
    @CurrentActor() actor: Actor,
    @Args('studentId', { type: () => ID, description: 'A student of your school.' }) studentId: string,
    @Looked() look: Look,
  ): Promise<GuardianType[]> {
    const isLead = actor.role === 'SAFEGUARDING_LEAD';
    const guardians = await this.queries.ofStudent(actor, studentId, look);
    return guardians.map(({ isContactRestricted, ...contact }) => ({
      ...contact,
      mayBeAsked: !isContactRestricted,
      isContactRestricted: isLead ? isContactRestricted : null,
    }));
  }

  @Query(() => [PermissionRequestType], {
    description: 'Whom the school has asked about a place, the latest first; kept for 14 days after their end.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async permissionRequests(
    @CurrentActor() actor: Actor,
    @Args('allocationId', { type: () => ID, description: 'A place of a student of your school.' }) allocationId: string,
    @Looked() look: Look,
  ): Promise<PermissionRequestType[]> {
    if (!isIdOf('Allocation', allocationId)) return [];
    const now = this.surroundings.clock.now();
    return (await this.queries.ofAllocation(actor, allocationId, look)).map((link) => toRequest(link, now));
  }

  @Command({
    payload: SetGuardiansPayload,
    problems: [AskSafeguardingLeadProblem, OnePersonOneRoleProblem],
    description:
      'Says who the parents and carers of a student are. Links to those who are no more on the list stop working.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async setGuardians(@CurrentActor() actor: Actor, @Input() input: SetGuardiansInput): Promise<SetGuardiansPayload> {
    return { studentId: input.studentId, guardianIds: await this.set.run(actor, input) };
  }

  @Command({
    payload: RestrictGuardianPayload,
    description:
      'Notes that a court keeps somebody from contact with a student, or that it does so no more. Nobody else is shown it.',
  })
  @Allow('SAFEGUARDING_LEAD')
  async restrictGuardian(
    @CurrentActor() actor: Actor,
    @Input() input: RestrictGuardianInput,
  ): Promise<RestrictGuardianPayload> {
    await this.restrict.run(actor, input);
    return { ...input };
  }

  @Command({
    payload: RequestPermissionPayload,
    problems: [AskSafeguardingLeadProblem, OnePersonOneRoleProblem],
    description:
      'Sends a link for one answer to a parent or carer, at the address that the school has supplied. It works for 14 days.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async requestPermission(
    @CurrentActor() actor: Actor,
    @Input() input: RequestPermissionInput,
  ): Promise<RequestPermissionPayload> {
    const { linkId, expiresAt } = await this.request.run(actor, input);
    return { permissionRequestId: linkId, expiresAt: instant(expiresAt) };
  }
}

function toRequest(link: LinkForStaff, now: Date): PermissionRequestType {
  const { id, guardianId, guardianName, askedAt, expiresAt, answeredAt, reply } = link;
  return {
    id,
    guardianId,
    guardianName,
    state: linkState(link, now),
    askedAt: instant(askedAt),
    expiresAt: instant(expiresAt),
    answeredAt: answeredAt && instant(answeredAt),
    reply: reply && (reply === 'GIVEN' ? 'YES' : 'NO'),
  };
}

function instant(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, 'Z');
}
