import { addDays, addYears, localDate, type LocalDate } from '#kernel';
import { schoolYearOf } from '#calendar';

/** One line of the table: what is kept how long, and what then becomes of it. */
export interface RetentionLine {
  readonly id: string;
  readonly data: string;
  /** In words, as the page for operators shows it. */
  readonly keep: string;
  readonly afterwards: 'DELETE' | 'ANONYMISE' | 'CLOSE';
  readonly basis: string;
  /** True while nobody has confirmed the time with the law, an insurer or the council. */
  readonly toConfirm: boolean;
  /** The tables that it empties or clears. */
  readonly heldIn: readonly string[];
  /** The day before which things are due, given today; null where nothing has to be done by a job. */
  readonly dueBefore: ((today: LocalDate) => LocalDate) | null;
}

const months =
  (count: number) =>
  (today: LocalDate): LocalDate => {
    const [year, month, day] = today.split('-').map(Number);
    const index = (year ?? 0) * 12 + (month ?? 1) - 1 - count;
    const first = localDate(`${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`);
    const last = addDays(
      localDate(`${Math.floor((index + 1) / 12)}-${String(((index + 1) % 12) + 1).padStart(2, '0')}-01`),
      -1,
    );
    return (day ?? 1) > Number(last.slice(8)) ? last : addDays(first, (day ?? 1) - 1);
  };
const years =
  (count: number) =>
  (today: LocalDate): LocalDate =>
    addYears(today, -count);
const days =
  (count: number) =>
  (today: LocalDate): LocalDate =>
    addDays(today, -count);

/** Born on or before this day, somebody was of that age before the school year that ended last, thirty days ago at least. */
function leaversBornBefore(today: LocalDate): LocalDate {
  return addYears(localDate(`${schoolYearOf(addDays(today, -30))}-08-31`), -18);
}

