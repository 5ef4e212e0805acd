import { answersSql, termsSql } from '#clearances';
import { isIdOf, systemActor, type Actor } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { AgreementFacts } from '../domain/agreement.js';

const inReach = statement<{ id: string }>('allocation_in_reach', 'select id from allocation where id = $1');

const agreements = statement<AgreementFacts>(
  'agreements',
  `select a.state, a.placement_version as "placementVersion", to_char(i.born_on, 'YYYY-MM-DD') as "bornOn",
     to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", o.version, ${termsSql} as terms, ${answersSql('a.id')} as answers,
     coalesce((select json_agg(json_build_object('party', g.party, 'version', g.placement_version, 'termsHash', g.terms_hash,
         'givenAt', to_char(g.given_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))
       from agreement g where g.allocation_id = a.id), '[]') as signatures
   from allocation a join student_identity i on i.student_id = a.student_id
   join slot s on s.id = a.slot_id join opportunity o on o.id = s.opportunity_id join site t on t.id = o.site_id
   where a.id = $1`,
);

const reader = systemActor('agreements');

/** Reads of what the parties agreed to. */
export class AgreementQueries {
  constructor(private readonly reads: ScopedReads) {}

  /**
   * What the agreements to an allocation in the actor's reach follow from; `undefined` when there is none. Read as the service itself: whoever
   * may see how things stand need not see whose birthday or form that rests on.
   */
  async facts(actor: Actor, allocationId: string): Promise<AgreementFacts | undefined> {
    if (!isIdOf('Allocation', allocationId)) return undefined;
    const found = await this.reads.one(actor, inReach, [allocationId]);
    return found && this.reads.one(reader, agreements, [allocationId]);
  }
}
