import { RequestGroup, type BookingRules, type RequestedGroup } from '#bookings';
import {
  InvalidInput,
  invariant,
  isIdOf,
  joined,
  NotFound,
  today,
  WrongState,
  type Actor,
  type InputFault,
  type SlotId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import type { NeedAnswer } from '../domain/need-answer.js';
import { requireNeedMove, type Need } from '../domain/need.js';
import { lockedAnswer } from './decide-answer.use-cases.js';
import { lapseAnswers, lockedNeed } from './locked-need.js';
import type { NeedAnswers, NeedsTx } from './ports.js';

/** A school takes an offer, and says which slots of it. */
export interface AcceptNeedAnswerCommand {
  readonly needAnswerId: string;
  /** Of the advert that was offered: 1 to 20, each once. */
  readonly slots: readonly { readonly slotId: string; readonly places: number }[];
  readonly staffLead: string;
  readonly note: string;
}

/**
 * A school accepts an answer: places are asked for as in any booking, in the same unit of work, so that one is never there without the other.
 * What the bookings refuse (a rule, too few places, too small a group, an employer that was asked too often) is refused here. Of several that are
 * accepted at once as many count as the need wants hosts; with the last of them it is met, and the answers that still wait lapse.
 */
export class AcceptNeedAnswer {
  constructor(
    private readonly unitOfWork: UnitOfWork<NeedsTx>,
    private readonly surroundings: Surroundings,
    private readonly rules: Pick<BookingRules, 'atBooking'>,
  ) {}

  async run(actor: Actor, command: AcceptNeedAnswerCommand): Promise<RequestedGroup & { readonly isMet: boolean }> {
    invariant(actor.schoolId !== null, 'a careers lead acts for a school');
    const decisions = await this.rules.atBooking(actor.schoolId, command.slots);
    const rules = { atBooking: () => Promise.resolve(decisions) };
    return this.unitOfWork.run(actor, async (tx) => {
      const { answer, need } = await this.locked(actor, command.needAnswerId, tx);
      await requireSlotsOf(tx.answers, answer, command.slots);
      const state = await tx.needs.takeHost(need.id);
      if (state === undefined) throw new WrongState('Need', 'MET', 'MET', ['OPEN']);
      const { slots, staffLead, note } = command;
      const asked = { slots, staffLead, note, idempotencyKey: null };
      const booked = await new RequestGroup(joined(tx.bookings), this.surroundings, rules).run(actor, asked);
      const now = this.surroundings.clock.now();
      await tx.answers.accept(answer.id, booked.groupId, now);
      if (state === 'MET') await lapseAnswers(tx, need.id, now, need.programmeId);
      const { id: subjectId, schoolId, employerId } = answer;
      await tx.outbox.add({ kind: 'need-answer.accepted', subjectId, schoolId, employerId });
      return { ...booked, isMet: state === 'MET' };
    });
  }

  /** The need first and then its answer, so that no two who accept answers to one need wait for each other. */
  private async locked(
    actor: Actor,
    id: string,
    { needs, answers }: NeedsTx,
  ): Promise<{ need: Need; answer: NeedAnswer }> {
    const needId = isIdOf('NeedAnswer', id) ? await answers.needOf(id) : undefined;
    if (needId === undefined) throw new NotFound('NeedAnswer', id);
    const need = await lockedNeed(needs, needId);
    const answer = await lockedAnswer(answers, id, 'ACCEPTED', actor);
    requireNeedMove(need, 'MET', actor.role, today(this.surroundings.clock));
    return { need, answer };
  }
}

async function requireSlotsOf(
  answers: NeedAnswers,
  { opportunityId }: NeedAnswer,
  slots: AcceptNeedAnswerCommand['slots'],
): Promise<void> {
  const ids = slots.map(({ slotId }) => slotId).filter((id): id is SlotId => isIdOf('Slot', id));
  const own = await answers.slotsOf(opportunityId, ids);
  const faults = slots.flatMap(({ slotId }, index): InputFault[] =>
    own.has(slotId)
      ? []
      : [{ path: `slots.${index}.slotId`, value: slotId, message: 'is no slot of the advert that was offered' }],
  );
  if (faults.length > 0) throw new InvalidInput(faults);
}
