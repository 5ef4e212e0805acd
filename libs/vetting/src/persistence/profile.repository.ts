import {
  addDays,
  isIdOf,
  type AccountId,
  type ActivityProfileId,
  type EmployerId,
  type LocalDate,
  type NewId,
  type SchoolId,
  type SiteId,
} from '#kernel';
import type { Transaction } from '#platform';
import type { Lifting, NotedStep, Profiles, RunningOut } from '../application/ports.js';
import type { ActivityProfile, CheckForm } from '../domain/activity-profile.js';
import type { ActivityAnswers } from '../domain/answers.js';
import { doubtsBeside, type KnownDomain } from '../domain/domain-doubts.js';
import { expiringDays, type Tier } from '../domain/tier.js';
import type { VettingFile } from '../domain/vetting-file.js';
import type { VettingState } from '../domain/vetting-state.js';
import { fileColumns, fileOf, fileTables, type FileRow } from './file-sql.js';
import { knownDomains } from './known-domains.js';

/** Profiles in PostgreSQL. */
export class PgProfiles implements Profiles {
  constructor(
    private readonly tx: Transaction,
    private readonly newId: NewId,
  ) {}

  async add(profile: ActivityProfile, at: Date): Promise<ActivityProfileId> {
    const { id, programmeId, employerId, siteId, activity, tier, state } = profile;
    await this.tx.manager.query(
      `insert into activity_profile (id, programme_id, employer_id, site_id, activity, tier, state, state_since)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (site_id, activity) do nothing`,
      [id, programmeId, employerId, siteId, activity, tier, state, at],
    );
    const rows = await this.tx.manager.query<{ id: ActivityProfileId }[]>(
      'select id from activity_profile where site_id = $1 and activity = $2',
      [siteId, activity],
    );
    return rows[0]?.id ?? id;
  }

  async lock(id: string): Promise<VettingFile | undefined> {
    return isIdOf('ActivityProfile', id) ? (await this.lockWhere('p.id = $1', [id]))[0] : undefined;
  }

  async lockAllOf(employerId: EmployerId, siteId: SiteId | null): Promise<VettingFile[]> {
    return this.lockWhere('p.employer_id = $1 and ($2::text is null or p.site_id = $2)', [employerId, siteId]);
  }

  async move(ids: readonly ActivityProfileId[], to: VettingState, at: Date): Promise<void> {
    await this.tx.manager.query(
      `update activity_profile set state = $2, state_since = $3, lead_agreed_by = null, coordinator_agreed_by = null where id = any($1)`,
      [ids, to, at],
    );
    if (to !== 'IDENTITY' && to !== 'DECLARED') return;
    await this.tx.manager.query(
      `update activity_profile set approved_until = null, approved_by = null, approved_at = null,
         check_form = null, checked_on = null, checked_by = null, checked_at = null where id = any($1)`,
      [ids],
    );
  }

  async declare(
    { id, programmeId, employerId }: ActivityProfile,
    answers: ActivityAnswers,
    by: AccountId | null,
    at: Date,
  ): Promise<void> {
    await this.tx.manager.query(
      `insert into activity_declaration (profile_id, programme_id, employer_id, answers, declared_by, declared_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (profile_id) do update set answers = excluded.answers, declared_by = excluded.declared_by,
         declared_at = excluded.declared_at`,
      [id, programmeId, employerId, JSON.stringify(answers), by, at],
    );
  }

  async forgetReviews(ids: readonly ActivityProfileId[]): Promise<void> {
    await this.tx.manager.query(
      `update activity_declaration set answers = answers || '{"riskAssessmentReviewedOn": null}', declared_by = $2
       where profile_id = any($1)`,
      [ids, this.tx.actor.accountId],
    );
  }

  async recordCheck(
    id: ActivityProfileId,
    form: CheckForm,
    on: LocalDate,
    by: AccountId | null,
    at: Date,
  ): Promise<void> {
    await this.tx.manager.query(
      'update activity_profile set check_form = $2, checked_on = $3, checked_by = $4, checked_at = $5 where id = $1',
      [id, form, on, by, at],
    );
  }

  async recordNotices(id: ActivityProfileId, on: LocalDate): Promise<void> {
    await this.tx.manager.query('update activity_profile set notices_seen_on = $2 where id = $1', [id, on]);
  }

  async raise(id: ActivityProfileId, tier: Tier): Promise<void> {
    await this.tx.manager.query('update activity_profile set tier = $2 where id = $1', [id, tier]);
  }

  async approve(id: ActivityProfileId, until: LocalDate, by: AccountId | null, at: Date): Promise<void> {
    await this.tx.manager.query(
      `update activity_profile set state = 'APPROVED', state_since = $4, approved_until = $2, approved_by = $3, approved_at = $4
       where id = $1`,
      [id, until, by, at],
    );
  }

  async liftingOf(id: ActivityProfileId): Promise<Lifting> {
    const rows = await this.tx.manager.query<Lifting[]>(
      `select lead_agreed_by as "leadAgreedBy", coordinator_agreed_by as "coordinatorAgreedBy" from activity_profile where id = $1`,
      [id],
    );
    return rows[0] ?? { leadAgreedBy: null, coordinatorAgreedBy: null };
  }

  async agreeToLift(id: ActivityProfileId, { leadAgreedBy, coordinatorAgreedBy }: Lifting): Promise<void> {
    await this.tx.manager.query(
      'update activity_profile set lead_agreed_by = $2, coordinator_agreed_by = $3 where id = $1',
      [id, leadAgreedBy, coordinatorAgreedBy],
    );
  }

  async note({ id, programmeId, employerId }: ActivityProfile, step: NotedStep, at: Date): Promise<void> {
    const { accountId, role } = this.tx.actor;
    const { kind, on, byWhom, note } = step;
    await this.tx.manager.query(
      `insert into vetting_step (id, programme_id, employer_id, profile_id, kind, on_day, by_whom, note, recorded_by, recorded_as, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [this.newId('VettingStep'), programmeId, employerId, id, kind, on, byWhom, note, accountId, role, at],
    );
  }

  async lockRunningOut(today: LocalDate, atMost: number): Promise<RunningOut[]> {
    return this.tx.manager.query<RunningOut[]>(
      `select id, programme_id as "programmeId", employer_id as "employerId", site_id as "siteId",
         case when approved_until < $1::date then 'EXPIRED' else 'EXPIRING' end as to
       from activity_profile
       where (state = 'APPROVED' and approved_until <= $2::date) or (state = 'EXPIRING' and approved_until < $1::date)
       order by id limit $3 for update skip locked`,
      [today, addDays(today, expiringDays), atMost],
    );
  }

  async schoolsWithPlacesAt(siteId: SiteId, from: LocalDate): Promise<SchoolId[]> {
    const rows = await this.tx.manager.query<{ id: SchoolId }[]>(
      'select id from schools_with_places_at($1, $2) id order by id',
      [siteId, from],
    );
    return rows.map(({ id }) => id);
  }

  private async lockWhere(condition: string, parameters: readonly unknown[]): Promise<VettingFile[]> {
    const rows = await this.tx.manager.query<FileRow[]>(
      `select ${fileColumns} from ${fileTables} where ${condition} order by p.id for update of p`,
      [...parameters],
    );
    if (rows.length === 0) return [];
    const doubtsOf = doubtsBeside(await this.tx.manager.query<KnownDomain[]>(knownDomains.text));
    return rows.map((row) => fileOf(row, doubtsOf));
  }
}
