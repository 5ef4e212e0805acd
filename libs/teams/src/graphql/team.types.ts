import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayNotEmpty, ArrayUnique, IsEmail } from 'class-validator';
import { employerRights, type EmployerRight } from '#kernel';
import { DateTimeScalar, enumOf, IsProse, ProblemInterface } from '#platform';

/** The rights in a team as the schema names them. */
export const EmployerRightEnum = enumOf(employerRights);
registerEnumType(EmployerRightEnum, {
  name: 'EmployerRight',
  description: 'What a member of an employer’s team may do beside reading what is its own.',
  valuesMap: {
    OWNER: { description: 'Everything: also the team, sites, host adults, insurance and verification.' },
    ADVERTS: { description: 'Writes and publishes adverts and their slots.' },
    REQUESTS: { description: 'Answers schools, and agrees to places.' },
    STUDENTS: { description: 'Sees who comes: attendance, the rota, messages.' },
  },
});

@InputType({ description: 'Invites somebody into your team.' })
export class InviteTeamMemberInput {
  @Field({ description: 'Where the letter with the code goes.' })
  @IsEmail({}, { message: 'must be an e-mail address' })
  email: string;

  @Field(() => [EmployerRightEnum], { description: 'What they may do: one right at least, each once.' })
  @ArrayNotEmpty({ message: 'must name a right at least' })
  @ArrayUnique({ message: 'must not name a right twice' })
  rights: EmployerRight[];
}

@InputType({ description: 'Selects an invitation.' })
export class TeamInvitationInput {
  @Field(() => ID, { description: 'An open invitation of your team.' })
  invitationId: string;
}

@InputType({ description: 'Takes up an invitation.' })
export class AcceptTeamInvitationInput {
  @Field({ description: 'The code from the letter; it works once.' })
  @IsProse(100)
  code: string;
}

@InputType({ description: 'Selects a member of your team.' })
export class TeamMemberInput {
  @Field(() => ID, { description: 'The grant of a member; see team.' })
  grantId: string;
}

@InputType({ description: 'Says what a member may do.' })
export class SetTeamRightsInput extends TeamMemberInput {
  @Field(() => [EmployerRightEnum], { description: 'One right at least, each once; those that are missing are gone.' })
  @ArrayNotEmpty({ message: 'must name a right at least' })
  @ArrayUnique({ message: 'must not name a right twice' })
  rights: EmployerRight[];
}

@InputType({ description: 'Leaves your team.' })
export class LeaveTeamInput {
  @Field(() => ID, { description: 'The employer that you leave: the one you act for.' })
  employerId: string;
}

@ObjectType({ description: 'The invitation goes out, or was taken back.' })
export class TeamInvitationPayload {
  @Field(() => ID, { description: 'The invitation.' })
  invitationId: string;
}

@ObjectType({ description: 'You act for the employer from the next request on.' })
export class AcceptTeamInvitationPayload {
  @Field(() => ID, { description: 'The employer.' })
  employerId: string;
}

@ObjectType({ description: 'The next request of that member knows of it.' })
export class TeamMemberPayload {
  @Field(() => ID, { description: 'The grant.' })
  grantId: string;
}

@ObjectType({ description: 'You act for the employer no longer.' })
export class LeaveTeamPayload {
  @Field(() => ID, { description: 'The employer.' })
  employerId: string;
}

@ObjectType('TeamMember', { description: 'Somebody who acts for your employer.' })
export class TeamMemberType {
  @Field(() => ID, { description: 'Their grant.' })
  grantId: string;

  @Field(() => [EmployerRightEnum], { description: 'What they may do.' })
  rights: EmployerRight[];

  @Field(() => String, {
    nullable: true,
    description: 'The address that they were invited at; null for whoever came first.',
  })
  email: string | null;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  since: string;

  @Field({ description: 'True for yourself.' })
  isYou: boolean;
}

@ObjectType('TeamInvitation', { description: 'An invitation that nobody has taken up.' })
export class TeamInvitationType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'Where it went.' })
  email: string;

  @Field(() => [EmployerRightEnum], { description: 'What they may do.' })
  rights: EmployerRight[];

  @Field(() => DateTimeScalar, { description: 'Until when the code works.' })
  expiresAt: string;
}

@ObjectType('Team', { description: 'Who acts for your employer.' })
export class TeamType {
  @Field(() => [TeamMemberType], { description: 'The members.' })
  members: TeamMemberType[];

  @Field(() => [TeamInvitationType], { description: 'Invitations that are open.' })
  invitations: TeamInvitationType[];
}

@ObjectType('LastOwner', {
  implements: () => [ProblemInterface],
  description: 'The team would have no owner any more.',
})
export class LastOwnerProblem extends ProblemInterface {}
