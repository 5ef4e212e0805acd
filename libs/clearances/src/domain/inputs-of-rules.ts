import { ruleBook, type FactName, type OpportunityKind } from '#safeguarding';

/** What an event says of whose places have to be looked at again; ALLOCATION: of the one place or visit that it is about. */
export type RecheckBy = 'EMPLOYER' | 'SCHOOL' | 'STUDENT' | 'ALLOCATION' | 'ALL';

/** Kinds of events, with whose places each concerns. A kind that ends in `.` stands for all that begin so. */
type Changes = Readonly<Record<string, RecheckBy>>;

const byAdvert: Changes = { 'opportunity.': 'EMPLOYER' };
const byVetting: Changes = { 'vetting.': 'EMPLOYER', 'employer.': 'EMPLOYER' };
const byImport: Changes = { 'students.imported': 'SCHOOL' };
const bySchool: Changes = { 'school.': 'SCHOOL' };
const byNote: Changes = { 'placement-note.': 'ALLOCATION' };
const byLifting: Changes = { 'block.': 'ALLOCATION' };
/** It is as it was written down, or nobody can change it yet. */
const byNothing: Changes = {};

/** After which events each fact may be another than it was. A fact that somebody adds has no place here until this is said of it. */
export const changesOf: Readonly<Record<FactName, Changes>> = {
  kind: byAdvert,
  employerId: byNothing,
  decidedOn: byNothing,
  placementVersion: { ...byAdvert, 'slot.': 'EMPLOYER', 'site.': 'EMPLOYER' },
  days: { 'slot.': 'EMPLOYER' },
  yearGroupsWelcome: byAdvert,
  hazards: byAdvert,
  hasHostAgreed: byAdvert,
  dangerTerms: byVetting,
  insurance: { 'insurance.': 'EMPLOYER' },
  hostAdults: {
    ...byAdvert,
    'host-adult.': 'EMPLOYER',
    'allocation.confirmed': 'ALLOCATION',
    'visit.confirmed': 'EMPLOYER',
  },
  rota: { 'slot.': 'EMPLOYER' },
  isHostSuspended: { 'host.': 'EMPLOYER', 'employer.': 'EMPLOYER' },
  isSchoolOrCare: { 'employer.': 'EMPLOYER' },
  engagement: byVetting,
  arrangement: { 'own-contact.': 'STUDENT' },
  journey: byNothing,
  liftings: byLifting,
  'advert.title': byAdvert,
  'advert.description': byAdvert,
  'advert.tasks': byAdvert,
  'advert.lessFun': byAdvert,
  'advert.lunchPlan': byAdvert,
  'student.bornOn': byImport,
  'student.yearGroup': byImport,
  'student.otherBookedDays': { 'allocation.accepted': 'STUDENT' },
  'student.blackoutDays': { ...bySchool, ...byImport },
  'student.permissions': { 'permission.': 'SCHOOL', 'agreement.': 'ALLOCATION' },
  'student.refusedEmployers': { 'employer-at-school.': 'SCHOOL' },
  'student.notes': byNote,
  'student.needsAdjustments': byImport,
  'student.isVulnerable': byImport,
  'student.unpaidGround': byNote,
  'student.tLevel': byNote,
  'school.days': bySchool,
  'school.accidentCoverUntil': bySchool,
  'group.students': byNothing,
  'group.hasStaffLead': byNothing,
  'group.staff': byNothing,
  'group.isPurposeAgreed': byNothing,
  'vetting.state': byVetting,
  'vetting.approvedUntil': byVetting,
  'vetting.tier': byVetting,
  'vetting.declaration.riskAssessmentReviewedOn': byVetting,
  'vetting.declaration.isStaffUnderFive': byVetting,
  'vetting.declaration.conversationNotedOn': byVetting,
  'vetting.declaration.highRiskMeasures': byVetting,
  'vetting.declaration.insurer': byVetting,
  'vetting.declaration.vehicles': byVetting,
  'vetting.declaration.scrutiny': byVetting,
  'vetting.declaration.barredWork': byVetting,
  'vetting.declaration.listedTasks': byVetting,
  'vetting.declaration.isProductiveWork': byVetting,
};

/** What is confirmed, and so looked at again afterwards: a student's place, or a visit of a group. */
export type Confirmed = 'PLACE' | 'VISIT';

/** Facts that some rule, or the decision itself, reads before a place or a visit is confirmed, and so afterwards again. */
export const factsAtConfirm: Readonly<Record<Confirmed, ReadonlySet<FactName>>> = {
  PLACE: new Set<FactName>(['liftings', ...factsOf((kind) => kind === 'PLACEMENT')]),
  VISIT: new Set<FactName>(['liftings', ...factsOf((kind) => kind !== 'PLACEMENT')]),
};

/**
 * Events after which something that the rules read may have changed, with whose places or visits are concerned. Whatever is forgotten here is
 * found by the sweep over all of them a few minutes later.
 */
export const inputsOfRules: Readonly<Record<Confirmed, Changes>> = {
  PLACE: changesOfAll(factsAtConfirm.PLACE),
  VISIT: changesOfAll(factsAtConfirm.VISIT),
};

/** The same for steps before anything is confirmed: at one or another of them every fact is read. */
const inputsOfSteps: Changes = Object.fromEntries(Object.values(changesOf).flatMap((each) => Object.entries(each)));

/** Whose places, or visits, an event of that kind asks to be looked at; `undefined` where it changes nothing that the rules read. O(kinds). */
export function recheckAfter(kind: string, confirmed: Confirmed | 'STEPS' = 'PLACE'): RecheckBy | undefined {
  const inputs = confirmed === 'STEPS' ? inputsOfSteps : inputsOfRules[confirmed];
  return inputs[kind] ?? inputs[kind.slice(0, kind.indexOf('.') + 1)];
}

function factsOf(isOf: (kind: OpportunityKind) => boolean): ReadonlySet<FactName> {
  const asked = ruleBook.filter(({ stages, appliesTo }) => stages.includes('CONFIRM') && appliesTo.some(isOf));
  return new Set(asked.flatMap(({ inputs }) => inputs));
}

function changesOfAll(facts: ReadonlySet<FactName>): Changes {
  return Object.fromEntries([...facts].flatMap((fact) => Object.entries(changesOf[fact])));
}
