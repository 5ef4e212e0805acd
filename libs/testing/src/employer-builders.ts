import type { JobCategory } from '#interests';
import { activityOf, activityTable, type Activity } from '#vetting';
import { unique, type TestProgramme } from './builders.js';
import { aStranger, perform } from './client.js';
import { asOwner } from './surroundings.js';

/** An employer with a site and two host adults; `token` acts for it, and `coordinator` for its programme. */
export interface TestEmployer {
  readonly id: string;
  readonly programme: TestProgramme;
  readonly isVerified: boolean;
  readonly token: string;
  readonly coordinator: string;
  readonly siteId: string;
  readonly supervisorId: string;
  readonly deputyId: string;
}

/** An employer with a site, two adults and insurance; verified unless told otherwise. */
export async function anEmployer(programme: TestProgramme, { isVerified = true } = {}): Promise<TestEmployer> {
  const { token } = await aStranger();
  const registered = {
    programmeId: programme.id,
    name: `Employer ${unique()}`,
    sector: 'R',
    staffCount: 12,
    webDomain: null,
  };
  const { employerId } = await perform(token, 'registerEmployer', registered, 'employerId');
  const site = { name: 'The workshop', addressLine: '1 Coventry Road', postcode: 'B26 2RZ', access: 'Level entrance' };
  const { siteId } = await perform(token, 'addSite', site, 'siteId');
  const adult = async (name: string): Promise<string> => {
    const input = { siteId, name, jobTitle: 'Studio lead', workEmail: `adult${unique()}@example.org` };
    return (await perform(token, 'addHostAdult', input, 'hostAdultId')).hostAdultId;
  };
  const [supervisorId, deputyId] = [await adult('Robin Hale'), await adult('Sam Okoro')];
  for (const kind of ['EMPLOYERS_LIABILITY', 'PUBLIC_LIABILITY']) {
    await perform(token, 'declareInsurance', {
      kind,
      insurer: 'Midland Mutual',
      coverPounds: 10_000_000,
      validTo: '2028-08-31',
    });
  }
  if (isVerified) {
    await perform(token, 'submitEmployer', { employerId });
    for (const hostAdultId of [supervisorId, deputyId])
      await perform(programme.coordinator, 'recordCallBack', { hostAdultId });
    await perform(programme.coordinator, 'verifyEmployer', { employerId });
  }
  const { coordinator } = programme;
  return { id: employerId, programme, isVerified, token, coordinator, siteId, supervisorId, deputyId };
}

/** Everything that no employer here does, said so. */
export const plainAnswers = {
  isUnlikeNormalBusiness: false,
  isStudentDriving: false,
  isStudentPassenger: false,
  hasBusinessCover: false,
  hasDestinationAndCheckIn: false,
  isHomeBased: false,
  isIsolatedSite: false,
  isLoneWorkOverHalfDay: false,
  isMuchTravel: false,
  isResidential: false,
  barredWork: [],
  listedTasks: [],
  isProductiveWork: false,
  hasReadSafeguardingBriefing: true,
  agreesToDataTerms: true,
  studentHasToBuy: 'Nothing',
};

/** What the dangerous tiers are asked for besides. */
export const carefulAnswers = {
  ...plainAnswers,
  riskAssessmentReviewedOn: '2026-09-01',
  supervision: 'The studio lead, all day.',
  induction: 'Half an hour round the workshop before anything is switched on.',
  protectiveEquipment: 'Boots, gloves and goggles in three sizes.',
  hasSafetyPolicy: true,
  hasFireFirstAidAndAccidentBook: true,
};

/** The profile of an activity at the employer's site, taken as far as approval over the API; returns its id. */
export async function aVettedActivity(employer: TestEmployer, activity: Activity): Promise<string> {
  const { token, siteId, programme } = employer;
  const { profileId } = await perform(token, 'startVetting', { siteId, activity }, 'profileId');
  const [row] = await asOwner<{ state: string }>('select state from activity_profile where id = $1', [profileId]);
  if (row?.state !== 'DRAFT') return profileId;
  const { tier } = activityTable[activity];
  const answers = tier === 'LOW' ? plainAnswers : carefulAnswers;
  await perform(token, 'declareActivity', { profileId, ...answers });
  const check = { profileId, on: '2026-09-14', byWhom: 'The coordinator', note: 'They know what a student needs.' };
  const mutations = { LOW: 'recordVettingConversation', MEDIUM: 'confirmVettingArrangements', HIGH: 'recordSiteCheck' };
  if (tier !== 'LOW') await perform(programme.coordinator, 'recordEnforcementNotices', check);
  await perform(programme.coordinator, mutations[tier], check);
  await perform(programme.secondCoordinator, 'approveActivity', { profileId });
  return profileId;
}

