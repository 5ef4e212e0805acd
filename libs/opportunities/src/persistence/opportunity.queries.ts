import {
  isIdOf,
  pageOf,
  readCursor,
  type Actor,
  type LocalDate,
  type OpportunityId,
  type Page,
  type PageRequest,
  type SchoolId,
} from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { Advert, HalfDay, OpportunityState } from '../domain/opportunity.js';
import type { SlotState } from '../domain/slot.js';
import type { Listed, ListedSlot } from '../application/finding-ports.js';

/** What stands in an advert besides what the list shows of it. */
type AdvertBody = Pick<Advert, 'lunchPlan' | 'lessFun' | 'whatToWear'> & {
  readonly state: OpportunityState;
  readonly dayPlan: HalfDay[];
  readonly hazards: Advert['hazards'][number][];
  readonly tasks: Advert['tasks'][number][];
  readonly version: number;
};

/** One advert in full, for anybody who may see it. */
export interface OpportunityDetail extends Omit<Listed, 'publishedAt'>, AdvertBody {
  /** Null while it was never published. */
  readonly publishedAt: string | null;
  /** How one gets in and about at the site. */
  readonly access: string;
  readonly supervisorJobTitle: string;
}

/** A slot with all that its own employer knows of it. */
export interface OwnSlot extends Omit<ListedSlot, 'placesLeft'> {
  readonly state: SlotState;
  readonly breakMinutes: number;
  readonly taken: number;
  readonly stateReason: string | null;
  readonly minimumGroup: number;
  readonly mostPerSchool: number | null;
  /** The first of `reservedSchoolIds`. */
  readonly reservedSchoolId: SchoolId | null;
  readonly reservedSchoolIds: SchoolId[];
  readonly isForLowSupply: boolean;
  readonly releasedOn: LocalDate | null;
  readonly bookingOpensAt: string | null;
  readonly bookingClosesHoursBefore: number;
  readonly answerWithinDays: number;
}

/** One advert with all that its own employer knows of it. */
export interface OpportunityFile
  extends
    AdvertBody,
    Pick<Advert, 'siteId' | 'supervisorId' | 'deputyId' | 'kind' | 'title' | 'summary' | 'category' | 'activity'> {
  readonly id: OpportunityId;
  readonly stateReason: string | null;
  readonly yearGroups: number[];
  readonly publishedAt: string | null;
  /** All of them, also cancelled and past ones, by date. */
  readonly slots: OwnSlot[];
}

const body = `o.id, o.kind, o.state, o.title, o.summary, o.category, o.year_groups as "yearGroups", o.day_plan as "dayPlan",
    o.lunch_plan as "lunchPlan", o.less_fun as "lessFun", o.tasks, o.what_to_wear as "whatToWear", o.hazards, o.version,
    to_char(o.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "publishedAt"`;

const slotTimes = `'id', s.id, 'startsOn', s.starts_on, 'endsOn', s.ends_on, 'startsAt', to_char(s.starts_at, 'HH24:MI'),
      'finishesAt', to_char(s.finishes_at, 'HH24:MI'), 'capacity', s.capacity`;

const one = statement<OpportunityDetail>(
  'opportunity',
  `select ${body}, json_build_object('id', e.id, 'name', e.name, 'sector', e.sector) as employer,
    split_part(t.postcode, ' ', 1) as area, t.access, host_job_title(o.supervisor_id) as "supervisorJobTitle",
    coalesce((select json_agg(json_build_object(${slotTimes}, 'placesLeft', s.capacity - s.taken) order by s.starts_on, s.id)
      from slot s where s.opportunity_id = o.id and s.state = 'OPEN' and s.starts_on >= $2::date), '[]') as slots
  from opportunity o join employer e on e.id = o.employer_id join site t on t.id = o.site_id
  where o.id = $1`,
);

const own = statement<OpportunityFile>(
  'my_opportunities',
  `select ${body}, o.state_reason as "stateReason", o.activity, o.site_id as "siteId", o.supervisor_id as "supervisorId", o.deputy_id as "deputyId",
    coalesce((select json_agg(json_build_object(${slotTimes}, 'state', s.state, 'breakMinutes', s.break_minutes, 'taken', s.taken,
        'stateReason', s.state_reason, 'minimumGroup', s.minimum_group, 'mostPerSchool', s.most_per_school,
        'reservedSchoolId', s.reserved_school_ids[1], 'reservedSchoolIds', s.reserved_school_ids, 'isForLowSupply', s.is_for_low_supply,
        'releasedOn', s.released_on, 'bookingOpensAt', to_char(s.booking_opens_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'bookingClosesHoursBefore', s.booking_closes_hours_before, 'answerWithinDays', s.answer_within_days) order by s.starts_on, s.id)
      from slot s where s.opportunity_id = o.id), '[]') as slots
  from opportunity o where o.employer_id = $1 and o.id < $2 order by o.id desc limit $3`,
);

/** After every id. */
const start = '~';

/** Reads of single adverts and of an employer's own. */
export class OpportunityQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The advert in full, with its open slots from `today` on; `undefined` when there is none that the actor may see. */
  async one(actor: Actor, id: string, today: LocalDate): Promise<OpportunityDetail | undefined> {
    return isIdOf('Opportunity', id) ? this.reads.one(actor, one, [id, today]) : undefined;
  }

  /** The adverts of the actor's employer in every state, newest first. One statement, whatever the size of the page. */
  async own(actor: Actor, { first, after }: PageRequest): Promise<Page<OpportunityFile>> {
    const id = after === null ? undefined : readCursor(after, 1)?.[0];
    const from = typeof id === 'string' && isIdOf('Opportunity', id) ? id : start;
    const rows = await this.reads.all(actor, own, [actor.employerId, from, first + 1]);
    return pageOf(rows, first, (node) => [node.id]);
  }
}
