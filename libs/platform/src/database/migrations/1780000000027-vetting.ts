import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The vetting of each activity at each site, shared by all schools: where it stands, what the employer answered, and every step with its notes,
 * each for other eyes; what coordinators decided about doubtful domains; and which employers a school does not send its students to.
 */
export class Vetting1780000000027 implements MigrationInterface {
  readonly name = 'Vetting1780000000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table employer add column owner text;
      -- Digits alone, so that one number written in two ways is one number.
      alter table host_adult add column work_phone text check (work_phone ~ '^[+]?[0-9]{7,15}$');
      create unique index host_adult_phone_once on host_adult (site_id, work_phone);

      -- What is mostly done in each kind of work, as of this migration; later adverts say it themselves.
      alter table opportunity add column activity text;
      update opportunity o set activity = coalesce((select a.activity from (values
        ('ANIMAL_CARE', 'ANIMALS'), ('BEAUTY_AND_WELLBEING', 'SALON'), ('CONSTRUCTION_AND_TRADES', 'CONSTRUCTION'),
        ('CREATIVE_AND_MEDIA', 'STUDIO'), ('DELIVERY_AND_STORAGE', 'WAREHOUSE'),
        ('EMERGENCY_AND_UNIFORM_SERVICES', 'EMERGENCY_SERVICES'), ('ENGINEERING_AND_MAINTENANCE', 'WORKSHOP'),
        ('ENVIRONMENT_AND_LAND', 'FARM_AND_LAND'), ('HEALTHCARE', 'CLINIC'), ('HOME_SERVICES', 'CLEANING_AND_REPAIR'),
        ('HOSPITALITY_AND_FOOD', 'KITCHEN'), ('MANUFACTURING', 'WORKSHOP'), ('RETAIL_AND_SALES', 'SHOP'),
        ('SCIENCE_AND_RESEARCH', 'LABORATORY'), ('SOCIAL_CARE', 'CARE'), ('SPORTS_AND_LEISURE', 'SPORT'),
        ('TEACHING_AND_EDUCATION', 'CLASSROOM'), ('TRANSPORT', 'VEHICLES'), ('TRAVEL_AND_TOURISM', 'FRONT_OF_HOUSE'))
        a (category, activity) where a.category = o.category), 'OFFICE');
      alter table opportunity alter column activity set not null;
      create index opportunity_by_profile on opportunity (site_id, activity);

      create table activity_profile (
        id id primary key,
        programme_id id not null,
        employer_id id not null,
        site_id id not null,
        activity text not null,
        tier text not null check (tier in ('LOW','MEDIUM','HIGH')),
        state text not null check (state in
          ('DRAFT','IDENTITY','DECLARED','CHECKED','APPROVED','EXPIRING','EXPIRED','SUSPENDED','BLOCKED')),
        state_since timestamptz not null,
        approved_until date,
        approved_by id references account,
        approved_at timestamptz,
        check_form text check (check_form in ('CONVERSATION','ARRANGEMENTS','SITE_CHECK')),
        checked_on date,
        checked_by id references account,
        checked_at timestamptz,
        -- Who agreed that a stop may end, as with suspensions: one of each role, and two people.
        lead_agreed_by id references account,
        coordinator_agreed_by id references account,
        foreign key (programme_id, employer_id) references employer (programme_id, id),
        foreign key (employer_id, site_id) references site (employer_id, id),
        unique (site_id, activity),
        unique (employer_id, id),
        check (state not in ('APPROVED','EXPIRING') or approved_until is not null),
        check ((check_form is null) = (checked_at is null) and (check_form is null) = (checked_on is null)),
        check (lead_agreed_by <> coordinator_agreed_by),
        constraint high_takes_two check (tier <> 'HIGH' or state not in ('APPROVED','EXPIRING') or approved_by <> checked_by)
      );
      create index activity_profile_queue on activity_profile (programme_id, state_since, id);
      create index activity_profile_by_programme on activity_profile (programme_id, id);
      create index activity_profile_by_employer on activity_profile (employer_id, id);
      create index activity_profile_running_out on activity_profile (approved_until) where state in ('APPROVED','EXPIRING');

      create table activity_declaration (
        profile_id id primary key references activity_profile,
        programme_id id not null,
        employer_id id not null,
        answers jsonb not null,
        declared_by id not null references account,
        declared_at timestamptz not null,
        foreign key (employer_id, profile_id) references activity_profile (employer_id, id)
      );

