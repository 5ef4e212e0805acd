import {
  isIdOf,
  pageOf,
  readCursor,
  type Actor,
  type ActivityProfileId,
  type EmployerId,
  type IdOf,
  type LocalDate,
  type Page,
  type PageRequest,
} from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { StepKind } from '../application/ports.js';
import type { Activity } from '../domain/activity.js';
import { doubtsBeside } from '../domain/domain-doubts.js';
import type { Tier } from '../domain/tier.js';
import type { VettingFile } from '../domain/vetting-file.js';
import type { VettingState } from '../domain/vetting-state.js';
import { fileColumns, fileOf, fileTables, type FileRow } from './file-sql.js';
import { knownDomains } from './known-domains.js';

/** A profile in a list, with all that it rests on. */
export interface ListedProfile {
  readonly file: VettingFile;
  readonly employerName: string;
  readonly siteName: string;
  /** Why the tier was raised; null where it was not. */
  readonly tierReason: string | null;
  /** Since when it is where it is; UTC, to the second. */
  readonly stateSince: string;
}

/** A step as the coordinator reads it. */
export interface StepRow {
  readonly id: IdOf<'VettingStep'>;
  readonly kind: StepKind;
  readonly on: LocalDate;
  readonly byWhom: string | null;
  readonly note: string | null;
  readonly recordedAs: 'COORDINATOR' | 'SAFEGUARDING_LEAD';
  readonly recordedAt: string;
}

/** What the staff of a school see of a profile. */
export interface ProfileForSchoolRow {
  readonly id: ActivityProfileId;
  readonly employerId: EmployerId;
  readonly employerName: string;
  readonly siteName: string;
  readonly activity: Activity;
  readonly tier: Tier;
  readonly state: VettingState;
  readonly approvedUntil: LocalDate | null;
  readonly isSiteSuspended: boolean;
  readonly isEmployerVerified: boolean;
  /** Why the reader's own school sends nobody there; null where it does. */
  readonly refusedBecause: string | null;
}

/** An employer to which the reader's school sends nobody. */
export interface RefusalRow {
  readonly employerId: EmployerId;
  readonly employerName: string | null;
  readonly reason: string;
  readonly refusedAs: 'CAREERS_LEAD' | 'SAFEGUARDING_LEAD';
  readonly refusedAt: string;
}

interface ListedRow extends FileRow, Omit<ListedProfile, 'file'> {
  readonly sinceMicros: string;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const listed = `select ${fileColumns}, e.name as "employerName", t.name as "siteName", ${instant('p.state_since')} as "stateSince",
    (extract(epoch from p.state_since) * 1000000)::bigint::text as "sinceMicros",
    (select v.note from vetting_step v where v.profile_id = p.id and v.kind = 'TIER_RAISED' order by v.id desc limit 1) as "tierReason"
  from ${fileTables} join site t on t.id = p.site_id`;

const own = statement<ListedRow>(
  'own_activity_profiles',
  `${listed} where p.employer_id = $1 and p.id > $2 order by p.id limit $3`,
);

/** Those that wait for somebody, the longest first. */
const queue = statement<ListedRow>(
  'vetting_queue',
  `${listed} where p.programme_id = $1 and p.state in ('IDENTITY','DECLARED','CHECKED','EXPIRING')
     and (p.state_since, p.id) > (to_timestamp($2::numeric / 1000000), $3) order by p.state_since, p.id limit $4`,
);

const steps = statement<StepRow>(
  'vetting_steps',
  `select v.id, v.kind, to_char(v.on_day, 'YYYY-MM-DD') as "on", v.by_whom as "byWhom", v.note, v.recorded_as as "recordedAs",
     ${instant('v.recorded_at')} as "recordedAt"
   from vetting_step v where v.profile_id = $1 and ($2::text = '' or v.id < $2) order by v.id desc limit $3`,
);

const forSchool = statement<ProfileForSchoolRow>(
  'host_vetting',
  `select p.id, p.employer_id as "employerId", e.name as "employerName", t.name as "siteName", p.activity, p.tier, p.state,
     to_char(p.approved_until, 'YYYY-MM-DD') as "approvedUntil",
     is_host_suspended(p.employer_id, p.site_id, '{}') as "isSiteSuspended", e.state = 'VERIFIED' as "isEmployerVerified",
     r.reason as "refusedBecause"
   from activity_profile p join employer e on e.id = p.employer_id join site t on t.id = p.site_id
   left join employer_refusal r on r.employer_id = p.employer_id and r.school_id = $1
   where p.programme_id = $2 and p.id > $3 order by p.id limit $4`,
);

const refusals = statement<RefusalRow>(
  'refused_employers',
  `select r.employer_id as "employerId", e.name as "employerName", r.reason, r.refused_as as "refusedAs", ${instant('r.refused_at')} as "refusedAt"
   from employer_refusal r left join employer e on e.id = r.employer_id
   where r.school_id = $1 and r.employer_id > $2 order by r.employer_id limit $3`,
);

/** Reads of vetting. Each list is one statement, and one more for the domains that others can be taken for. */
export class VettingQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The profiles of the actor's employer, in the order in which they were begun. */
  async own(actor: Actor, { first, after }: PageRequest): Promise<Page<ListedProfile>> {
    return this.list(actor, await this.reads.all(actor, own, [actor.employerId, idAfter(after), first + 1]), first);
  }

