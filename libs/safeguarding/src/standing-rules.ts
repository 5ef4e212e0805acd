import type { StandingRule } from './standing-rule.js';

const policy = 'Our policy';
const education = 'Keeping children safe in education';

/** Rules that hold by construction or by process, in the order of their numbers. */
export const standingRules: readonly StandingRule[] = [
  {
    id: 'R36',
    title: 'What was checked of a place counts for every school, as long as the student’s needs are no different',
    severity: 'NONE',
    source: 'hse.gov.uk, young people: advice for organisers, pooled experience',
    toConfirm: false,
    keptBy:
      '`activity_profile` is one for each activity at each site, approved by the coordinator (`approveActivity`) for all schools; none has an operation that asks again, and R36a lets each say no',
    notKeptYet: null,
  },
  {
    id: 'R38',
    title: 'Induction is ticked by noon of the first day, or the school rings',
    severity: 'WARN',
    source: 'hse.gov.uk/young-workers: fire, first aid, whom to tell, where not to go',
    toConfirm: false,
    keptBy:
      '`confirmInduction` is the host’s from the first day on; where it is missing at noon, the worker tells the school, which rings',
    notKeptYet: null,
  },
  {
    id: 'R62a',
    title:
      'No check on staff who host only students of 16 and above is asked for, and no certificate is stored of anybody',
    severity: 'BLOCK_NEVER_LIFTED',
    source: 'gov.uk, DBS leaflet of August 2024',
    toConfirm: false,
    keptBy:
      'By absence: no column, no field and no upload holds a check of host staff. `attestBarredListCheck` refuses an adult who is with nobody under 16',
    absent: [
      '^(host_?adult|staff).*(check|dbs|disclosure|certificate)',
      'upload',
      '(dbs|disclosure)_?(number|date|image|file)',
    ],
    notKeptYet: null,
  },
  {
    id: 'R65',
    title: 'Of a check only the day on which it was seen, by whom and the outcome are stored, never a certificate',
    severity: 'BLOCK_NEVER_LIFTED',
    source: `${education}, paragraph 276`,
    toConfirm: true,
    keptBy:
      '`contact_decision` has `barred_list_seen_on` and who said so, `school_contact_decision` what a school decided for its own students; of a mentor there is `check_seen_on`, `check_seen_by` and `check_valid_until`; none has a place for a document',
    notKeptYet: null,
  },
  {
    id: 'R68',
    title: 'No private way between an adult and a child: the school reads every message, and no contact is passed',
    severity: 'BLOCK_NEVER_LIFTED',
    source: `${policy}; ${education}, online safety`,
    toConfirm: true,
    keptBy:
      '`sendMessage` is about a place in a slot, is read by the school, and refuses contact details; R114 looks for them in adverts',
    notKeptYet: 'a picture of an address or a code is not seen through, because none can be sent',
  },
  {
    id: 'R70',
    title:
      'A mentor’s regular meetings alone with a student need an enhanced check, a place in view and a second adult or a plan',
    severity: 'BLOCK',
    source: 'Talent Match, policy of its funder',
    toConfirm: false,
    keptBy:
      '`assignMentor` gives no student to a mentor of whom `clearMentor`, which is the safeguarding lead’s, has not recorded the day on which the check was seen (it counts for 36 months), the place, and a second adult or a plan; from the day after the check’s last one on the mentor reaches no student, until another is recorded, and both leads are told 30 days before and on that day',
    notKeptYet: 'meetings themselves are arranged elsewhere',
  },
  {
    id: 'R80a',
    title:
      'A visitor’s identity is checked at reception, and occasional visitors are asked for no criminal-record check',
    severity: 'BLOCK',
    source: `${education} leaves it to the head; nspcc.org.uk`,
    toConfirm: true,
    keptBy: 'By absence: nothing asks a visitor for a check',
    absent: ['^(visit|speaker|talk).*(check|dbs|disclosure)'],
    notKeptYet: 'reception is the school’s own; nothing here records it',
  },
  {
    id: 'R83a',
    title:
      'No video between one adult and one student, no private chat, links through the school’s account, no recording',
    severity: 'BLOCK_NEVER_LIFTED',
    source: 'Guidance of the Department for Education on remote education, 2020; our policy',
    toConfirm: false,
    keptBy:
      'By absence: the service makes no links to sessions, has no chat and records nothing; adverts may hold no links (R114)',
    absent: ['(session|meeting|join|video|room)_?(link|url)', 'chat', 'recording'],
    notKeptYet: 'schools make their sessions elsewhere, where nothing of this is seen',
  },
  {
    id: 'R85a',
    title: 'The leader of a group that goes out carries a register of who is in it',
    severity: 'BLOCK',
    source: 'Outdoor Education Advisers’ Panel, national guidance',
    toConfirm: true,
    keptBy:
      '`setVisitRegister` names who goes, `confirmVisit` asks for it, and `visitRegister` is there for the leader to carry',
    notKeptYet: null,
  },
  {
    id: 'R90',
    title: 'Permission to take part is stored apart from the lawful basis of processing',
    severity: 'BLOCK',
    source: 'ico.org.uk: a public task of school and council; consent only where a no is a real choice',
    toConfirm: false,
    keptBy: '`permission` is to one placement and is read by R91 and R91a alone; nothing is processed on consent',
    notKeptYet: 'the lawful basis is not written down; the operator’s privacy notice has to name it',
  },
  {
    id: 'R92',
    title: 'A guardian whom a court keeps away gets nothing, and no other text than anybody else',
    severity: 'BLOCK_NEVER_LIFTED',
    source: policy,
    toConfirm: false,
    keptBy:
      '`restrictGuardian` and `contact_restriction`, which safeguarding leads alone can read; one page answers every link that cannot be used',
    notKeptYet: null,
  },
  {
    id: 'R93',
    title:
      'A host sees adjustments, never a diagnosis, once the place is confirmed and student and guardian agree to that',
    severity: 'BLOCK_NEVER_LIFTED',
    source: 'UK GDPR art 9; hse.gov.uk on telling employers',
    toConfirm: true,
    keptBy:
      '`adjustments` is the only such text. A function of the database shows it to the host of a confirmed place once the student (`releaseAdjustments`) and up to the school leaving date somebody at home (`answerAdjustmentsByLink`, or on paper) have said so to the words as they stand, apart from their yes to the place; one no, at any time, hides it. Hosts of visits are shown nothing',
    notKeptYet: null,
  },
  {
    id: 'R94',
    title: 'No filter by protected traits, no lower rank for special needs, unplaced students reported by group',
    severity: 'BLOCK',
    source: 'Equality Act 2010',
    toConfirm: false,
    keptBy:
      'By absence: no operation that a host may call reads `send_support`; matching knows it as a reason to come first alone. `interestAudit` and the proposal’s counts show groups, and on the first of each month the service keeps for each programme who has no place, by gender, free school meals, special needs, year, care and risk of NEET, and tells its coordinators (`unplacedReports`)',
    absent: ['^\\w+For(Employer|Host)\\.(sendSupport|freeSchoolMeals|careExperienced|neetRisk)'],
    notKeptYet: null,
  },
  {
    id: 'R95',
    title: 'An assessment of the impact on data protection is signed before the start and with each new use',
    severity: 'BLOCK',
    source: 'ico.org.uk, Children’s Code standard 2',
    toConfirm: false,
    keptBy: null,
    notKeptYet: 'it is the operator’s to write and sign; nothing asks for it before the service starts',
  },
  {
    id: 'R96',
    title: 'The Children’s Code: privacy first, no live location, profiling explained, no nudges, ways to report',
    severity: 'BLOCK',
    source: 'ico.org.uk, Children’s Code; UK GDPR art 25; its scope for a service that a school orders to be read',
    toConfirm: true,
    keptBy:
      '`home_cell` is the only trace of where a student lives; `myOutcome` says in plain words why; `raiseConcern` and `looksAtMe` are open to students; nothing counts streaks or hurries anybody',
    notKeptYet: null,
  },
  {
    id: 'R97',
    title: 'An allocation is a proposal that a named person confirms, with its reasons in plain words',
    severity: 'BLOCK',
    source: `${policy}; UK GDPR on automated decisions`,
    toConfirm: true,
    keptBy:
      '`proposeRound` decides nothing: `publishRound` is a coordinator’s (a place that is given back is offered again by the service only where a coordinator has chosen so for the round) and `confirmAllocation` a careers lead’s; `proposal_outcome` keeps every reason',
    notKeptYet: null,
  },
  {
    id: 'R98',
    title: 'A child’s own rights over its data: able from about 12, a parent’s request weighed against its interest',
    severity: 'WARN',
    source: 'UK GDPR arts 12 to 22; farrer.co.uk',
    toConfirm: false,
    keptBy:
      '`requestErasure` and `agreeToErasure` take two people and leave the record of safety; `looksAtMe` tells a student which roles looked at what',
    notKeptYet: 'a copy of everything, and a correction, are asked of the school',
  },
  {
    id: 'R99',
    title: 'An organisation that changes its name, domain, trade or owner has no access until it is verified again',
    severity: 'BLOCK',
    source: 'Reprimand of the Information Commissioner to the Department for Education, 2022',
    toConfirm: false,
    keptBy:
      '`changeEmployerIdentity` and `changeSiteAddress` take every approval and the verification back in the same step, and the names of students with them; `removeTeamMember` ends what somebody may do at once',
    notKeptYet: 'a new owner of the same firm of whom nobody tells us is not noticed',
  },
  {
    id: 'R110',
    title: 'Assessments under the Online Safety Act are written, for illegal content and for children',
    severity: 'WARN',
    source:
      'Online Safety Act 2023 sch. 1 para 4: adverts and messages are content of users, so that the exemption for reviews is not enough',
    toConfirm: false,
    keptBy: null,
    notKeptYet: 'they are the operator’s to write',
  },
  {
    id: 'R111',
    title:
      'Reviews are read by the school, then by the programme; a complaint is acted on within 48 hours and hides the review',
    severity: 'BLOCK',
    source: 'SI 2013/3028 reg 1(3), without weekends and bank holidays; our policy',
    toConfirm: false,
    keptBy:
      '`passReview` by the school comes before `publishReview` by the programme; `complainAboutReview` hides a review at once and starts a clock that the worker keeps',
    notKeptYet: null,
  },
  {
    id: 'R112',
    title: 'A score is shown from five reviews of two schools on, and no host learns who wrote one',
    severity: 'BLOCK_NEVER_LIFTED',
    source: policy,
    toConfirm: false,
    keptBy: '`reviewSummary` counts in the database; `publishedReviews` has no author',
    notKeptYet: null,
  },
  {
    id: 'R113',
    title:
      '“I felt unsafe”, or words of risk, go to the safeguarding lead, are never published and never told to the host',
    severity: 'BLOCK_NEVER_LIFTED',
    source: policy,
    toConfirm: false,
    keptBy:
      '`writeReview` and `sendMessage` turn such words into a `concern`, which safeguarding leads of the school alone can read',
    notKeptYet: null,
  },
  {
    id: 'R120',
    title:
      'A student’s accident counts as one at work: the host reports it and tells the school, and the clock is watched',
    severity: 'BLOCK',
    source:
      'RIDDOR 2013; hse.gov.uk: death and listed injuries at once, more than seven days, more than three recorded; days for trainees to be read',
    toConfirm: true,
    keptBy:
      '`reportAccident` tells school, employer and coordinator at once, and a table of duties by kind and days away sets `accident.due_on`; the worker reminds the employer until `confirmAccidentReported`, and tells the safeguarding lead and the coordinator of what is late. Nothing is reported from here',
    notKeptYet: 'accidents at a school, and of students who are with a partner of the advert, are told to nobody here',
  },
  {
    id: 'R121',
    title:
      'An allegation about an adult reaches the safeguarding lead at once, holds adult and site, and is taken to the authority’s officer within a day',
    severity: 'BLOCK_NEVER_LIFTED',
    source: `${education}, part 4`,
    toConfirm: true,
    keptBy:
      '`raiseConcern` with an allegation, or `markAsAllegation`, holds adult and site in the same step and sets `authority_due_on`; the worker reminds the lead until `passConcernOn`',
    notKeptYet: null,
  },
  {
    id: 'R122',
    title:
      'The host marks both sessions of a day; no mark by 09:30 is told to the school; what is unknown is never “present”',
    severity: 'BLOCK',
    source: 'School attendance regulations 2024, codes for experience and visits to be read',
    toConfirm: true,
    keptBy:
      '`markAttendance` by session in `attendance`, `markVisit` in `visit_attendance`; a session without a mark has no row, and the worker tells the school; `exportAttendance` writes them with the codes of `setRegisterCodes`',
    notKeptYet: null,
  },
  {
    id: 'R123',
    title:
      'An emergency contact opens to the day’s supervisor alone, between 06:00 and 20:00 of a day of the placement',
    severity: 'BLOCK_NEVER_LIFTED',
    source: policy,
    toConfirm: false,
    keptBy:
      '`emergencyContacts` is the one way in which a host reads them. A function of the database shows them while the place is confirmed and not held, on a day of the placement, from 06:00 up to 20:00 on the clocks of England; each reading is written down first',
    notKeptYet:
      'the adults at a workplace have no accounts of their own: whoever has the right to students in the team of the host reads them that day, and not the one adult on the rota alone',
  },
  {
    id: 'R124',
    title:
      'Notes of child protection can be handed to the school’s file, and follow a student who moves within five days',
    severity: 'WARN',
    source: education,
    toConfirm: true,
    keptBy:
      '`exportConcerns` writes out what is kept of one student with every note, for the school’s own file; `studentHasLeft` by the careers lead begins five school days for it, of which the safeguarding lead alone is told, and the worker reminds on the third and after the fifth until `markFilePassedOn`',
    notKeptYet:
      'a move of which the school does not say so is not noticed: the same UPN at another school tells nobody anything',
  },
];
