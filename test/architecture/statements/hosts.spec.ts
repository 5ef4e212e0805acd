import { unplacedGrounds } from '#oversight';
import { newId } from '#platform';
import { anEmployer, anOpportunity, aProgramme, aSchool, aSlot, asOwner, aVettedActivity, perform } from '#testing';
import { anAnsweredProfile } from '../../e2e/vetting.story.js';
import { copies, countStatements, type Grown } from './counting.js';
import { copiesOfEmployer, copiesOfHost } from './growth.js';

async function setUp(): Promise<Grown> {
  const programme = await aProgramme();
  const school = await aSchool(programme);
  const [employer, other, suspended] = [
    await anEmployer(programme),
    await anEmployer(programme),
    await anEmployer(programme),
  ];
  const newcomer = await anEmployer(programme, { isVerified: false });
  await perform(newcomer.token, 'submitEmployer', { employerId: newcomer.id });
  await anAnsweredProfile(newcomer, 'OFFICE');
  const profileId = await aVettedActivity(employer, 'SHOP');
  await aSlot(other, await anOpportunity(other));
  await aVettedActivity(suspended, 'SHOP');
  await perform(programme.coordinator, 'suspendHost', { hostId: suspended.siteId, reason: 'The stairs are unsafe.' });
  const alarmId = newId('Alarm');
  await asOwner(
    `insert into alarm (id, rule_id, programme_id, about, counted, window_from, window_until, raised_at)
     values ($1, 'REFUSED_OFTEN', $2, $3, 20, now(), now(), now())`,
    [alarmId, programme.id, newId('Account')],
  );
  const reportId = newId('UnplacedReport');
  const withheld = { students: null, unplaced: null, percent: null };
  const byGround = Object.fromEntries(unplacedGrounds.map((ground) => [ground, [{ key: 'YES', ...withheld }]]));
  await asOwner(
    `insert into unplaced_report (id, programme_id, month, made_at, figures) values ($1, $2, '2026-09-01', now(), $3)`,
    [reportId, programme.id, { all: withheld, byGround }],
  );
  return {
    tokens: {
      CAREERS_LEAD: school.lead,
      SAFEGUARDING_LEAD: school.safeguardingLead,
      EMPLOYER: employer.token,
      COORDINATOR: programme.coordinator,
    },
    asks: { profileId },
    async grow() {
      await copiesOfHost(other);
      await copiesOfEmployer(newcomer);
      await copiesOfEmployer(suspended);
      await copies('suspension', ['employer_id', suspended.id], ['id', 'employer_id', 'site_id']);
      await copies('site', ['id', employer.siteId], ['id']);
      await copies('activity_profile', ['id', profileId], ['id', 'site_id']);
      await copies('activity_declaration', ['profile_id', profileId], ['profile_id']);
      await copies('vetting_step', ['profile_id', profileId], ['id']);
      await copies('alarm', ['id', alarmId], ['id', 'about']);
      await copies('unplaced_report', ['id', reportId], ['id'], { month: `(r.month + n * interval '1 month')::date` });
    },
  };
}

countStatements('hosts', setUp);
