/** Holds, erasures, what is kept of somebody erased, and the reports; and reviews that have lost their author. */
export const retentionTablesSql = `
  create schema retention;
  grant usage on schema retention to foothold_service;

  create table legal_hold (
    id id primary key,
    programme_id id not null,
    school_id id not null,
    student_id id not null,
    reason text not null check (length(reason) between 1 and 500),
    placed_by id not null references account,
    placed_at timestamptz not null,
    -- Without the coordinator's word it holds for a fortnight, so that nothing goes in the meantime.
    agreed_by id references account,
    agreed_at timestamptz,
    lead_released_by id references account,
    coordinator_released_by id references account,
    released_at timestamptz,
    foreign key (programme_id, school_id) references school (programme_id, id),
    foreign key (school_id, student_id) references student (school_id, id),
    check ((agreed_by is null) = (agreed_at is null)),
    check (agreed_by <> placed_by and lead_released_by <> coordinator_released_by),
    check ((released_at is not null) = (lead_released_by is not null and coordinator_released_by is not null))
  );
  create unique index legal_hold_once on legal_hold (student_id) where released_at is null;
  create index legal_hold_by_programme on legal_hold (programme_id, id);
  alter table legal_hold enable row level security;
  create policy seen on legal_hold for select to foothold_service
    using ((select app_is_system()) or app_is_coordinator_of(programme_id)
      or ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school())));
  create policy placed on legal_hold for insert to foothold_service
    with check ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school()) and placed_by = (select app_account())
      and agreed_by is null and released_at is null);
  create policy moved on legal_hold for update to foothold_service
    using (app_is_coordinator_of(programme_id) or ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school())));
  grant select, insert, update on legal_hold to foothold_service;

  -- Outlives the student: by it the same is done again to a backup that is put back.
  create table erasure (
    id id primary key,
    programme_id id not null,
    school_id id not null,
    student_id id not null,
    reason text not null check (length(reason) between 1 and 500),
    requested_by id not null references account,
    requested_at timestamptz not null,
    agreed_by id references account,
    erased_at timestamptz,
    kept_because text check (kept_because in ('SAFETY_RECORD')),
    foreign key (programme_id, school_id) references school (programme_id, id),
    check (agreed_by <> requested_by),
    check ((agreed_by is null) = (erased_at is null))
  );
  create unique index erasure_once on erasure (student_id);
  create index erasure_by_school on erasure (school_id, id);
  alter table erasure enable row level security;
  create policy seen on erasure for select to foothold_service
    using ((select app_is_system()) or app_is_school_staff_of(school_id));
  create policy requested on erasure for insert to foothold_service
    with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()) and requested_by = (select app_account())
      and agreed_by is null);
  grant select, insert on erasure to foothold_service;

  -- Who somebody was whose safety record has to be kept: apart, so that no list and no search finds them any more.
  create table kept_identity (
    student_id id primary key,
    school_id id not null,
    upn text not null,
    given_name text not null,
    family_name text not null,
    born_on date not null,
    kept_because text not null check (kept_because in ('SAFETY_RECORD')),
    kept_since timestamptz not null,
    foreign key (school_id, student_id) references student (school_id, id)
  );
  alter table kept_identity enable row level security;
  create policy seen on kept_identity for select to foothold_service
    using ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school()));
  grant select on kept_identity to foothold_service;

  create table retention_run (
    id id primary key,
    ran_on date not null,
    ran_at timestamptz not null,
    report jsonb not null,
    digest text not null check (digest ~ '^[0-9a-f]{64}$')
  );
  alter table retention_run enable row level security;
  create policy kept on retention_run for all to foothold_service
    using ((select app_is_system())) with check ((select app_is_system()));
  grant select, insert on retention_run to foothold_service;

  alter table review alter column student_id drop not null, alter column allocation_id drop not null;
  alter table allocation add column review_cut boolean not null default false;

  -- A review that has lost its author was written all the same: there is no second one.
  create function review_once_though_cut() returns trigger security definer set search_path = public, pg_temp language plpgsql as $$
  begin
    if exists (select from allocation a where a.id = new.allocation_id and a.review_cut) then return null; end if;
    return new;
  end $$;
  create trigger reviewed_before before insert on review for each row execute function review_once_though_cut();
`;
