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
import { missingOfBenchmarkSix, type BenchmarkSixElement } from '../domain/benchmark-six.js';
import { asAdvertisedBy, type AsAdvertised, type ReviewTally } from '../domain/as-advertised.js';
import type { Claim } from '../domain/claims.js';
import type { ModerationFault } from '../domain/moderation.js';
import { onThisDay, type OnThisDay } from '../domain/on-this-day.js';
import type { AccessFeature, Advert, HalfDay, OpportunityState } from '../domain/opportunity.js';
import type { SlotState } from '../domain/slot.js';
import type { Listed, ListedSlot } from '../application/finding-ports.js';
import type { SingleAdverts } from '../application/read-advert.js';

/** What stands in an advert besides what the list shows of it. */
type AdvertBody = Pick<Advert, 'lunchPlan' | 'lunchCompany' | 'usualHours' | 'lessFun' | 'whatToWear'> & {
  readonly confirmedOn: LocalDate | null;
  readonly accessProvision: { features: AccessFeature[]; notes: string };
  readonly learning: AdvertLearning;
  readonly claims: Claim[];
  readonly state: OpportunityState;
  readonly dayPlan: HalfDay[];
  readonly hazards: Advert['hazards'][number][];
  readonly tasks: Advert['tasks'][number][];
  readonly version: number;
};

/** What a student learns, with what benchmark 6 asks for and is not promised. */
interface AdvertLearning extends Pick<Advert, 'willLearn' | 'ownTask' | 'feedback' | 'reflection'> {
  readonly outcomes: string[];
  readonly peopleMet: string[];
  readonly missing: BenchmarkSixElement[];
}

/** What the database gives, before the rest is read off it. */
type Raw<File extends { readonly learning: AdvertLearning }> = Omit<
  File,
  keyof OnThisDay | 'plan' | 'learning' | 'asAdvertised'
> & {
  readonly learning: Omit<AdvertLearning, 'missing'>;
};

/** An advert in full as the database gives it, with the sums of its employer's reviews. */
type RawDetail = Raw<OpportunityDetail> & { readonly reviewTally: ReviewTally | null };

/** One advert in full, for anybody who may see it. */
export interface OpportunityDetail extends Omit<Listed, 'publishedAt'>, AdvertBody {
  /** Null while it was never published. */
  readonly publishedAt: string | null;
  /** How one gets in and about at the site. */
  readonly access: string;
  readonly supervisorJobTitle: string;
  /** What the reviews of its employer say; null while they are too few to be shown. */
  readonly asAdvertised: AsAdvertised | null;
  /** Other employers that have days of it, or are asked to. */
  readonly partners: AdvertPartner[];
}

/** Another employer of a placement. */
export interface AdvertPartner {
  readonly employerName: string;
  /** The outward code of the postcode of its site; null until it has named one. */
  readonly area: string | null;
  readonly days: number[];
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
    OnThisDay,
    Pick<Advert, 'siteId' | 'supervisorId' | 'deputyId' | 'kind' | 'title' | 'summary' | 'category' | 'activity'> {
  readonly id: OpportunityId;
  readonly stateReason: string | null;
  readonly yearGroups: number[];
  readonly publishedAt: string | null;
  readonly plan: HalfDay[];
  readonly pausedUntil: LocalDate | null;
  readonly isApproved: boolean;
  readonly moderationFaults: ModerationFault[];
  /** All of them, also cancelled and past ones, by date. */
  readonly slots: OwnSlot[];
}

/** An advert in the queue. */
interface Waiting {
  /** To the microsecond, in UTC. */
  readonly submittedAt: string;
  readonly isFirst: boolean;
}

/** An advert that waits for a coordinator. */
export interface AdvertToModerate extends Waiting {
  readonly id: OpportunityId;
  readonly opportunity: OpportunityDetail;
}

const body = `o.id, o.kind, o.state, o.title, o.summary, o.category, o.year_groups as "yearGroups", o.day_plan as "dayPlan",
    o.lunch_plan as "lunchPlan", o.less_fun as "lessFun", o.tasks, o.what_to_wear as "whatToWear", o.hazards, o.version,
    o.lunch_company as "lunchCompany", o.usual_hours as "usualHours", to_char(o.confirmed_on, 'YYYY-MM-DD') as "confirmedOn",
    coalesce((select json_agg(json_build_object('id', c.id, 'kind', c.kind, 'words', c.words) order by c.position, c.id)
      from advert_claim c where c.opportunity_id = o.id and c.until_version is null), '[]') as claims,
    json_build_object('features', o.access_features, 'notes', o.access_notes) as "accessProvision",
    json_build_object('willLearn', o.will_learn, 'outcomes', o.learning_outcomes, 'ownTask', o.own_task, 'peopleMet', o.people_met,
      'feedback', o.feedback, 'reflection', o.reflection) as learning,
    to_char(o.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "publishedAt"`;

const slotTimes = `'id', s.id, 'startsOn', s.starts_on, 'endsOn', s.ends_on, 'startsAt', to_char(s.starts_at, 'HH24:MI'),
      'finishesAt', to_char(s.finishes_at, 'HH24:MI'), 'capacity', s.capacity`;

const detail = `${body}, json_build_object('id', e.id, 'name', e.name, 'sector', e.sector) as employer,
    split_part(t.postcode, ' ', 1) as area, t.access, host_job_title(o.supervisor_id) as "supervisorJobTitle",
    (select json_build_object('reviews', w.reviews, 'asAdvertised', w.as_advertised) from employer_review_summary(e.id) w) as "reviewTally",
    partners_shown(o.id) as partners,
    coalesce((select json_agg(json_build_object(${slotTimes}, 'placesLeft', s.capacity - s.taken) order by s.starts_on, s.id)
      from slot s where s.opportunity_id = o.id and s.state = 'OPEN' and s.starts_on >= $2::date), '[]') as slots`;
const detailTables = 'opportunity o join employer e on e.id = o.employer_id join site t on t.id = o.site_id';

const one = statement<RawDetail>('opportunity', `select ${detail} from ${detailTables} where o.id = $1`);

const waiting = statement<RawDetail & Waiting>(
  'adverts_to_moderate',
  `select ${detail}, to_char(o.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "submittedAt",
     o.approved_version is null as "isFirst"
   from ${detailTables}
   where o.programme_id = $1 and o.state = 'IN_MODERATION' and (o.submitted_at, o.id) > ($3::timestamptz, $4)
   order by o.submitted_at, o.id limit $5`,
);

const own = statement<Raw<OpportunityFile>>(
  'my_opportunities',
  `select ${body}, o.state_reason as "stateReason", o.activity, o.site_id as "siteId", o.supervisor_id as "supervisorId", o.deputy_id as "deputyId",
    to_char(o.paused_until, 'YYYY-MM-DD') as "pausedUntil", o.approved_version is not distinct from o.version as "isApproved",
    o.moderation_faults as "moderationFaults",
    coalesce((select json_agg(json_build_object(${slotTimes}, 'state', s.state, 'breakMinutes', s.break_minutes, 'taken', s.taken,
        'stateReason', s.state_reason, 'minimumGroup', s.minimum_group, 'mostPerSchool', s.most_per_school,
        'reservedSchoolId', s.reserved_school_ids[1], 'reservedSchoolIds', s.reserved_school_ids, 'isForLowSupply', s.is_for_low_supply,
        'releasedOn', s.released_on, 'bookingOpensAt', to_char(s.booking_opens_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'bookingClosesHoursBefore', s.booking_closes_hours_before, 'answerWithinDays', s.answer_within_days) order by s.starts_on, s.id)
      from slot s where s.opportunity_id = o.id), '[]') as slots
  from opportunity o where o.employer_id = $1 and o.id < $2 order by o.id desc limit $3`,
);

const ownPlace = statement<object>(
  'own_place_of_advert',
  `select from allocation a join slot s on s.id = a.slot_id where s.opportunity_id = $1 and a.student_id = $2
     and a.state in ('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED', 'ATTENDED') limit 1`,
);

/** After every id. */
const start = '~';

/** Reads of single adverts and of an employer's own. */
export class OpportunityQueries implements SingleAdverts<OpportunityDetail> {
  constructor(private readonly reads: ScopedReads) {}

