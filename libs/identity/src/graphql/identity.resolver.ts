import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input } from '#platform';
import { GrantSchoolRole } from '../application/grant-school-role.use-case.js';
import { RevokeRole } from '../application/revoke-role.use-case.js';
import {
  GrantSchoolRoleInput,
  GrantSchoolRolePayload,
  MeType,
  RevokeRoleInput,
  RevokeRolePayload,
} from './identity.types.js';

@Resolver()
export class IdentityResolver {
  constructor(
    private readonly grantSchoolRoleUseCase: GrantSchoolRole,
    private readonly revokeRoleUseCase: RevokeRole,
  ) {}

  @Query(() => MeType, { description: 'Who you are to the programme.' })
  @Allow('NEWCOMER', 'STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'MENTOR', 'EMPLOYER', 'COORDINATOR')
  me(@CurrentActor() { role, programmeId, schoolId, employerId, studentId }: Actor): MeType {
    return {
      role: role === 'NEWCOMER' || role === 'SYSTEM' ? null : role,
      programmeId,
      schoolId,
      employerId,
      studentId,
    };
  }

  @Command({
    payload: GrantSchoolRolePayload,
    description: 'Lets a careers lead or a safeguarding lead act for a school of your programme.',
  })
  @Allow('COORDINATOR')
  async grantSchoolRole(
    @CurrentActor() actor: Actor,
    @Input() input: GrantSchoolRoleInput,
  ): Promise<GrantSchoolRolePayload> {
    const { id } = await this.grantSchoolRoleUseCase.run(actor, input);
    return { grantId: id };
  }

  @Command({
    payload: RevokeRolePayload,
    description: 'Takes a role away at once: a coordinator in the programme, a careers lead in the school.',
  })
  @Allow('COORDINATOR', 'CAREERS_LEAD')
  async revokeRole(@CurrentActor() actor: Actor, @Input() input: RevokeRoleInput): Promise<RevokeRolePayload> {
    await this.revokeRoleUseCase.run(actor, input.grantId);
    return { grantId: input.grantId };
  }
}
