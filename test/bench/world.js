// A programme of the size that a district has, written as the owner: the bench measures reading it, not making it.
import pg from 'pg';
import { bornOn, homeCell } from './search.js';
import { newId } from '../../dist/libs/platform/src/index.js';

/** Lets a school ask for places: in its term, while it has a safeguarding lead. */
export async function openSchool(owner, { programme, school, issuer }) {
  await owner.query(
    `insert into term (id, school_id, name, starts_on, ends_on) values ($1, $2, 'Bench', current_date - 30, current_date + 1000)`,
    [`trm_${school.slice(4)}`, school],
  );
  const lead = newId('Account');
  await owner.query('insert into account (id, issuer, subject) values ($1, $2, $3)', [
    lead,
    issuer,
    `lead of ${school}`,
  ]);
  await owner.query(
    `insert into role_grant (id, account_id, role, programme_id, school_id) values ($1, $2, 'SAFEGUARDING_LEAD', $3, $4)`,
    [newId('Grant'), lead, programme, school],
  );
}

/** Fills the database; returns the programme, the student and their account. */
export async function makeWorld(ownerUrl, { employers, advertsEach, slotsEach, students, issuer, subject }) {
  const owner = new pg.Client(ownerUrl);
  // Whoever fails below drops the database; that is not to hide why.
  owner.on('error', () => undefined);
  await owner.connect();
  const [programme, school, student, account] = ['Programme', 'School', 'Student', 'Account'].map((kind) =>
    newId(kind),
  );
  await owner.query('begin');
  await owner.query('insert into account (id, issuer, subject) values ($1, $2, $3)', [account, issuer, subject]);
  await owner.query(`insert into programme (id, name, area, school_year) values ($1, 'Bench', 'Bench', 2026)`, [
    programme,
  ]);
  await owner.query(
    `insert into school (id, programme_id, urn, name, postcode, latitude, longitude) values ($1, $2, '100001', 'School', 'B36 8EY', 52.5, -1.8)`,
    [school, programme],
  );
  await owner.query(
    `insert into student (id, programme_id, school_id, year_group, home_cell, interests, free_school_meals,
       send_support, care_experienced, neet_risk) values ($1, $2, $3, 10, $4, '{}', false, false, false, false)`,
    [student, programme, school, homeCell],
  );
  // What is closed to the student goes by the date of birth.
  await owner.query(
    `insert into student_identity (student_id, school_id, upn, given_name, family_name, born_on) values ($1, $2, 'A00000000001', 'B', 'B', $3)`,
    [student, school, bornOn],
  );
  await openSchool(owner, { programme, school, issuer });
  // The rest of the year: made in one statement, since nobody reads them one by one.
  await owner.query(
    `insert into student (id, programme_id, school_id, year_group, home_cell, interests, free_school_meals,
       send_support, care_experienced, neet_risk)
     select 'stu_' || lpad(n::text, 26, '0'), $1, $2, 7 + n % 7, $4, '{}', n % 4 = 0, n % 7 = 0, n % 50 = 0, n % 20 = 0
     from generate_series(1, $3::integer - 1) n`,
    [programme, school, students, homeCell],
  );
  await owner.query(
    `insert into role_grant (id, account_id, role, programme_id, school_id, student_id) values ($1, $2, 'STUDENT', $3, $4, $5)`,
    [newId('Grant'), account, programme, school, student],
  );
  const rows = { employer: [], site: [], adult: [], opportunity: [], slot: [] };
  for (let e = 0; e < employers; e++) {
    const [employer, site, one, other] = [newId('Employer'), newId('Site'), newId('HostAdult'), newId('HostAdult')];
    rows.employer.push([employer, programme, `Employer ${e}`, account]);
    rows.site.push([site, programme, employer]);
    rows.adult.push(
      [one, programme, employer, site, `a${e}@example.org`],
      [other, programme, employer, site, `b${e}@example.org`],
    );
    for (let a = 0; a < advertsEach; a++) {
      const opportunity = newId('Opportunity');
      rows.opportunity.push([
        opportunity,
        programme,
        employer,
        site,
        one,
        other,
        `Advert ${a} of employer ${e}`,
        (e * advertsEach + a) % 86_400,
      ]);
      for (let s = 0; s < slotsEach; s++) rows.slot.push([newId('Slot'), programme, employer, opportunity, s * 7]);
    }
  }
  await insert(
    owner,
    rows.employer,
    `insert into employer (id, programme_id, name, sector, staff_count, state, registered_by)
    select a, b, c, 'R', 10, 'VERIFIED', d from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as t (a, b, c, d)`,
  );
  await insert(
    owner,
    rows.site,
    `insert into site (id, programme_id, employer_id, name, address_line, postcode, latitude, longitude, access)
    select a, b, c, 'Site', '1 High Street', 'B36 8EY', 52.5, -1.8, 'Level' from unnest($1::text[], $2::text[], $3::text[]) as t (a, b, c)`,
  );
  await insert(
    owner,
    rows.adult,
    `insert into host_adult (id, programme_id, employer_id, site_id, name, job_title, work_email, work_address_verified_at, called_back_at)
    select a, b, c, d, 'Host', 'Lead', e, now(), now() from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as t (a, b, c, d, e)`,
  );
  await insert(
    owner,
    rows.opportunity,
    `insert into opportunity (id, programme_id, employer_id, site_id, supervisor_id, deputy_id, kind, state,
      title, summary, category, activity, day_plan, lunch_plan, less_fun, what_to_wear, year_groups, hazards, published_at)
    select a, b, c, d, e, f, 'PLACEMENT', 'PUBLISHED', g, 'What it is like, in two or three honest sentences that somebody would read.',
      'CREATIVE_AND_MEDIA', 'STUDIO', '[]', 'With us', 'Cleaning', 'Anything', '{10,11}', '{}', now() - h::int * interval '1 second'
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) as t (a, b, c, d, e, f, g, h)`,
  );
  await owner.query(
    `insert into activity_profile (id, programme_id, employer_id, site_id, activity, tier, state, state_since, approved_until)
     select 'apf_' || right(id, 26), programme_id, employer_id, id, 'STUDIO', 'LOW', 'APPROVED', now(), current_date + 400 from site`,
  );
  await insert(
    owner,
    rows.slot,
    `insert into slot (id, programme_id, employer_id, opportunity_id, state, starts_on, ends_on, starts_at, finishes_at,
      break_minutes, capacity, taken)
    select a, b, c, d, 'OPEN', current_date + 30 + e::int, current_date + 34 + e::int, '09:00', '15:30', 30, 4, 1
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as t (a, b, c, d, e)`,
  );
  await owner.query('commit');
  await owner.query('vacuum analyze');
  await owner.end();
  return { programme, school, student, account, slot: rows.slot[0][0], employer: rows.employer[0][0] };
}

async function insert(owner, rows, sql) {
  const columns = rows[0].map((_, column) => rows.map((row) => String(row[column])));
  await owner.query(sql, columns);
}