      -- Written once and never changed: what was checked, raised, stopped and lifted, by whom, and what they noted.
      create table vetting_step (
        id id primary key,
        programme_id id not null references programme,
        employer_id id not null,
        profile_id id not null,
        kind text not null check (kind in ('CONVERSATION','ARRANGEMENTS','SITE_CHECK','TIER_RAISED','APPROVED','SUSPENDED','BLOCKED',
          'AGREED_TO_LIFT')),
        on_day date not null,
        by_whom text,
        note text,
        recorded_by id not null references account,
        recorded_as text not null check (recorded_as in ('COORDINATOR','SAFEGUARDING_LEAD')),
        recorded_at timestamptz not null,
        foreign key (employer_id, profile_id) references activity_profile (employer_id, id)
      );
      create index vetting_step_by_profile on vetting_step (profile_id, kind, on_day desc);

      create table domain_decision (
        employer_id id not null,
        programme_id id not null,
        domain text not null,
        reason text not null,
        decided_by id not null references account,
        decided_at timestamptz not null,
        primary key (employer_id, domain),
        foreign key (programme_id, employer_id) references employer (programme_id, id)
      );

      create table employer_refusal (
        school_id id not null,
        programme_id id not null,
        employer_id id not null,
        reason text not null,
        refused_by id not null references account,
        refused_as text not null check (refused_as in ('CAREERS_LEAD','SAFEGUARDING_LEAD')),
        refused_at timestamptz not null,
        primary key (school_id, employer_id),
        foreign key (programme_id, school_id) references school (programme_id, id),
        foreign key (programme_id, employer_id) references employer (programme_id, id)
      );

      -- What was verified before vetting went by activity is given thirty days, and its coordinator finds it at the head of the queue.
      insert into activity_profile (id, programme_id, employer_id, site_id, activity, tier, state, state_since, approved_until)
        select distinct on (o.site_id, o.activity) 'apf_' || left(md5(o.site_id || o.activity), 26), o.programme_id, o.employer_id, o.site_id,
          o.activity,
          case when o.activity in ('WORKSHOP','CONSTRUCTION','FARM_AND_LAND','VEHICLES','EMERGENCY_SERVICES') then 'HIGH'
            when o.activity in ('OFFICE','SHOP','STUDIO','CLASSROOM','FRONT_OF_HOUSE') then 'LOW' else 'MEDIUM' end,
          case when e.state = 'VERIFIED' then 'EXPIRING' else 'DRAFT' end, now(),
          case when e.state = 'VERIFIED' then current_date + 30 end
        from opportunity o join employer e on e.id = o.employer_id;

