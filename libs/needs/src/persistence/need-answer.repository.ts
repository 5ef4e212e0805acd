import {
  invariant,
  type BookingGroupId,
  type NeedAnswerId,
  type NeedId,
  type OpportunityId,
  type SlotId,
} from '#kernel';
import type { Transaction } from '#platform';
import type { LapsedAnswer, NeedAnswers } from '../application/ports.js';
import type { NeedAnswer, NeedRefusal } from '../domain/need-answer.js';

/** What employers offer for what schools lack, in PostgreSQL. An offer whose host is suspended is not there for the school. */
export class PgNeedAnswers implements NeedAnswers {
  constructor(private readonly tx: Transaction) {}

  async add(answer: NeedAnswer, at: Date): Promise<boolean> {
    const { id, programmeId, needId, schoolId, employerId, opportunityId, state, message } = answer;
    const added = await this.tx.manager.query<unknown[]>(
      `insert into need_answer (id, programme_id, need_id, school_id, employer_id, opportunity_id, state, message, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`,
      [id, programmeId, needId, schoolId, employerId, opportunityId, state, message, at],
    );
    return added.length === 1;
  }

  async isHeld(opportunityId: OpportunityId): Promise<boolean> {
    const [row] = await this.tx.manager.query<{ held: boolean }[]>('select $1 = any(held_adverts()) as held', [
      opportunityId,
    ]);
    return row?.held === true;
  }

  async needOf(id: NeedAnswerId): Promise<NeedId | undefined> {
    const [row] = await this.tx.manager.query<{ needId: NeedId }[]>(
      'select need_id as "needId" from need_answer where id = $1',
      [id],
    );
    return row?.needId;
  }

  async lock(id: NeedAnswerId): Promise<NeedAnswer | undefined> {
    const [answer] = await this.tx.manager.query<NeedAnswer[]>(
      `select id, programme_id as "programmeId", need_id as "needId", school_id as "schoolId", employer_id as "employerId",
         opportunity_id as "opportunityId", state, message, group_id as "groupId"
       from need_answer where id = $1 for update`,
      [id],
    );
    return answer;
  }

  accept(id: NeedAnswerId, groupId: BookingGroupId, at: Date): Promise<void> {
    return this.moved(`state = 'ACCEPTED', group_id = $3`, [id, at, groupId]);
  }

  decline(id: NeedAnswerId, refusal: NeedRefusal, reason: string, at: Date): Promise<void> {
    return this.moved(`state = 'DECLINED', refusal = $3, reason = $4`, [id, at, refusal, reason]);
  }

  withdraw(id: NeedAnswerId, at: Date): Promise<void> {
    return this.moved(`state = 'WITHDRAWN'`, [id, at]);
  }

  async lapse(needId: NeedId, at: Date): Promise<LapsedAnswer[]> {
    return this.tx.manager.query<LapsedAnswer[]>(
      'select id, employer_id as "employerId" from lapse_answers($1, $2) order by id',
      [needId, at],
    );
  }

  async slotsOf(opportunityId: OpportunityId, slotIds: readonly SlotId[]): Promise<ReadonlySet<string>> {
    const rows = await this.tx.manager.query<{ id: string }[]>(
      'select id from slot where opportunity_id = $1 and id = any($2)',
      [opportunityId, slotIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** `$1` is the answer, `$2` the instant. */
  private async moved(changes: string, parameters: readonly unknown[]): Promise<void> {
    const [, moved] = await this.tx.manager.query<[unknown[], number]>(
      `update need_answer set ${changes}, ended_at = $2 where id = $1 and state = 'OFFERED'`,
      [...parameters],
    );
    invariant(moved === 1, 'an answer that is locked waits');
  }
}