  /** The profiles of the coordinator's programme that wait for somebody, the longest waiting first. */
  async queue(actor: Actor, { first, after }: PageRequest): Promise<Page<ListedProfile>> {
    const [micros = '0', id = ''] = (after === null ? undefined : readCursor(after, 2)) ?? [];
    const since = /^\d{1,18}$/.test(String(micros)) ? String(micros) : '0';
    return this.list(actor, await this.reads.all(actor, queue, [actor.programmeId, since, id, first + 1]), first);
  }

  /** What was noted of a profile, the newest first; nothing where it is not the actor's to read. */
  async steps(actor: Actor, profileId: string, { first, after }: PageRequest): Promise<Page<StepRow>> {
    const known = isIdOf('ActivityProfile', profileId) ? profileId : null;
    const rows = await this.reads.all(actor, steps, [known, idAfter(after), first + 1]);
    return pageOf(rows, first, ({ id }) => [id]);
  }

  /** Every profile of the programme as the actor's school sees it. */
  async forSchool(actor: Actor, { first, after }: PageRequest): Promise<Page<ProfileForSchoolRow>> {
    const rows = await this.reads.all(actor, forSchool, [actor.schoolId, actor.programmeId, idAfter(after), first + 1]);
    return pageOf(rows, first, ({ id }) => [id]);
  }

  /** The employers to which the actor's school sends nobody. */
  async refused(actor: Actor, { first, after }: PageRequest): Promise<Page<RefusalRow>> {
    const rows = await this.reads.all(actor, refusals, [actor.schoolId, idAfter(after), first + 1]);
    return pageOf(rows, first, ({ employerId }) => [employerId]);
  }

  private async list(actor: Actor, rows: readonly ListedRow[], first: number): Promise<Page<ListedProfile>> {
    const doubtsOf = doubtsBeside(await this.reads.all(actor, knownDomains));
    const page = pageOf(rows, first, ({ sinceMicros, id }) => (actor.employerId === null ? [sinceMicros, id] : [id]));
    return {
      ...page,
      rows: page.rows.map(({ employerName, siteName, tierReason, stateSince, sinceMicros, ...row }) => {
        void sinceMicros;
        return { file: fileOf(row, doubtsOf), employerName, siteName, tierReason, stateSince };
      }),
    };
  }
}

function idAfter(after: string | null): string {
  return String((after === null ? undefined : readCursor(after, 1))?.[0] ?? '');
}