      alter table activity_profile enable row level security;
      create policy seen on activity_profile for select to foothold_service
        using ((select app_is_system()) or app_is_employer(employer_id)
          or ((select app_role()) in ('CAREERS_LEAD','SAFEGUARDING_LEAD','COORDINATOR') and programme_id = (select app_programme())));
      create policy begun on activity_profile for insert to foothold_service
        with check (app_is_employer(employer_id) and state = 'DRAFT');
      create policy moved on activity_profile for update to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id))
        with check ((select app_is_system()) or app_is_coordinator_of(programme_id));
      -- Whoever may only take a profile back can do no more with it, whatever the service makes of them.
      create policy declared on activity_profile for update to foothold_service
        using (app_is_employer(employer_id))
        with check (app_is_employer(employer_id) and state in ('DRAFT','IDENTITY','DECLARED'));
      create policy stopped on activity_profile for update to foothold_service
        using ((select app_role()) = 'SAFEGUARDING_LEAD' and programme_id = (select app_programme()))
        with check (state in ('SUSPENDED','BLOCKED','IDENTITY'));

      alter table activity_declaration enable row level security;
      create policy seen on activity_declaration for select to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id));
      create policy kept on activity_declaration for all to foothold_service
        using (app_is_employer(employer_id)) with check (app_is_employer(employer_id) and declared_by = (select app_account()));

      alter table vetting_step enable row level security;
      create policy seen on vetting_step for select to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id) or (kind = 'TIER_RAISED' and app_is_employer(employer_id)));
      create policy taken on vetting_step for insert to foothold_service
        with check (programme_id = (select app_programme()) and recorded_by = (select app_account()) and recorded_as = (select app_role())
          and ((select app_role()) = 'COORDINATOR' or kind in ('SUSPENDED','AGREED_TO_LIFT')));

      alter table domain_decision enable row level security;
      create policy seen on domain_decision for select to foothold_service
        using ((select app_is_system()) or app_is_employer(employer_id) or app_is_coordinator_of(programme_id));
      create policy made on domain_decision for insert to foothold_service
        with check (app_is_coordinator_of(programme_id) and decided_by = (select app_account()));

      -- Students too: their list leaves these employers out. No operation of theirs shows the reason.
      alter table employer_refusal enable row level security;
      create policy seen on employer_refusal for select to foothold_service
        using ((select app_is_system()) or school_id = (select app_school()));
      create policy kept on employer_refusal for all to foothold_service
        using (app_is_school_staff_of(school_id))
        with check (app_is_school_staff_of(school_id) and programme_id = (select app_programme())
          and refused_by = (select app_account()) and refused_as = (select app_role()));

      grant select, insert, update on activity_profile, activity_declaration to foothold_service;
      grant select, insert on vetting_step, domain_decision to foothold_service;
      grant select, insert, delete on employer_refusal to foothold_service;

      -- Who is told that a school is concerned: one that asked for places at the site or has a student with a place there, still to come.
      create function schools_with_places_at(of_site text, from_day date) returns setof text
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select a.school_id from allocation a join slot s on s.id = a.slot_id join opportunity o on o.id = s.opportunity_id
          where o.site_id = of_site and s.ends_on >= from_day and a.state in ('OFFERED','ACCEPTED','HOST_AGREED','CONFIRMED')
            and (app_is_system() or app_is_employer(o.employer_id) or o.programme_id = app_programme())
        union
        select r.school_id from slot_request r join slot s on s.id = r.slot_id join opportunity o on o.id = s.opportunity_id
          where o.site_id = of_site and s.ends_on >= from_day and r.state in ('REQUESTED','ACCEPTED')
            and (app_is_system() or app_is_employer(o.employer_id) or o.programme_id = app_programme());
      end;

      -- What a new domain can be taken for: those of verified employers in the actor's programme, as they and their adults use them.
      create function known_domains() returns table (of_employer text, domain text)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select e.id, e.web_domain from employer e
          where e.programme_id = app_programme() and e.state = 'VERIFIED' and e.web_domain is not null
            and app_role() in ('EMPLOYER','COORDINATOR')
        union
        select e.id, split_part(a.work_email, '@', 2) from employer e join host_adult a on a.employer_id = e.id
          where e.programme_id = app_programme() and e.state = 'VERIFIED' and app_role() in ('EMPLOYER','COORDINATOR');
      end;

      -- A host that is not verified any more, also because it is another one now, sees no name of a child: as before, and only while verified.
      create or replace function student_for_employer(of_allocation text)
        returns table (year_group smallint, display_name text, adjustments text)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select s.year_group,
          case when a.state in ('CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND') and e.state = 'VERIFIED'
            then i.given_name || ' ' || left(i.family_name, 1) || '.' end,
          case when a.state in ('CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND') and e.state = 'VERIFIED' then s.adjustments end
        from allocation a join employer e on e.id = a.employer_id join student s on s.id = a.student_id
          join student_identity i on i.student_id = a.student_id
        where a.id = of_allocation and app_is_employer(a.employer_id);
      end;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function student_for_employer(of_allocation text)
        returns table (year_group smallint, display_name text, adjustments text)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select s.year_group,
          case when a.state in ('CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND')
            then i.given_name || ' ' || left(i.family_name, 1) || '.' end,
          case when a.state in ('CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND') then s.adjustments end
        from allocation a join student s on s.id = a.student_id join student_identity i on i.student_id = a.student_id
        where a.id = of_allocation and app_is_employer(a.employer_id);
      end;
      drop function schools_with_places_at, known_domains;
      drop table employer_refusal, domain_decision, vetting_step, activity_declaration, activity_profile;
      drop index opportunity_by_profile;
      alter table opportunity drop column activity;
      drop index host_adult_phone_once;
      alter table host_adult drop column work_phone;
      alter table employer drop column owner;
    `);
  }
}
