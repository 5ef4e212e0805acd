import { Query, Resolver, Args } from '@nestjs/graphql';
import { BlockedByRulesProblem } from '#clearances';
import { mayMove, type Actor, type Role } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { SlotNotInRoundProblem } from '#rounds';
import { DecideOnOwnContact } from '../application/decide-on-contact.use-case.js';
import { JoinAsContact } from '../application/join-as-contact.use-case.js';
import { KeepContactPlace } from '../application/keep-contact-place.use-case.js';
import { ProposeOwnContact } from '../application/propose-own-contact.use-case.js';
import { ownContactTransitions, type OwnContact } from '../domain/own-contact.js';
import { OwnContactQueries } from '../persistence/own-contact.queries.js';
import {
  JoinByInvitationInput,
  JoinByInvitationPayload,
  JoinedOwnContactConnection,
  KeepContactPlaceInput,
  NotTheirSlotProblem,
  OwnContactInput,
  OwnContactPayload,
  OwnContactType,
  ProposeOwnContactInput,
  RefuseOwnContactInput,
  SchoolOwnContactConnection,
  TooManyContactsProblem,
} from './own-contact.types.js';

@Resolver()
export class OwnContactResolver {
  constructor(
    private readonly queries: OwnContactQueries,
    private readonly propose: ProposeOwnContact,
    private readonly decide: DecideOnOwnContact,
    private readonly join: JoinAsContact,
    private readonly keep: KeepContactPlace,
  ) {}

  @Query(() => [OwnContactType], { description: 'Workplaces that you found, the newest first.' })
  @Allow('STUDENT')
  async myOwnContacts(@CurrentActor() actor: Actor): Promise<OwnContactType[]> {
    const rows = await this.queries.own(actor);
    return rows.map((row) => ({ ...row, viewerCanWithdraw: may('STUDENT', row.state, 'WITHDRAWN') }));
  }

  @Query(() => SchoolOwnContactConnection, {
    description: 'Workplaces that students of your school found, the newest first.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async schoolOwnContacts(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<SchoolOwnContactConnection> {
    return toConnection(await this.queries.ofSchool(actor, pageRequest(page)), (row) => ({
      ...row,
      viewerCanDecide: may(actor.role as Role, row.state, 'INVITED'),
    }));
  }

  @Query(() => JoinedOwnContactConnection, {
    description: 'Employers that came because a student found them, the newest first; it does not say who.',
  })
  @Allow('COORDINATOR')
  async joinedOwnContacts(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<JoinedOwnContactConnection> {
    return toConnection(await this.queries.joined(actor, pageRequest(page)), (row) => row);
  }

  @Command({
    payload: OwnContactPayload,
    problems: [TooManyContactsProblem],
    description: 'Tells your school of a workplace that you found; nobody is written to before it has looked.',
  })
  @Allow('STUDENT')
  async proposeOwnContact(
    @CurrentActor() actor: Actor,
    @Input() { employerName, contactName, contactEmail, why }: ProposeOwnContactInput,
  ): Promise<OwnContactPayload> {
    return payload(await this.propose.run(actor, { employerName, contactName, contactEmail, why }));
  }

  @Command({ payload: OwnContactPayload, description: 'Takes back a workplace that you found.' })
  @Allow('STUDENT')
  async withdrawOwnContact(
    @CurrentActor() actor: Actor,
    @Input() { ownContactId }: OwnContactInput,
  ): Promise<OwnContactPayload> {
    return payload(await this.decide.run(actor, ownContactId, { to: 'WITHDRAWN' }));
  }

  @Command({
    payload: OwnContactPayload,
    description: 'Has a workplace invited that a student of your school found; it is vetted as any other.',
  })
  @Allow('CAREERS_LEAD')
  async inviteOwnContact(
    @CurrentActor() actor: Actor,
    @Input() { ownContactId }: OwnContactInput,
  ): Promise<OwnContactPayload> {
    return payload(await this.decide.run(actor, ownContactId, { to: 'INVITED' }));
  }

  @Command({ payload: OwnContactPayload, description: 'Says why a workplace that a student found will not do.' })
  @Allow('CAREERS_LEAD')
  async refuseOwnContact(
    @CurrentActor() actor: Actor,
    @Input() { ownContactId, reason }: RefuseOwnContactInput,
  ): Promise<OwnContactPayload> {
    return payload(await this.decide.run(actor, ownContactId, { to: 'REFUSED', because: reason }));
  }

  @Command({
    payload: JoinByInvitationPayload,
    description: 'Says that you came because you were invited, by the code of the letter.',
  })
  @Allow('EMPLOYER')
  async joinByInvitation(
    @CurrentActor() actor: Actor,
    @Input() { code }: JoinByInvitationInput,
  ): Promise<JoinByInvitationPayload> {
    await this.join.run(actor, code);
    return { isJoined: true };
  }

  @Command({
    payload: OwnContactPayload,
    problems: [NotTheirSlotProblem, SlotNotInRoundProblem, BlockedByRulesProblem],
    description: 'Sets a place aside in a round for the student who found the workplace, when it is verified.',
  })
  @Allow('COORDINATOR')
  async keepOwnContactPlace(
    @CurrentActor() actor: Actor,
    @Input() { ownContactId, roundId, slotId }: KeepContactPlaceInput,
  ): Promise<OwnContactPayload> {
    return payload(await this.keep.run(actor, { ownContactId, roundId, slotId }));
  }
}

function may(role: Role, state: OwnContact['state'], to: OwnContact['state']): boolean {
  return mayMove(ownContactTransitions, state, to, role);
}

function payload({ id, state }: OwnContact): OwnContactPayload {
  return { ownContactId: id, state };
}