/** How long everything is kept: the one place that says so. The order is that in which a run goes. */
export const retentionTable = [
  {
    id: 'safety-records',
    data: 'Who went where and when, on placements and visits, with permissions, clearances, liftings, answered warnings, agreements, notes and attendance; accidents and what was said of them; concerns that are still here; that somebody left the school, and that their file was passed on',
    keep: 'until the student is 21',
    afterwards: 'DELETE',
    basis: 'claims for injury run three years from 18',
    toConfirm: true,
    heldIn: [
      'allocation',
      'permission',
      'clearance',
      'agreement',
      'attendance',
      'placement_note',
      'block_lifting',
      'warning_answer',
      'visitor',
      'visit_attendance',
      'concern',
      'concern_note',
      'accident',
      'accident_change',
      'departure',
      'child_file',
      'kept_identity',
    ],
    dueBefore: years(21),
  },
  {
    id: 'leavers',
    data: 'Students and who they are, with needs, circumstances, interests, travel, contacts at home and whom to ring; what they keep, their mail and calendar links; what they noted and answered after a placement or a visit, what the host said of them, and their certificates; workplaces that they found; who mentored them; who said that a host may read what they need',
    keep: 'the school year of the 18th birthday and 30 days; what the safety record needs, as long as that',
    afterwards: 'DELETE',
    basis: 'own policy',
    toConfirm: true,
    heldIn: [
      'student',
      'student_identity',
      'guardian',
      'contact_restriction',
      'favourite',
      'digest',
      'calendar_feed',
      'mail_address',
      'exit_survey',
      'reflection',
      'employer_feedback',
      'certificate',
      'own_contact',
      'mentoring',
      'adjustments_release',
      'emergency_contact',
    ],
    dueBefore: leaversBornBefore,
  },
  {
    id: 'applications',
    data: 'Applications that came to nothing with what was written for them and answered and what the rules said, ranks, wishes, pins, and the outcome of each student in a round; who waited for a place',
    keep: 'the school year of the round, or of the place, and 30 days',
    afterwards: 'DELETE',
    basis: 'own policy',
    toConfirm: false,
    heldIn: [
      'application',
      'application_sheet',
      'application_help',
      'application_answer',
      'round_reminder',
      'round_wish',
      'round_pin',
      'proposal_outcome',
      'waiting_place',
      'clearance',
    ],
    dueBefore: days(30),
  },
  {
    id: 'adjustments-shown',
    data: 'Adjustments as the employer sees them',
    keep: 'the last day of the placement and the day after',
    afterwards: 'CLOSE',
    basis: 'own policy; the employer reads what the school keeps, and no copy is made',
    toConfirm: false,
    heldIn: [],
    dueBefore: null,
  },
  {
    id: 'emergency-contacts-shown',
    data: 'Emergency contacts as the employer sees them',
    keep: '06:00 to 20:00 on each day of the placement',
    afterwards: 'CLOSE',
    basis: 'own policy; the employer reads what the school keeps, and no copy is made',
    toConfirm: false,
    heldIn: [],
    dueBefore: null,
  },
  {
    id: 'messages',
    data: 'Messages about a booking',
    keep: '12 months from the last day, and while a concern about it is open or was closed within 30 days',
    afterwards: 'DELETE',
    basis: 'own policy',
    toConfirm: false,
    heldIn: ['message', 'message_read'],
    dueBefore: months(12),
  },
  {
    id: 'guardian-links',
    data: 'Links to parents and carers, to answer by and to the page of a placement; contacts that were taken off the list',
    keep: '14 days after their end',
    afterwards: 'DELETE',
    basis: 'own policy',
    toConfirm: false,
    heldIn: ['guardian_link', 'day_page_link', 'guardian'],
    dueBefore: days(14),
  },
  {
    id: 'review-authors',
    data: 'Who wrote a review',
    keep: '12 months',
    afterwards: 'ANONYMISE',
    basis: 'own policy',
    toConfirm: false,
    heldIn: ['review'],
    dueBefore: months(12),
  },
  {
    id: 'review-texts',
    data: 'What a review says; its scores stay in the sum',
    keep: '24 months',
    afterwards: 'DELETE',
    basis: 'own policy',
    toConfirm: false,
    heldIn: ['review'],
    dueBefore: months(24),
  },
  {
    id: 'contact-decisions',
    data: 'That a barred-list check was attested and decided on for an adult: the outcome alone, no certificate',
    keep: 'while the adult is with students and 12 months',
    afterwards: 'DELETE',
    basis: 'Keeping children safe in education, copies within 6 months',
    toConfirm: true,
    heldIn: ['contact_decision', 'school_contact_decision'],
    dueBefore: months(12),
  },
  {
    id: 'employer-people',
    data: 'Adults at a workplace, their days with students, insurance, suspensions that were lifted, who was spoken to in vetting',
    keep: '6 years after the last placement there',
    afterwards: 'ANONYMISE',
    basis: 'own policy',
    toConfirm: false,
    heldIn: ['host_adult', 'rota', 'insurance', 'suspension', 'vetting_step'],
    dueBefore: years(6),
  },
  {
    id: 'visit-leads',
    data: 'Which member of staff led a visit, and what was noted for it; who was on call at a school on a day',
    keep: '12 months from the last day',
    afterwards: 'ANONYMISE',
    basis: 'own policy',
    toConfirm: true,
    heldIn: ['slot_request', 'cover_day'],
    dueBefore: months(12),
  },
  {
    id: 'events',
    data: 'What happened and who was told, by ids, the weekly digests among it',
    keep: '12 months',
    afterwards: 'DELETE',
    basis: 'own policy',
    toConfirm: false,
    heldIn: ['event', 'notification', 'digest'],
    dueBefore: months(12),
  },
  {
    id: 'accounts',
    data: 'Who somebody is at the issuer that signs them in, the address of their letters, what they keep and their calendar links',
    keep: '12 months after the last role ended',
    afterwards: 'ANONYMISE',
    basis: 'own policy',
    toConfirm: false,
    heldIn: ['account', 'role_grant', 'mail_address', 'favourite', 'calendar_feed'],
    dueBefore: months(12),
  },
  {
    id: 'host-concerns',
    data: 'Concerns and allegations about a host in which no student is named, with their notes',
    keep: '10 years after they were closed',
    afterwards: 'DELETE',
    basis: 'Keeping children safe in education, records of allegations; longer in the file that the school exports',
    toConfirm: true,
    heldIn: ['concern', 'concern_note'],
    dueBefore: years(10),
  },
  {
    id: 'advert-reports',
    data: 'What somebody reported about an advert, and what was answered',
    keep: '24 months after it was closed',
    afterwards: 'DELETE',
    basis: 'own policy',
    toConfirm: false,
    heldIn: ['advert_report'],
    dueBefore: months(24),
  },
  {
    id: 'invitations',
    data: 'Invitations to a team, with the address that they went to',
    keep: '30 days after they ran out or were withdrawn; those that were accepted, after the role ended',
    afterwards: 'DELETE',
    basis: 'own policy',
    toConfirm: false,
    heldIn: ['team_invitation'],
    dueBefore: days(30),
  },
  {
    id: 'mentors',
    data: 'Who mentored whom, and what the school called them',
    keep: '12 months after it ended; with the student at the latest',
    afterwards: 'DELETE',
    basis: 'own policy',
    toConfirm: false,
    heldIn: ['mentor', 'mentoring'],
    dueBefore: months(12),
  },
  {
    id: 'letters',
    data: 'What letters told of, by ids',
    keep: '30 days',
    afterwards: 'DELETE',
    basis: 'own policy',
    toConfirm: false,
    heldIn: ['letter', 'letter_line'],
    dueBefore: days(30),
  },
  {
    id: 'openings-and-holds',
    data: 'When a coordinator opened who a student is; holds that were released',
    keep: '6 years',
    afterwards: 'DELETE',
    basis: 'as the audit trail',
    toConfirm: false,
    heldIn: ['identity_opening', 'legal_hold'],
    dueBefore: years(6),
  },
  {
    id: 'audit',
    data: 'The audit trail, refusals and sign-ins included',
    keep: '6 years',
    afterwards: 'DELETE',
    basis: 'own policy',
    toConfirm: true,
    heldIn: ['audit.entry', 'audit.seal'],
    dueBefore: years(6),
  },
] as const satisfies readonly RetentionLine[];

