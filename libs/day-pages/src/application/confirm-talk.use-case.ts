import {
  InvalidInput,
  invariant,
  isIdOf,
  NotFound,
  today,
  WrongState,
  type Actor,
  type LocalDate,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { sideOf, talkStanding, talkStates, type TalkStanding } from '../domain/talk.js';
import type { DayPagesTx } from './ports.js';

/** What one side says. */
export interface ConfirmTalkCommand {
  readonly allocationId: string;
  readonly heldOn: LocalDate;
}

/**
 * The employer or the school, and the student, confirm that they have talked about what to expect, each for themself. It counts as held once
 * both say the same day, so the second to speak agrees or says which day the first has named.
 */
export class ConfirmTalk {
  constructor(
    private readonly unitOfWork: UnitOfWork<DayPagesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How the talk stands then. Saying the same again changes nothing. */
  run(actor: Actor, { allocationId, heldOn }: ConfirmTalkCommand): Promise<TalkStanding> {
    const { clock } = this.surroundings;
    const { accountId, role } = actor;
    invariant(accountId !== null && role in sideOf, 'the access mark lets in only who talks');
    const side = sideOf[role as keyof typeof sideOf];
    return this.unitOfWork.run(actor, async ({ talks, outbox }) => {
      const allocation = isIdOf('Allocation', allocationId) ? await talks.lock(allocationId) : undefined;
      if (allocation === undefined) throw new NotFound('Allocation', allocationId);
      const { id, state, studentId, schoolId, employerId } = allocation;
      if (!talkStates.includes(state)) throw new WrongState('Allocation', state, 'TALK_HELD', talkStates);
      const other = await talks.saidBy(id, side === 'STUDENT' ? 'GUIDE' : 'STUDENT');
      const message = faultOf(heldOn, today(clock), other);
      if (message !== null) throw new InvalidInput([{ path: 'heldOn', value: heldOn, message }]);
      await talks.put(allocation, { allocationId: id, side, heldOn }, accountId, clock.now());
      await outbox.add({ kind: 'expectations-talk.confirmed', subjectId: id, studentId, schoolId, employerId });
      const said = side === 'STUDENT' ? { STUDENT: heldOn, GUIDE: other } : { STUDENT: other, GUIDE: heldOn };
      return talkStanding(said);
    });
  }
}

function faultOf(heldOn: LocalDate, now: LocalDate, other: LocalDate | null): string | null {
  if (heldOn > now) return 'must not be a day to come: a talk is confirmed once it was held';
  return other === null || other === heldOn ? null : `must be the day that the other side has named, ${other}`;
}
