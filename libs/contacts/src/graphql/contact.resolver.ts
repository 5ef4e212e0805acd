import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { rotaOf } from '#clearances';
import { SecondPersonNeededProblem } from '#employers';
import { isIdOf, localDate, today, type Actor, type Surroundings } from '#kernel';
import { Allow, Command, CurrentActor, Input, SURROUNDINGS } from '#platform';
import { AttestBarredListCheck, DecideOnContact } from '../application/contact-decisions.use-cases.js';
import { SetRota } from '../application/set-rota.use-case.js';
import { ledgerLine } from '../domain/ledger.js';
import { ContactQueries } from '../persistence/contact.queries.js';
import {
  AttestationMissingProblem,
  AttestBarredListCheckInput,
  CheckNotAllowedProblem,
  ContactLedgerLineType,
  DecideOnContactInput,
  HostAdultContactPayload,
  RotaType,
  SetRotaInput,
  SetRotaPayload,
} from './contact.types.js';

@Resolver()
export class ContactResolver {
  constructor(
    private readonly queries: ContactQueries,
    private readonly rotas: SetRota,
    private readonly attestation: AttestBarredListCheck,
    private readonly decision: DecideOnContact,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
  ) {}

  @Query(() => [ContactLedgerLineType], {
    description:
      'How many days each host adult of an employer is with children under 16, over all schools: yours as an employer, by id as a coordinator.',
  })
  @Allow('EMPLOYER', 'COORDINATOR')
  async contactLedger(
    @CurrentActor() actor: Actor,
    @Args('employerId', {
      type: () => ID,
      nullable: true,
      description: 'For coordinators: an employer of the programme.',
    })
    employerId: string | null,
  ): Promise<ContactLedgerLineType[]> {
    const of = actor.employerId ?? employerId ?? '';
    const adults = await this.queries.adultsOf(actor, of);
    if (adults.length === 0 || !isIdOf('Employer', of)) return [];
    const slots = await this.queries.around(of, today(this.surroundings.clock));
    return adults.map((adult) => ledgerLine(adult, slots));
  }

  @Query(() => RotaType, {
    nullable: true,
    description: 'Who is with the students on each day of a slot; null when there is none that you may see.',
  })
  @Allow('EMPLOYER', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'COORDINATOR')
  async rota(
    @CurrentActor() actor: Actor,
    @Args('slotId', { type: () => ID, description: 'The slot.' }) slotId: string,
  ): Promise<RotaType | null> {
    const found = await this.queries.rotaOf(actor, slotId);
    if (found === undefined) return null;
    const nameOf = new Map(found.adults.map(({ id, name }) => [id as string, name]));
    const days = rotaOf(found).map(({ on, adultIds }) => ({
      onDay: on,
      adults: adultIds.map((hostAdultId) => ({ hostAdultId, name: nameOf.get(hostAdultId) ?? '' })),
    }));
    return { isSet: found.setRota !== null, days };
  }

  @Command({ payload: SetRotaPayload, description: 'Says who is with the students on each day of a slot.' })
  @Allow('EMPLOYER')
  async setRota(@CurrentActor() actor: Actor, @Input() { slotId, days }: SetRotaInput): Promise<SetRotaPayload> {
    const rota = days.map(({ onDay, hostAdultIds }) => ({ on: localDate(onDay), adultIds: hostAdultIds }));
    return { slotId: await this.rotas.run(actor, slotId, rota) };
  }

  @Command({
    payload: HostAdultContactPayload,
    problems: [CheckNotAllowedProblem],
    description:
      'Gives your word that the barred list was looked at for an adult who will be with students under 16 on more than three days in 30.',
  })
  @Allow('EMPLOYER')
  async attestBarredListCheck(
    @CurrentActor() actor: Actor,
    @Input() { hostAdultId, barredListSeenOn }: AttestBarredListCheckInput,
  ): Promise<HostAdultContactPayload> {
    return { hostAdultId: await this.attestation.run(actor, hostAdultId, localDate(barredListSeenOn)) };
  }

  @Command({
    payload: HostAdultContactPayload,
    problems: [AttestationMissingProblem, SecondPersonNeededProblem],
    description: 'Records that an adult may be with children under 16 on more than three days in 30.',
  })
  @Allow('SAFEGUARDING_LEAD')
  async decideOnContact(
    @CurrentActor() actor: Actor,
    @Input() input: DecideOnContactInput,
  ): Promise<HostAdultContactPayload> {
    return { hostAdultId: await this.decision.run(actor, { ...input, validUntil: localDate(input.validUntil) }) };
  }
}
