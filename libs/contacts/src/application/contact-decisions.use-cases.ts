import { daysWithUnder16 } from '#clearances';
import { SecondPersonNeeded } from '#employers';
import {
  InvalidInput,
  invariant,
  isIdOf,
  NotFound,
  today,
  type Actor,
  type HostAdultId,
  type LocalDate,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { AttestationMissing, CheckNotAllowed } from '../domain/problems.js';
import type { AdultFound, ContactsTx, HostedSlots } from './ports.js';

/** An employer gives its word that the barred list was looked at for an adult; nothing of the check itself is kept. */
export class AttestBarredListCheck {
  constructor(
    private readonly unitOfWork: UnitOfWork<ContactsTx>,
    private readonly surroundings: Surroundings,
    private readonly hosted: HostedSlots,
  ) {}

  /** Throws `NotFound`, `InvalidInput` for a day that is still to come, `CheckNotAllowed` for an adult who is with nobody under 16. */
  async run(actor: Actor, hostAdultId: string, seenOn: LocalDate): Promise<HostAdultId> {
    const { clock } = this.surroundings;
    const { accountId } = actor;
    invariant(accountId !== null, 'whoever attests has an account');
    if (seenOn > today(clock))
      throw new InvalidInput([{ path: 'barredListSeenOn', value: seenOn, message: 'is still to come' }]);
    return this.unitOfWork.run(actor, async ({ decisions, outbox }) => {
      const adult = await found(decisions, hostAdultId);
      const slots = await this.hosted.around(adult.employerId, today(clock));
      if (daysWithUnder16(adult.id, slots).length === 0) throw new CheckNotAllowed();
      await decisions.attest(adult, seenOn, accountId, clock.now());
      await outbox.add({ kind: 'host-adult.attested', subjectId: adult.id, employerId: adult.employerId });
      return adult.id;
    });
  }
}

/** What a safeguarding lead says of an adult with more than three days. */
export interface DecideOnContactCommand {
  readonly hostAdultId: string;
  readonly reason: string;
  readonly validUntil: LocalDate;
}

/** The longest that a decision holds, in days: a school year. */
const longestDays = 366;

/** A safeguarding lead records that an adult may be with children under 16 of the own school on more than three days in 30. */
export class DecideOnContact {
  constructor(
    private readonly unitOfWork: UnitOfWork<ContactsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, `InvalidInput`, `AttestationMissing`, and `SecondPersonNeeded` for whoever gave the employer's word. */
  run(actor: Actor, { hostAdultId, reason, validUntil }: DecideOnContactCommand): Promise<HostAdultId> {
    const { clock } = this.surroundings;
    const { schoolId, accountId } = actor;
    invariant(schoolId !== null && accountId !== null, 'a safeguarding lead is of a school');
    const longest = new Date(clock.now().getTime() + longestDays * 86_400_000).toISOString().slice(0, 10);
    if (validUntil < today(clock) || validUntil > longest)
      throw new InvalidInput([{ path: 'validUntil', value: validUntil, message: 'must lie within a year from today' }]);
    return this.unitOfWork.run(actor, async ({ decisions, outbox }) => {
      const adult = await found(decisions, hostAdultId);
      const attestedBy = await decisions.attestedBy(adult.id);
      if (attestedBy === undefined) throw new AttestationMissing();
      if (attestedBy === accountId) throw new SecondPersonNeeded();
      await decisions.decide(adult, { schoolId, attestedBy, decidedBy: accountId, reason, validUntil }, clock.now());
      await outbox.add({ kind: 'host-adult.contact-decided', subjectId: adult.id, employerId: adult.employerId });
      return adult.id;
    });
  }
}

async function found(decisions: ContactsTx['decisions'], id: string): Promise<AdultFound> {
  const adult = isIdOf('HostAdult', id) ? await decisions.adult(id) : undefined;
  if (adult === undefined) throw new NotFound('HostAdult', id);
  return adult;
}
