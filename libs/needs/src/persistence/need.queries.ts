import {
  idAfter,
  pageOf,
  type Actor,
  type LocalDate,
  type NeedAnswerId,
  type NeedId,
  type OpportunityId,
  type Page,
  type PageRequest,
} from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { OpportunityKind } from '#safeguarding';
import type { NeedAnswerState, NeedRefusal } from '../domain/need-answer.js';
import type { NeededBenchmark, NeedState } from '../domain/need.js';

/** What of the board is asked for; null is all of it. */
export interface NeedFilter {
  readonly state: NeedState | null;
  readonly kind: OpportunityKind | null;
  /** One that the need is for, or that is for any. */
  readonly sector: string | null;
  readonly benchmark: NeededBenchmark | null;
  readonly area: string | null;
  /** From the nearest of the employer's sites; nobody else has a distance. */
  readonly withinKilometres: number | null;
}

/** A need as the board shows it. */
export interface ListedNeed {
  readonly id: NeedId;
  readonly state: NeedState;
  readonly kind: OpportunityKind;
  readonly wants: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly groupSize: number;
  readonly yearGroups: readonly number[];
  readonly sectors: readonly string[];
  readonly benchmark: NeededBenchmark | null;
  readonly hostsWanted: number;
  readonly hostsFound: number;
  readonly schoolName: string;
  readonly area: string;
  /** As the crow flies, from the nearest of the employer's sites. */
  readonly kilometres: number | null;
  /** Of all employers for the school and the coordinator, of one's own for an employer. */
  readonly answersWaiting: number;
}

/** An answer as both sides see it. Instants are text in UTC. */
export interface ListedNeedAnswer {
  readonly id: NeedAnswerId;
  readonly state: NeedAnswerState;
  readonly needId: NeedId;
  readonly opportunityId: OpportunityId;
  /** Null for the school while the advert is not on show. */
  readonly opportunityTitle: string | null;
  readonly isOnShow: boolean;
  readonly employerName: string | null;
  readonly schoolName: string;
  readonly message: string;
  readonly refusal: NeedRefusal | null;
  readonly reason: string | null;
  readonly groupId: string | null;
  readonly madeAt: string;
}

/** What came of the needs of an area. */
export interface UnmetNeeds {
  readonly area: string;
  readonly kind: OpportunityKind;
  readonly benchmark: NeededBenchmark | null;
  readonly posted: number;
  readonly met: number;
  readonly open: number;
  readonly withoutAnswer: number;
  readonly cameToNothing: number;
  readonly hostsLacking: number;
}

/** One whose days are over is expired, whether or not it was tidied up yet. */
const stateToday = `case when n.state in ('DRAFT', 'OPEN') and n.to_on < app_today() then 'EXPIRED' else n.state end`;

const sineSquared = (from: string, to: string): string => `power(sin(radians(${to} - ${from}) / 2), 2)`;

/** Over the ground in a straight line, on a sphere. */
const kilometresFromNearestSite = `(select min(2 * 6371 * asin(sqrt(${sineSquared('t.latitude', 'c.latitude')}
    + cos(radians(t.latitude)) * cos(radians(c.latitude)) * ${sineSquared('t.longitude', 'c.longitude')})))
  from site t where t.employer_id = (select app_employer()))`;

const board = statement<ListedNeed>(
  'needs',
  `select n.id, ${stateToday} as state, n.kind, n.wants, to_char(n.from_on, 'YYYY-MM-DD') as "from", to_char(n.to_on, 'YYYY-MM-DD') as "to",
     n.group_size as "groupSize", n.year_groups as "yearGroups", n.sectors, n.benchmark, n.hosts_wanted as "hostsWanted",
     n.hosts_found as "hostsFound", c.name as "schoolName", split_part(c.postcode, ' ', 1) as area, round(near.km)::integer as kilometres,
     (select count(*)::integer from need_answer a where a.need_id = n.id and a.state = 'OFFERED'
       and offer_stands(a.employer_id, a.opportunity_id)) as "answersWaiting"
   from need n join school c on c.id = n.school_id cross join lateral (select ${kilometresFromNearestSite} as km) near
   where n.programme_id = $1 and n.id < $2 and (${stateToday} = $3 or ($3::text is null and ((select app_employer()) is null or ${stateToday} = 'OPEN')))
     and ($4::text is null or n.kind = $4) and ($5::text is null or n.sectors = '{}' or $5 = any(n.sectors))
     and ($6::text is null or n.benchmark = $6) and ($7::text is null or split_part(c.postcode, ' ', 1) = $7)
     and ($8::float is null or near.km <= $8)
   order by n.id desc limit $9`,
);

