import type {
  BookingGroupId,
  EmployerId,
  NeedAnswerId,
  NeedId,
  OpportunityId,
  ProgrammeId,
  Role,
  SchoolId,
  TransitionTable,
} from '#kernel';

/** What has become of an employer's answer to a need. */
export const needAnswerStates = ['OFFERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'LAPSED'] as const;

export type NeedAnswerState = (typeof needAnswerStates)[number];

/** Who may move an answer from where to where. LAPSED: the need was met by others, closed, or its days are over. */
export const needAnswerTransitions = {
  ACCEPTED: { from: ['OFFERED'], by: ['CAREERS_LEAD'] },
  DECLINED: { from: ['OFFERED'], by: ['CAREERS_LEAD'] },
  WITHDRAWN: { from: ['OFFERED'], by: ['EMPLOYER'] },
  LAPSED: { from: ['OFFERED'], by: ['SYSTEM'] },
} as const satisfies TransitionTable<NeedAnswerState, Role | 'SYSTEM'>;

/** Why a school declines. */
export const needRefusals = [
  'DATES_DO_NOT_SUIT',
  'TOO_FAR',
  'WRONG_SECTOR',
  'WRONG_AGE',
  'GROUP_SIZE',
  'FOUND_ANOTHER',
  'NO_LONGER_NEEDED',
  'OTHER',
] as const;

export type NeedRefusal = (typeof needRefusals)[number];

/** An employer answers a need with one of its adverts. */
export interface NeedAnswer {
  readonly id: NeedAnswerId;
  readonly programmeId: ProgrammeId;
  readonly needId: NeedId;
  readonly schoolId: SchoolId;
  readonly employerId: EmployerId;
  /** What is offered; a draft is seen by the school once it is on show. */
  readonly opportunityId: OpportunityId;
  readonly state: NeedAnswerState;
  /** To the school; may be empty. */
  readonly message: string;
  /** Of the requests for places that came of it; null while none did. */
  readonly groupId: BookingGroupId | null;
}