/** A placement advert that keeps the rules; published unless told otherwise. Where it is done is vetted for it, of a verified employer. */
export async function anOpportunity(
  employer: TestEmployer,
  overrides: object = {},
  { isPublished = true } = {},
): Promise<string> {
  const { siteId, supervisorId, deputyId } = employer;
  const input = {
    siteId,
    supervisorId,
    deputyId,
    kind: 'PLACEMENT',
    title: `A week in the print studio ${unique()}`,
    summary: 'Set type, pull prints and help to hang a small exhibition.',
    category: 'CREATIVE_AND_MEDIA',
    dayPlan: [
      { day: 1, half: 'AM', department: 'Studio', task: 'Set a line of type', with: 'the studio lead' },
      { day: 1, half: 'PM', department: 'Gallery', task: 'Hang prints', with: 'the curator' },
    ],
    lunchPlan: 'With the studio team in the kitchen, 12:30 to 13:00.',
    lessFun: 'Cleaning the press takes an hour each day.',
    whatToWear: 'Old clothes; aprons are lent.',
    yearGroups: [10, 11, 12],
    hazards: [],
    ...overrides,
  };
  const { opportunityId } = await perform(employer.token, 'draftOpportunity', input, 'opportunityId');
  const { activity } = input as { activity?: Activity };
  if (employer.isVerified) await aVettedActivity(employer, activity ?? activityOf(input.category as JobCategory));
  if (isPublished) await publishAdvert(employer, opportunityId);
  return opportunityId;
}

/** Has an advert shown: its employer publishes it, and a coordinator lets it pass where nobody has read its words yet. */
export async function publishAdvert(employer: TestEmployer, opportunityId: string): Promise<void> {
  const { state } = await perform(employer.token, 'publishOpportunity', { opportunityId }, 'state');
  if (state === 'IN_MODERATION') await perform(employer.coordinator, 'approveOpportunity', { opportunityId });
}

/** A slot in the autumn half-term week (26 to 30 October 2026) unless told otherwise. */
export async function aSlot(employer: TestEmployer, opportunityId: string, overrides: object = {}): Promise<string> {
  const input = {
    opportunityId,
    startsOn: '2026-10-26',
    endsOn: '2026-10-30',
    startsAt: '09:30',
    finishesAt: '15:30',
    breakMinutes: 30,
    capacity: 2,
    answerWithinDays: 7,
    ...overrides,
  };
  return (await perform(employer.token, 'addSlot', input, 'slotId')).slotId;
}

/** The barred list was looked at for the employer's adults, and the school decided that they may have under-16s on four days in thirty and more. */
export async function manyDaysAreDecidedFor(employer: TestEmployer, school: { readonly id: string }): Promise<void> {
  await asOwner(
    `insert into contact_decision (host_adult_id, programme_id, employer_id, attested_by, attested_at, barred_list_seen_on)
     select a.id, a.programme_id, a.employer_id, g.account_id, now(), '2026-09-01' from host_adult a
     join role_grant g on g.employer_id = a.employer_id where a.employer_id = $1 on conflict do nothing`,
    [employer.id],
  );
  await asOwner(
    `insert into school_contact_decision (host_adult_id, school_id, programme_id, attested_by, decided_by, decided_at, reason, valid_until)
     select w.host_adult_id, $2, w.programme_id, w.attested_by, g.account_id, now(), 'Met them.', '2027-07-31' from contact_decision w
     join role_grant g on g.school_id = $2 and g.role = 'SAFEGUARDING_LEAD' where w.employer_id = $1 on conflict do nothing`,
    [employer.id, school.id],
  );
}