const answers = statement<ListedNeedAnswer>(
  'need_answers',
  `select a.id, a.state, a.need_id as "needId", a.opportunity_id as "opportunityId", o.title as "opportunityTitle",
     coalesce(o.state = 'PUBLISHED', false) as "isOnShow", e.name as "employerName", c.name as "schoolName", a.message, a.refusal, a.reason,
     a.group_id as "groupId", to_char(a.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt"
   from need_answer a join school c on c.id = a.school_id left join opportunity o on o.id = a.opportunity_id
     left join employer e on e.id = a.employer_id
   where a.id < $1 and ($2::text is null or a.need_id = $2) and ($3::text is null or a.state = $3)
     and (a.school_id = (select app_school()) or a.employer_id = (select app_employer()))
   order by a.id desc limit $4`,
);

const unmet = statement<UnmetNeeds>(
  'unmet_needs',
  `select area, kind, benchmark, count(*)::integer as posted, count(*) filter (where state = 'MET')::integer as met,
     count(*) filter (where state = 'OPEN')::integer as open,
     count(*) filter (where state = 'OPEN' and not has_answer)::integer as "withoutAnswer",
     count(*) filter (where state in ('CLOSED', 'EXPIRED') and hosts_found = 0)::integer as "cameToNothing",
     coalesce(sum(hosts_wanted - hosts_found) filter (where state = 'OPEN'), 0)::integer as "hostsLacking"
   from (
     select split_part(c.postcode, ' ', 1) as area, n.kind, n.benchmark, ${stateToday} as state, n.hosts_wanted, n.hosts_found,
       exists (select from need_answer a where a.need_id = n.id and a.state = 'OFFERED' and offer_stands(a.employer_id, a.opportunity_id)) as has_answer
     from need n join school c on c.id = n.school_id
     where n.programme_id = $1 and n.state <> 'DRAFT' and n.from_on <= $3 and n.to_on >= $2
   ) n group by area, kind, benchmark order by "hostsLacking" desc, area, kind, benchmark nulls last limit 1000`,
);

/** After every id. */
const start = '~';

/** Reads of the board. */
export class NeedQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Needs, the newest first: of the actor's school, of its programme, or those that its employer may answer. One statement, whatever the size of the page. */
  async board(actor: Actor, { first, after }: PageRequest, filter: NeedFilter): Promise<Page<ListedNeed>> {
    const { state, kind, sector, benchmark, area, withinKilometres } = filter;
    const from = idAfter('Need', after, start);
    const asked = [state, kind, sector, benchmark, area, withinKilometres];
    const rows = await this.reads.all(actor, board, [actor.programmeId, from, ...asked, first + 1]);
    return pageOf(rows, first, (node) => [node.id]);
  }

  /** Answers to the needs of the actor's school, or of its employer, the newest first. One statement. */
  async answers(
    actor: Actor,
    { first, after }: PageRequest,
    { needId, state }: { readonly needId: string | null; readonly state: NeedAnswerState | null },
  ): Promise<Page<ListedNeedAnswer>> {
    const rows = await this.reads.all(actor, answers, [idAfter('NeedAnswer', after, start), needId, state, first + 1]);
    return pageOf(rows, first, (node) => [node.id]);
  }

  /** What came of needs that are for a day of that time, by area of the school, kind and benchmark. One statement. */
  unmet(actor: Actor, from: LocalDate, to: LocalDate): Promise<UnmetNeeds[]> {
    return this.reads.all(actor, unmet, [actor.programmeId, from, to]);
  }
}
