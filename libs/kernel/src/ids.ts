declare const brand: unique symbol;

/** A string that only the code that makes such ids can produce: `Id<'slt'>` and `Id<'stu'>` do not mix. */
export type Id<Prefix extends string> = string & { readonly [brand]: Prefix };

/** Every kind of thing that has an id, with the prefix that its ids carry (`slt_01jd…`). Clients must treat the whole as opaque. */
export const idPrefixes = {
  Account: 'acc',
  Grant: 'grt',
  Programme: 'prg',
  School: 'sch',
  Term: 'trm',
  Student: 'stu',
  Employer: 'emp',
  Site: 'sit',
  HostAdult: 'adt',
  Declaration: 'dec',
  Opportunity: 'opp',
  Slot: 'slt',
  SlotRequest: 'req',
  BookingGroup: 'grp',
  WaitingPlace: 'wtp',
  Application: 'app',
  Round: 'rnd',
  Proposal: 'pro',
  Allocation: 'alc',
  Clearance: 'clr',
  Permission: 'per',
  Guardian: 'gdn',
  GuardianLink: 'gln',
  Attendance: 'att',
  AttendanceExport: 'axp',
  Review: 'rev',
  ReviewReply: 'rvr',
  ReviewComplaint: 'rvc',
  DayPageLink: 'dpl',
  Concern: 'con',
  ConcernNote: 'cnt',
  Event: 'evt',
  Notification: 'ntf',
  Message: 'msg',
  Timetable: 'ttb',
  Suspension: 'sus',
  Letter: 'ltr',
  ActivityProfile: 'apf',
  VettingStep: 'vst',
  Digest: 'dig',
  CalendarFeed: 'cal',
  AdvertReport: 'rpt',
  AdvertClaim: 'clm',
  Invitation: 'inv',
  LedgerExport: 'lex',
  IdentityOpening: 'ido',
  LegalHold: 'hld',
  Erasure: 'ers',
  RetentionRun: 'ret',
  Need: 'ned',
  NeedAnswer: 'nan',
  Pledge: 'plg',
  PledgeChange: 'plc',
  Partnership: 'prt',
  ApplicationSheet: 'sht',
  OwnContact: 'own',
  Mentoring: 'mtg',
  BlockLifting: 'blf',
  WarningAnswer: 'wan',
  Accident: 'acd',
  AccidentChange: 'ach',
  Departure: 'dpt',
  AdjustmentsRelease: 'adr',
  EmergencyContact: 'emc',
  SafeguardingDigest: 'sdg',
  Alarm: 'alm',
  UnplacedReport: 'upr',
} as const;

/** A kind of thing that has an id, in the words of the glossary. */
export type IdKind = keyof typeof idPrefixes;

/** The id type of a kind: `IdOf<'Slot'>`. */
export type IdOf<Kind extends IdKind> = Id<(typeof idPrefixes)[Kind]>;

export type AccountId = IdOf<'Account'>;
export type ProgrammeId = IdOf<'Programme'>;
export type SchoolId = IdOf<'School'>;
export type StudentId = IdOf<'Student'>;
export type EmployerId = IdOf<'Employer'>;
export type SiteId = IdOf<'Site'>;
export type HostAdultId = IdOf<'HostAdult'>;
export type OpportunityId = IdOf<'Opportunity'>;
export type SlotId = IdOf<'Slot'>;
export type SlotRequestId = IdOf<'SlotRequest'>;
export type BookingGroupId = IdOf<'BookingGroup'>;
export type WaitingPlaceId = IdOf<'WaitingPlace'>;
export type ApplicationId = IdOf<'Application'>;
export type RoundId = IdOf<'Round'>;
export type ProposalId = IdOf<'Proposal'>;
export type AllocationId = IdOf<'Allocation'>;
export type GuardianId = IdOf<'Guardian'>;
export type GuardianLinkId = IdOf<'GuardianLink'>;
export type ReviewId = IdOf<'Review'>;
export type MessageId = IdOf<'Message'>;
export type ActivityProfileId = IdOf<'ActivityProfile'>;
export type NeedId = IdOf<'Need'>;
export type NeedAnswerId = IdOf<'NeedAnswer'>;
export type PledgeId = IdOf<'Pledge'>;

/** Makes ids: passed in, so that tests and samples can repeat theirs. */
export type NewId = <Kind extends IdKind>(kind: Kind) => IdOf<Kind>;

const shape = /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/;

/** True when the text could be an id of that kind. Says nothing about whether such a thing exists. O(1). */
export function isIdOf<Kind extends IdKind>(kind: Kind, text: string): text is IdOf<Kind> {
  return shape.test(text) && text.startsWith(`${idPrefixes[kind]}_`);
}

const kinds = new Map<string, IdKind>(Object.entries(idPrefixes).map(([kind, prefix]) => [prefix, kind as IdKind]));

/** What kind of thing an id is of, by its prefix; `undefined` for text that is no id. O(1). */
export function kindOfId(text: string): IdKind | undefined {
  return shape.test(text) ? kinds.get(text.slice(0, 3)) : undefined;
}