/** A line that a run does something for. */
export type DueLine = Exclude<(typeof retentionTable)[number], { readonly dueBefore: null }>['id'];

/** Tables of which nothing goes, each with why. */
export const keptBecause: Readonly<Record<string, string>> = {
  ledger_export: 'sums: who took how many rows of the ledger, and when',
  programme: 'holds no person',
  school: 'holds no person',
  term: 'holds no person',
  blackout_day: 'holds no person',
  postcode: 'the public directory',
  partial_postcode: 'the public directory',
  employer: 'an organisation; its people go by employer-people',
  site: 'a place of work',
  opportunity: 'an advert; names its adults by id',
  slot: 'dates and places',
  round: 'holds no person',
  application_form: 'what a programme asks of those who apply; the account goes by accounts',
  advert_question: 'what an employer asks of those who apply',
  proposal: 'sums over a round; the outcome of each student goes by applications',
  proposal_slot: 'sums over a slot',
  proposal_run: 'which account asked for a run; the account goes by accounts',
  travel_default: 'holds no person',
  timetable: 'the public timetable',
  activity_profile: 'how far the vetting of an activity at a place of work is; the accounts in it go by accounts',
  activity_declaration: 'what an employer answered about a place of work, by choices; names nobody',
  domain_decision: 'which mail domain was taken as an organisation’s, and why',
  employer_refusal: 'that a school sends nobody to an organisation, and why; the account goes by accounts',
  employer_answers: 'how many requests an organisation can answer',
  employer_week: 'how many requests an organisation was sent in a week',
  advert_claim: 'a promise of an advert; names nobody',
  expectations_talk: 'that a talk was held, and when; goes with the placement',
  review_claim_answer: 'choices beside a review; whose they are goes by review-authors',
  review_reply: 'what an organisation answers in public; names nobody',
  review_complaint: 'about which review, on which of five grounds; the accounts go by accounts',
  advert_partner: 'which organisation has which days of an advert; names its adults by id',
  advert_words: 'the words of published adverts',
  advert_vocabulary: 'the words of published adverts',
  unmet_search: 'counts by week and area; no row says who searched',
  need: 'what a school lacks; its words name nobody, and the account goes by accounts',
  need_answer: 'what an organisation offered for it; names nobody',
  pledge: 'what an organisation pledges',
  pledge_change: 'how it changed what it pledged; the account goes by accounts',
  register_codes: 'the codes of a school’s register; the account goes by accounts',
  attendance_export: 'for which days a register was written out, and how many rows; the accounts go by accounts',
  accident_cover: 'until when a school is insured; the account goes by accounts',
  erasure: 'the ledger by which an erasure is done again to a backup that is put back: ids alone',
  retention_run: 'sums of what went',
  alarm:
    'that something was out of the ordinary: which account or organisation by id, and counts; the account goes by accounts',
  safeguarding_digest: 'that a school was told of a week; names nobody',
  unplaced_report:
    'sums by group and month, with small numbers withheld and the rest to the nearest five; the counts behind them are not kept',
  migrations: 'which migrations were applied',
  'audit.beginning': 'where the chain begins since its oldest part went: a hash',
};
