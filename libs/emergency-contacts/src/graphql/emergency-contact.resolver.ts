import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { AskSafeguardingLeadProblem } from '#guardians';
import { invariant, type Actor, type Surroundings } from '#kernel';
import { Allow, Command, CurrentActor, Input, Look, Looked, SURROUNDINGS } from '#platform';
import { SetEmergencyContacts } from '../application/set-emergency-contacts.use-case.js';
import { phoneOf } from '../domain/phone.js';
import { emergencyWindow } from '../domain/window.js';
import { EmergencyContactQueries } from '../persistence/emergency-contact.queries.js';
import {
  EmergencyContactsType,
  EmergencyContactType,
  SetEmergencyContactsInput,
  SetEmergencyContactsPayload,
} from './emergency-contact.types.js';

@Resolver()
export class EmergencyContactResolver {
  constructor(
    private readonly queries: EmergencyContactQueries,
    private readonly set: SetEmergencyContacts,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
  ) {}

  @Query(() => [EmergencyContactType], { description: 'Whom to ring for a student of your school in an emergency.' })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  emergencyContactsOf(
    @CurrentActor() actor: Actor,
    @Args('studentId', { type: () => ID, description: 'A student of your school.' }) studentId: string,
    @Looked() look: Look,
  ): Promise<EmergencyContactType[]> {
    return this.queries.ofStudent(actor, studentId, look);
  }

  @Query(() => [EmergencyContactType], {
    description: 'Whom your school and an employer ring for you in an emergency. Ask your school if it is not right.',
  })
  @Allow('STUDENT')
  myEmergencyContacts(@CurrentActor() actor: Actor, @Looked() look: Look): Promise<EmergencyContactType[]> {
    return this.queries.ofStudent(actor, actor.studentId ?? '', look);
  }

  @Query(() => EmergencyContactsType, {
    nullable: true,
    description:
      'Whom to ring for the student of a confirmed place of yours: from 06:00 to 20:00 on its days and at no other time; null for any other place, and for one on hold. Each reading is written down.',
  })
  @Allow('EMPLOYER')
  async emergencyContacts(
    @CurrentActor() actor: Actor,
    @Args('allocationId', { type: () => ID, description: 'A place at your employer.' }) allocationId: string,
    @Looked() look: Look,
  ): Promise<EmergencyContactsType | null> {
    const now = this.surroundings.clock.now();
    const place = await this.queries.ofHost(actor, allocationId, now, look);
    if (place === undefined) return null;
    const { isOpen, opensAt, closesAt } = emergencyWindow(place, now);
    invariant(isOpen || place.contacts === null, 'the database shows contacts in no other hours than the rule');
    return { isOpen, opensAt: instant(opensAt), closesAt: instant(closesAt), contacts: [...(place.contacts ?? [])] };
  }

  @Command({
    payload: SetEmergencyContactsPayload,
    problems: [AskSafeguardingLeadProblem],
    description: 'Says whom to ring for a student in an emergency: up to two people, in place of those before.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async setEmergencyContacts(
    @CurrentActor() actor: Actor,
    @Input() { studentId, contacts }: SetEmergencyContactsInput,
  ): Promise<SetEmergencyContactsPayload> {
    const wanted = contacts.map(({ name, relation, phone, guardianId }) => {
      const dialled = phoneOf(phone);
      invariant(dialled !== undefined, 'the input has been checked');
      return { name: name.trim(), relation: relation.trim(), phone: dialled, guardianId: guardianId ?? null };
    });
    await this.set.run(actor, { studentId, contacts: wanted });
    return { studentId };
  }
}

function instant(at: Date | null): string | null {
  return at && at.toISOString().replace(/\.\d+Z$/, 'Z');
}
