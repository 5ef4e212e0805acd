import { isIdOf, systemActor, type Actor } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { ExitAnswers, NamedAbout } from '../domain/exit-survey.js';
import type { AnswerCount } from '../domain/survey-result.js';

/** What a student answered, as they read it themself. */
export interface OwnExitSurvey extends ExitAnswers {
  readonly givenAt: Date;
}

const own = statement<OwnExitSurvey>(
  'own_exit_survey',
  `select overall, knowledge_improved as "knowledgeImproved", satisfaction, recommend, given_at as "givenAt"
   from exit_survey where about_id = $1 and student_id = $2`,
);

/** Of what still stands as attended: where attendance was corrected since, the answers are about nothing. */
const counts = statement<AnswerCount>(
  'exit_survey_counts',
  `select q.question, q.answer, count(*)::integer as count
   from exit_survey x left join allocation a on a.id = x.allocation_id left join slot_request r on r.id = x.slot_request_id
   left join visitor v on v.slot_request_id = x.slot_request_id and v.student_id = x.student_id
   join slot s on s.id = coalesce(a.slot_id, r.slot_id)
   cross join lateral (values ('overall', x.overall), ('knowledgeImproved', x.knowledge_improved), ('satisfaction', x.satisfaction),
     ('recommend', x.recommend)) as q (question, answer)
   where (a.state = 'ATTENDED' or v.came) and x.programme_id = $1 and ($2::text is null or x.school_id = $2)
     and ($3::text is null or s.opportunity_id = $3)
   group by 1, 2`,
);

const reader = systemActor('exit-survey');

/** Reads of what students answered. */
export class SurveyQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** What the student who asks answered about one of the two; `undefined` when nothing. */
  async own(actor: Actor, { allocationId, slotRequestId }: NamedAbout): Promise<OwnExitSurvey | undefined> {
    const about = allocationId ?? slotRequestId ?? '';
    if (!isIdOf('Allocation', about) && !isIdOf('SlotRequest', about)) return undefined;
    return this.reads.one(actor, own, [about, actor.studentId]);
  }

  /** What the students of the actor's school answered, about one advert where it is given. */
  async ofSchool(actor: Actor, opportunityId: string | null): Promise<AnswerCount[]> {
    if (opportunityId !== null && !isIdOf('Opportunity', opportunityId)) return [];
    return this.reads.all(actor, counts, [actor.programmeId, actor.schoolId, opportunityId]);
  }

  /**
   * What all students of the actor's programme answered: as the service, since no coordinator reads answers one by one, and still to be
   * suppressed. By the whole programme only, because parts beside the whole would let small numbers be worked out.
   */
  async ofProgramme({ programmeId }: Actor): Promise<AnswerCount[]> {
    return this.reads.all(reader, counts, [programmeId, null, null]);
  }
}
