import { asOwner, perform, setNow, type TestSchool } from '#testing';
import {
  anAdvert,
  aReviewStory,
  fiveReviews,
  nightOf,
  november,
  whoWent,
  write,
  type Been,
} from '../../e2e/reviews.story.js';
import { copies, countStatements, type Grown } from './counting.js';
import { copiesOfAdvert, copiesOfStudent } from './growth.js';

async function setUp(): Promise<Grown> {
  const story = await aReviewStory();
  const { programme, employer, schools } = story;
  const { opportunityId, slotId } = await anAdvert(story);
  const [author, named, insulted] = (await fiveReviews(story, slotId)) as [Been, Been, Been];
  await nightOf(november);
  await setNow();
  const complain = async (token: string, about: Been): Promise<string> => {
    const { reference } = await reviewOf(about);
    const complaint = { reference, ground: 'UNTRUE' };
    return (await perform(token, 'complainAboutReview', complaint, 'complaintId')).complaintId;
  };
  const complaints = [
    { about: named, complaintId: await complain(author.student.token, named) },
    { about: insulted, complaintId: await complain(employer.token, insulted) },
  ];
  const thanks = { opportunityId, batch: november, body: 'Thank you. We clean the press last now.' };
  const { replyId } = await perform(employer.token, 'answerReviews', thanks, 'replyId');
  const [written, passed] = [await aWrittenReview(schools[0], slotId), await aWrittenReview(schools[0], slotId)];
  await perform(schools[0].lead, 'passReview', { reviewId: (await reviewOf(passed)).id });
  return {
    tokens: {
      STUDENT: author.student.token,
      CAREERS_LEAD: schools[0].lead,
      SAFEGUARDING_LEAD: schools[0].safeguardingLead,
      EMPLOYER: employer.token,
      COORDINATOR: programme.coordinator,
    },
    asks: { opportunityId },
    async grow() {
      // Further places of the same student, which were not kept: only one can be held on a day.
      for (const { allocationId } of [author, named, insulted]) {
        await copies('allocation', ['id', allocationId], ['id'], { state: `'WITHDRAWN'` });
        await copies('review', ['allocation_id', allocationId], ['id', 'allocation_id']);
      }
      for (const { about, complaintId } of complaints) {
        const { id } = await reviewOf(about);
        const reference = `md5(overlay('${id}' placing lpad(n::text, 2, '0') from 15 for 2))`;
        await copies('review_complaint', ['id', complaintId], ['id'], { reference });
      }
      for (const { student, allocationId } of [written, passed]) {
        await copiesOfStudent(student);
        await copies('allocation', ['id', allocationId], ['id', 'student_id']);
        await copies('review', ['allocation_id', allocationId], ['id', 'student_id', 'allocation_id']);
      }
      await copiesOfAdvert(opportunityId);
      await copies('review_reply', ['id', replyId], ['id', 'opportunity_id']);
    },
  };
}

async function aWrittenReview(school: TestSchool, slotId: string): Promise<Been> {
  const been = await whoWent(school, slotId);
  await write(been);
  return been;
}

async function reviewOf({ allocationId }: Been): Promise<{ id: string; reference: string }> {
  const [review] = await asOwner<{ id: string; reference: string }>(
    'select id, reference from review where allocation_id = $1',
    [allocationId],
  );
  return review ?? { id: '', reference: '' };
}

countStatements('reviews', setUp);
