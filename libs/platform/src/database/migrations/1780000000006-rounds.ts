import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rounds, applications, proposals with a reason for every student, allocations, permissions, clearances and attendance. */
export class Rounds1780000000006 implements MigrationInterface {
  readonly name = 'Rounds1780000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table round (
        id id primary key,
        programme_id id not null references programme,
        name text not null,
        state text not null check (state in ('DRAFT','OPEN','CLOSED','PROPOSED','PUBLISHED','SETTLED')),
        slots_from date not null,
        slots_to date not null,
        max_choices smallint not null check (max_choices between 1 and 40),
        seed text not null,
        seed_commitment text not null,
        current_proposal_id id,
        created_at timestamptz not null default now(),
        check (slots_from <= slots_to),
        unique (programme_id, id)
      );

      create table application (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        student_id id not null,
        employer_id id not null,
        slot_id id not null,
        round_id id not null,
        state text not null check (state in ('SUBMITTED','WITHDRAWN')),
        rank smallint check (rank >= 1),
        statement text not null,
        on_behalf_by id references account,
        created_at timestamptz not null default now(),
        foreign key (school_id, student_id) references student (school_id, id),
        foreign key (employer_id, slot_id) references slot (employer_id, id),
        foreign key (programme_id, round_id) references round (programme_id, id),
        unique (round_id, student_id, slot_id),
        unique (round_id, student_id, rank) deferrable initially immediate
      );
      create index application_by_student on application (student_id);
      create index application_by_slot on application (slot_id);

      create table proposal (
        id id primary key,
        programme_id id not null,
        round_id id not null,
        instance_hash text not null,
        rule_set_version text not null,
        placed integer not null,
        unplaced integer not null,
        created_at timestamptz not null default now(),
        foreign key (programme_id, round_id) references round (programme_id, id),
        unique (programme_id, id)
      );
      alter table round add foreign key (programme_id, current_proposal_id) references proposal (programme_id, id);

      create table proposal_outcome (
        proposal_id id not null references proposal,
        programme_id id not null,
        school_id id not null,
        student_id id not null,
        slot_id id references slot,
        choice_rank smallint,
        is_own_choice boolean not null,
        out_minutes smallint,
        back_minutes smallint,
        is_travel_rough boolean,
        priority_class smallint not null,
        reason jsonb not null,
        primary key (proposal_id, student_id),
        foreign key (school_id, student_id) references student (school_id, id)
      );
      create index proposal_outcome_by_school on proposal_outcome (proposal_id, school_id);

      create table proposal_slot (
        proposal_id id not null references proposal,
        programme_id id not null,
        slot_id id not null references slot,
        filled integer not null,
        cut_off jsonb,
        primary key (proposal_id, slot_id)
      );

      create table allocation (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        student_id id not null,
        employer_id id not null,
        slot_id id not null,
        round_id id not null,
        proposal_id id not null,
        state text not null check (state in ('OFFERED','ACCEPTED','HOST_AGREED','CONFIRMED','ATTENDED','DID_NOT_ATTEND',
          'DECLINED','DECLINED_BY_HOST','WITHDRAWN')),
        placement_version integer not null,
        days daterange not null,
        state_reason text,
        created_at timestamptz not null default now(),
        changed_at timestamptz not null default now(),
        foreign key (school_id, student_id) references student (school_id, id),
        foreign key (employer_id, slot_id) references slot (employer_id, id),
        foreign key (programme_id, round_id) references round (programme_id, id),
        foreign key (programme_id, proposal_id) references proposal (programme_id, id),
        unique (school_id, id),
        unique (employer_id, id),
        constraint allocation_no_overlap exclude using gist (student_id with =, days with &&)
          where (state in ('OFFERED','ACCEPTED','HOST_AGREED','CONFIRMED','ATTENDED'))
      );
      create index allocation_by_student on allocation (student_id);
      create index allocation_by_school on allocation (school_id, id);
      create index allocation_by_employer on allocation (employer_id, id);
      create index allocation_by_slot on allocation (slot_id);

      create table permission (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        allocation_id id not null,
        placement_version integer not null,
        given_on date not null,
        recorded_by id not null references account,
        recorded_at timestamptz not null default now(),
        countersigned_by id references account,
        countersigned_at timestamptz,
        foreign key (school_id, allocation_id) references allocation (school_id, id),
        unique (allocation_id, placement_version),
        check (countersigned_by <> recorded_by)
      );

      create table clearance (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        allocation_id id not null,
        stage text not null,
        outcome text not null check (outcome in ('ALLOWED','BLOCKED','UNKNOWN')),
        reasons jsonb not null,
        rule_set_version text not null,
        input_hash text not null,
        decided_at timestamptz not null default now(),
        foreign key (school_id, allocation_id) references allocation (school_id, id)
      );
      create index clearance_by_allocation on clearance (allocation_id, decided_at desc);

      create table attendance (
        allocation_id id not null,
        on_day date not null,
        session text not null check (session in ('AM','PM')),
        mark text not null check (mark in ('PRESENT','ABSENT')),
        programme_id id not null,
        school_id id not null,
        employer_id id not null,
        marked_by id references account,
        marked_at timestamptz not null default now(),
        primary key (allocation_id, on_day, session),
        foreign key (school_id, allocation_id) references allocation (school_id, id),
        foreign key (employer_id, allocation_id) references allocation (employer_id, id)
      );

      alter table round enable row level security;
      create policy seen on round for select to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id)
          or (programme_id = (select app_programme()) and state <> 'DRAFT'));
      create policy kept on round for all to foothold_service
        using (app_is_coordinator_of(programme_id)) with check (app_is_coordinator_of(programme_id));
      create policy moved on round for update to foothold_service using ((select app_is_system()));
      -- Whoever changes a list holds the round (select for share needs an update policy) and can still change nothing of it.
      create policy held on round for update to foothold_service
        using ((select app_role()) in ('STUDENT', 'CAREERS_LEAD') and programme_id = (select app_programme()) and state <> 'DRAFT')
        with check (false);

      alter table application enable row level security;
      create policy seen on application for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id));
      create policy own on application for all to foothold_service
        using (app_is_student(student_id)) with check (app_is_student(student_id));
      create policy on_behalf on application for all to foothold_service
        using ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()))
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()));

      alter table proposal enable row level security;
      create policy seen on proposal for select to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id)
          or ((select app_role()) in ('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD') and programme_id = (select app_programme())
            and exists (select from round r where r.current_proposal_id = proposal.id and r.state in ('PUBLISHED', 'SETTLED'))));
      create policy made on proposal for insert to foothold_service with check ((select app_is_system()));

      alter table proposal_outcome enable row level security;
      create policy seen on proposal_outcome for select to foothold_service
        using ((select app_is_system())
          or ((app_is_student(student_id) or app_is_school_staff_of(school_id))
            and exists (select from round r where r.current_proposal_id = proposal_id and r.state in ('PUBLISHED', 'SETTLED'))));
      create policy made on proposal_outcome for insert to foothold_service with check ((select app_is_system()));

      alter table proposal_slot enable row level security;
      create policy seen on proposal_slot for select to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id));
      create policy made on proposal_slot for insert to foothold_service with check ((select app_is_system()));

      alter table allocation enable row level security;
      create policy seen on allocation for select to foothold_service
        using ((select app_is_system()) or app_is_student(student_id) or app_is_school_staff_of(school_id)
          or app_is_employer(employer_id));
      create policy made on allocation for insert to foothold_service with check ((select app_is_system()));
      create policy moved on allocation for update to foothold_service
        using ((select app_is_system()) or app_is_student(student_id) or app_is_school_staff_of(school_id)
          or app_is_employer(employer_id));

      alter table permission enable row level security;
      create policy kept on permission for all to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id)) with check (app_is_school_staff_of(school_id));

      alter table clearance enable row level security;
      create policy seen on clearance for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id));
      create policy made on clearance for insert to foothold_service
        with check ((select app_is_system()) or app_is_school_staff_of(school_id));

      alter table attendance enable row level security;
      create policy seen on attendance for select to foothold_service
        using ((select app_is_system())
          or exists (select from allocation a where a.id = allocation_id and a.student_id = (select app_student())));
      create policy kept on attendance for all to foothold_service
        using (app_is_employer(employer_id) or app_is_school_staff_of(school_id))
        with check (app_is_employer(employer_id) or app_is_school_staff_of(school_id));

      create policy seen on student_identity for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id) or student_id = (select app_student()));

      -- All that an employer learns of a student; their tables stay closed to it.
      create function student_for_employer(of_allocation text)
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

      -- Whoever is concerned by a place goes on seeing where it is, also when the advert is taken down. What a policy's
      -- query finds is bound by the policies of allocation itself.
      create policy placed on opportunity for select to foothold_service
        using (exists (select from slot s join allocation a on a.slot_id = s.id where s.opportunity_id = opportunity.id));
      create policy placed on employer for select to foothold_service
        using (exists (select from allocation a where a.employer_id = employer.id));
      create policy given_back on slot for update to foothold_service
        using ((select app_role()) = 'SAFEGUARDING_LEAD' and exists (select from allocation a where a.slot_id = slot.id));

      grant select, insert, update, delete on round, application, proposal, proposal_outcome, proposal_slot, allocation, permission,
        clearance, attendance to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy given_back on slot;
      drop policy placed on employer;
      drop policy placed on opportunity;
      drop function student_for_employer;
      drop policy seen on student_identity;
      drop policy seen on proposal;
      drop policy seen on proposal_outcome;
      alter table round drop column current_proposal_id;
      drop table attendance, clearance, permission, allocation, proposal_slot, proposal_outcome, proposal, application, round;
    `);
  }
}
