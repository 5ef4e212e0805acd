import {
  InvalidInput,
  invariant,
  isIdOf,
  joined,
  NotFound,
  today,
  WrongState,
  type Actor,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { DraftOpportunity, schedulableStates, type Opportunity } from '#opportunities';
import type { NeedAnswer } from '../domain/need-answer.js';
import { stateOn, type Need } from '../domain/need.js';
import { AlreadyAnswered } from '../domain/problems.js';
import { draftFor, type DraftForNeed } from './draft-for-need.js';
import type { NeedsTx } from './ports.js';

/** What an employer offers: an advert that it has, or one that is drafted from the need. */
export interface AnswerNeedCommand {
  readonly needId: string;
  /** To the school; may be empty. */
  readonly message: string;
  readonly offer: { readonly opportunityId: string } | { readonly draft: DraftForNeed };
}

/**
 * An employer answers a need with an advert of its own. The need is kept open meanwhile, so that no answer is left to one that was closed at
 * the same moment. Throws NotFound, WrongState, InvalidInput and AlreadyAnswered.
 */
export class AnswerNeed {
  constructor(
    private readonly unitOfWork: UnitOfWork<NeedsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { needId, message, offer }: AnswerNeedCommand): Promise<NeedAnswer> {
    const { employerId } = actor;
    invariant(employerId !== null, 'an employer acts for its organisation');
    return this.unitOfWork.run(actor, async (tx) => {
      const need = await this.openNeed(tx, needId);
      const { id: opportunityId } =
        'draft' in offer
          ? await this.drafted(actor, tx, need, offer.draft)
          : await offered(tx, need, offer.opportunityId);
      if (await tx.answers.isHeld(opportunityId))
        throw new WrongState('Opportunity', 'HELD', 'OFFERED', schedulableStates);
      const { id, programmeId, schoolId } = need;
      const answer: NeedAnswer = {
        programmeId,
        needId: id,
        schoolId,
        employerId,
        opportunityId,
        message,
        groupId: null,
        id: this.surroundings.newId('NeedAnswer'),
        state: 'OFFERED',
      };
      if (!(await tx.answers.add(answer, this.surroundings.clock.now()))) throw new AlreadyAnswered(id);
      await tx.outbox.add({ kind: 'need-answer.offered', subjectId: answer.id, schoolId, employerId });
      return answer;
    });
  }

  private async openNeed({ needs }: NeedsTx, needId: string): Promise<Need> {
    const need = isIdOf('Need', needId) ? await needs.hold(needId) : undefined;
    if (need === undefined) throw new NotFound('Need', needId);
    const state = stateOn(need, today(this.surroundings.clock));
    if (state !== 'OPEN') throw new WrongState('Need', state, 'ANSWERED', ['OPEN']);
    return need;
  }

  private drafted(actor: Actor, tx: NeedsTx, need: Need, draft: DraftForNeed): Promise<Opportunity> {
    return new DraftOpportunity(joined(tx.adverts), this.surroundings).run(actor, draftFor(need, draft));
  }
}

/** An advert of the employer's that can still come about, of the kind that is needed. */
async function offered({ adverts }: NeedsTx, { kind }: Need, id: string): Promise<Opportunity> {
  const advert = isIdOf('Opportunity', id) ? await adverts.opportunities.lock(id) : undefined;
  if (advert === undefined) throw new NotFound('Opportunity', id);
  if (!schedulableStates.includes(advert.state))
    throw new WrongState('Opportunity', advert.state, 'OFFERED', schedulableStates);
  if (advert.kind !== kind)
    throw new InvalidInput([
      { path: 'opportunityId', value: id, message: `is a ${advert.kind}, and the need is for a ${kind}` },
    ]);
  return advert;
}