  /** The advert in full, with its open slots from `today` on; `undefined` when there is none that the actor may see. */
  async one(actor: Actor, id: string, today: LocalDate): Promise<OpportunityDetail | undefined> {
    const row = isIdOf('Opportunity', id) ? await this.reads.one(actor, one, [id, today]) : undefined;
    return row && detailOf(row, today);
  }

  /** One statement. */
  async isOwnPlace(actor: Actor, id: OpportunityId): Promise<boolean> {
    return (await this.reads.one(actor, ownPlace, [id, actor.studentId])) !== undefined;
  }

  /** The adverts of the actor's employer in every state, newest first. One statement, whatever the size of the page. */
  async own(actor: Actor, { first, after }: PageRequest, today: LocalDate): Promise<Page<OpportunityFile>> {
    const id = after === null ? undefined : readCursor(after, 1)?.[0];
    const from = typeof id === 'string' && isIdOf('Opportunity', id) ? id : start;
    const rows = await this.reads.all(actor, own, [actor.employerId, from, first + 1]);
    return pageOf(
      rows.map((row) => fileOf(row, today)),
      first,
      (node) => [node.id],
    );
  }

  /** Adverts of the coordinator's programme that wait to be read, the longest waiting first. One statement. */
  async waiting(actor: Actor, { first, after }: PageRequest, today: LocalDate): Promise<Page<AdvertToModerate>> {
    const [since, id] = (after === null ? undefined : readCursor(after, 2)) ?? [];
    const from = typeof since === 'string' && instant.test(since) ? [since, id] : ['-infinity', ''];
    const rows = await this.reads.all(actor, waiting, [actor.programmeId, today, ...from, first + 1]);
    const page = pageOf(rows, first, (row) => [row.submittedAt, row.id]);
    return {
      ...page,
      rows: page.rows.map((row) => ({
        id: row.id,
        submittedAt: row.submittedAt.replace(/\.\d+/, ''),
        isFirst: row.isFirst,
        opportunity: detailOf(row, today),
      })),
    };
  }
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

function detailOf(row: RawDetail, today: LocalDate): OpportunityDetail {
  const { reviewTally, ...advert } = row;
  const asAdvertised = reviewTally === null ? null : asAdvertisedBy(reviewTally);
  return { ...advert, ...onThisDay(row, row.slots, today), learning: learningOf(row), asAdvertised };
}

function fileOf(row: Raw<OpportunityFile>, today: LocalDate): OpportunityFile {
  const toCome = row.slots.filter(({ state, startsOn }) => state === 'OPEN' && startsOn >= today);
  const places = toCome.map(({ capacity, taken }) => ({ placesLeft: capacity - taken }));
  return { ...row, ...onThisDay(row, places, today), learning: learningOf(row), plan: row.dayPlan };
}

function learningOf({ learning }: { readonly learning: Omit<AdvertLearning, 'missing'> }): AdvertLearning {
  return { ...learning, missing: missingOfBenchmarkSix({ ...learning, learningOutcomes: learning.outcomes }) };
}
