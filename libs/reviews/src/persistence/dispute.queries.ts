import { idAfter, pageOf, type Actor, type LocalDate, type Page, type PageRequest } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { ReviewComplaint } from '../domain/complaint.js';
import type { ReplyState, ReviewReply } from '../domain/reply.js';
import type { ReviewText } from '../domain/review.js';

/** A complaint as whoever made it sees it. */
export type OwnComplaint = Pick<ReviewComplaint, 'id' | 'reference' | 'ground' | 'state'> & {
  readonly decideBy: string;
  readonly opportunityTitle: string;
};

/** A complaint with the review, for whoever decides. */
export type ComplaintToDecide = OwnComplaint &
  Pick<ReviewComplaint, 'raisedAs'> &
  Pick<ReviewText, 'body' | 'advice'> & { readonly employerName: string };

/** An answer of an employer, for itself and for whoever reads it first. */
export interface ListedReply {
  readonly id: ReviewReply['id'];
  readonly opportunityId: string;
  readonly opportunityTitle: string;
  readonly batch: LocalDate;
  readonly state: ReplyState;
  readonly body: string;
  readonly refusedBecause: string | null;
}

const complaint = `c.id, c.reference, c.ground, c.state, o.title as "opportunityTitle",
  to_char(c.decide_by at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "decideBy"`;

const own = statement<OwnComplaint>(
  'own_review_complaints',
  `select ${complaint} from (select * from review_complaint where raised_as = $1 and (raised_by = $2 or employer_id = $3) and id < $4
     order by id desc limit $5) c join opportunity o on o.id = c.opportunity_id order by c.id desc`,
);

const toDecide = statement<ComplaintToDecide>(
  'review_complaints_to_decide',
  `select ${complaint}, c.raised_as as "raisedAs", e.name as "employerName", r.body, r.advice
   from (select * from review_complaint where programme_id = $1 and state in ('OPEN', 'OVERDUE') and id > $2 order by id limit $3) c
   join review r on r.reference = c.reference join opportunity o on o.id = c.opportunity_id join employer e on e.id = c.employer_id
   order by c.id`,
);

const reply = `p.id, p.opportunity_id as "opportunityId", o.title as "opportunityTitle", to_char(p.batch, 'YYYY-MM-DD') as batch, p.state, p.body,
  p.refused_because as "refusedBecause"`;

const ownReplies = statement<ListedReply>(
  'own_review_replies',
  `select ${reply} from (select * from review_reply where employer_id = $1 and id < $2 order by id desc limit $3) p
   join opportunity o on o.id = p.opportunity_id order by p.id desc`,
);

const repliesToRead = statement<ListedReply>(
  'review_replies_to_read',
  `select ${reply} from (select * from review_reply where programme_id = $1 and state = 'SUBMITTED' and id > $2 order by id limit $3) p
   join opportunity o on o.id = p.opportunity_id order by p.id`,
);

/** After every id. */
const end = '~';

/** Reads of complaints and of employers' answers; each list is one statement, whatever the size of the page. */
export class DisputeQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** What the student, or the employer, who asks has complained about, newest first. */
  async ownComplaints(actor: Actor, { first, after }: PageRequest): Promise<Page<OwnComplaint>> {
    const by = [actor.role, actor.accountId, actor.employerId];
    const rows = await this.reads.all(actor, own, [...by, idAfter('ReviewComplaint', after, end), first + 1]);
    return pageOf(rows, first, ({ id }) => [id]);
  }

  /** What the coordinator who asks has to decide, the longest waiting first. */
  async complaintsToDecide(actor: Actor, { first, after }: PageRequest): Promise<Page<ComplaintToDecide>> {
    const from = idAfter('ReviewComplaint', after, '');
    const rows = await this.reads.all(actor, toDecide, [actor.programmeId, from, first + 1]);
    return pageOf(rows, first, ({ id }) => [id]);
  }

  /** The employer's own answers, newest first; for a coordinator those to be read, the longest waiting first. */
  async replies(actor: Actor, { first, after }: PageRequest): Promise<Page<ListedReply>> {
    const [read, owner, from] =
      actor.role === 'EMPLOYER'
        ? ([ownReplies, actor.employerId, idAfter('ReviewReply', after, end)] as const)
        : ([repliesToRead, actor.programmeId, idAfter('ReviewReply', after, '')] as const);
    return pageOf(await this.reads.all(actor, read, [owner, from, first + 1]), first, ({ id }) => [id]);
  }
}
