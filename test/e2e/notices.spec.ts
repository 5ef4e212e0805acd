import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  deliverEvents,
  graphql,
  perform,
  setNow,
  students,
  tick,
  workOff,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';
import { theWeekGoesBy } from '../stories/steps.js';
import { lettersTo, sendLetters, withMail } from './letters.story.js';
import { aReviewStory, anAdvert, fiveReviews, nightOf, november, textsOf } from './reviews.story.js';

let programme: TestProgramme;
let school: TestSchool;
let employer: TestEmployer;
let placementId: string;
let visitId: string;

const reason = 'The studio has to close that week.';

beforeAll(async () => {
  programme = await aProgramme();
  [school, employer] = [await aSchool(programme), await anEmployer(programme)];
  placementId = await anOpportunity(employer);
  visitId = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
});

afterEach(() => setNow());

async function aStudent(): Promise<TestStudent> {
  const [student] = await students(school, [{ given_name: 'Zephyrine', family_name: 'Quillfeather' }]);
  if (student === undefined) throw new Error('the student was imported');
  return student;
}

/** What the letters to an address say once they are out; none of them names anybody, a place or a time. */
async function said(address: string, at: string): Promise<string> {
  await sendLetters(at);
  const texts = (await lettersTo(address))
    .filter(({ subject }) => subject?.includes('code') !== true)
    .map(({ text }) => (text ?? '').split('\n\n')[0] ?? '');
  for (const text of texts)
    expect(text).not.toMatch(
      /Zephyrine|Quillfeather|studio|Coventry|Employer \d|Test School|\d\d:\d\d|\d{4}-\d\d|October/,
    );
  return texts.join('\n');
}

async function kindsOn(token: string, subjectId: string): Promise<string[]> {
  await deliverEvents();
  const { data } = await graphql(token, '{ notifications(first: 50) { nodes { kind subjectId } } }');
  return data.notifications.nodes
    .filter((node: { subjectId: string }) => node.subjectId === subjectId)
    .map(({ kind }: { kind: string }) => kind);
}

describe('dates that an employer cancels', () => {
  it('are told at once to the student and the school that had a place in them', async () => {
    const student = await aStudent();
    const slotId = await aSlot(employer, placementId);
    await aPlaceInSlot(student, slotId, 'CONFIRMED');
    const [post, schoolPost] = [await withMail(student.token), await withMail(school.lead)];
    await perform(employer.token, 'cancelSlot', { slotId, reason });
    expect(await said(post, '2026-09-14T08:00:01Z')).toContain(
      'The employer has cancelled the dates of your placement.',
    );
    expect(await said(schoolPost, '2026-09-14T08:00:02Z')).toContain(
      'An employer has cancelled the dates of a student’s placement.',
    );
  });

  it('are told to a school that was given places for a group, and a single booking that is cancelled too', async () => {
    const visiting = await aSchool(programme);
    const post = await withMail(visiting.lead);
    const booked = async (): Promise<{ slotId: string; slotRequestId: string }> => {
      const slotId = await aSlot(employer, visitId, { capacity: 20, endsOn: '2026-10-26' });
      const ask = { slotId, places: 10, staffLead: 'Dana Reid', note: '' };
      const { slotRequestId } = await perform(visiting.lead, 'requestSlot', ask, 'slotRequestId');
      await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
      return { slotId, slotRequestId };
    };
    await perform(employer.token, 'cancelSlot', { slotId: (await booked()).slotId, reason });
    expect(await said(post, '2026-09-14T08:00:01Z')).toContain(
      'An employer has cancelled places that it had given your school.',
    );
    const { slotRequestId } = await booked();
    await perform(employer.token, 'cancelSlotRequest', { slotRequestId, reason });
    expect(await kindsOn(visiting.lead, slotRequestId)).toContain('slot-request.cancelled');
  });
});

describe('a placement that is over', () => {
  it('is told to the student, who may now say what it was like, and to the employer', async () => {
    const student = await aStudent();
    const allocationId = await aPlaceInSlot(student, await aSlot(employer, placementId), 'CONFIRMED');
    const [post, hostPost] = [await withMail(student.token), await withMail(employer.token)];
    await theWeekGoesBy(employer, allocationId);
    expect(await said(post, '2026-10-30T17:10:00Z')).toContain(
      'Your placement is over. Now is the time to review it, to write down for yourself what it was like, and to answer the survey.',
    );
    // The employer marked it itself, and needs no letter about that.
    expect(await said(hostPost, '2026-10-30T17:10:00Z')).not.toContain('A placement with you is over.');
    expect(await kindsOn(employer.token, allocationId)).toContain('allocation.attended');
  });

  it('and that its employer writes about is told to the student and the school', async () => {
    const student = await aStudent();
    const allocationId = await aPlaceInSlot(student, await aSlot(employer, placementId), 'ATTENDED');
    const [post, schoolPost] = [await withMail(student.token), await withMail(school.safeguardingLead)];
    const words = {
      didWell: 'Set a whole page without a mistake.',
      nextStep: 'Ask earlier when something is not clear.',
    };
    const skills = [{ skill: 'TEAMWORK', level: 'STRONG' }];
    await perform(employer.token, 'giveFeedback', { allocationId, skills, ...words });
    expect(await said(post, '2026-09-14T08:10:00Z')).toBe(
      'An employer has written to you about how your placement went.',
    );
    expect(await said(schoolPost, '2026-09-14T08:10:00Z')).toBe('An employer has written about how a placement went.');
  });
});

describe('the line for a place', () => {
  it('that ends is told to the student who waited in it', async () => {
    const [holder, waiting] = [await aStudent(), await aStudent()];
    const slotId = await aSlot(employer, placementId, { capacity: 1 });
    await aPlaceInSlot(holder, slotId, 'ACCEPTED');
    await perform(waiting.token, 'joinWaitingList', { slotId });
    const post = await withMail(waiting.token);
    await perform(employer.token, 'cancelSlot', { slotId, reason });
    await tick('offer-free-places');
    expect(await said(post, '2026-09-14T08:10:00Z')).toBe(
      'You no longer wait for a place: it cannot be had any more, or you have another on those days.',
    );
  });

  it('of a school that brings it places is told to the school', async () => {
    const [first, second] = [await aSchool(programme), await aSchool(programme)];
    const slotId = await aSlot(employer, visitId, { capacity: 10, endsOn: '2026-10-26' });
    const ask = { slotId, places: 10, staffLead: 'Dana Reid', note: '' };
    const { slotRequestId } = await perform(first.lead, 'requestSlot', ask, 'slotRequestId');
    await perform(second.lead, 'joinWaitingListAsGroup', ask);
    const post = await withMail(second.lead);
    await perform(employer.token, 'declineSlotRequest', { slotRequestId, reason });
    await workOff('offer-free-places');
    expect(await said(post, '2026-09-14T08:10:00Z')).toBe(
      'Places that your school waited for are offered to it. Please say whether you take them.',
    );
  });
});

describe('a place that is given back', () => {
  const no = { reason: 'It is too far after all.', because: 'TOO_FAR' };

  it.each([
    {
      by: 'the student',
      state: 'ACCEPTED',
      mutation: 'declineAllocation',
      kind: 'allocation.declined',
      words: 'A student who would have liked to come to you has changed their mind.',
    },
    {
      by: 'the school',
      state: 'HOST_AGREED',
      mutation: 'withdrawAllocation',
      kind: 'allocation.withdrawn',
      words: 'A school has taken a placement with you back.',
    },
  ] as const)(
    'by $by is told to an employer that knew of it, and else not',
    async ({ by, state, mutation, kind, words }) => {
      const student = await aStudent();
      const host = await anEmployer(programme);
      const slotId = await aSlot(host, await anOpportunity(host));
      const who = by === 'the student' ? student.token : school.lead;
      const post = await withMail(host.token);
      const unknown = await aPlaceInSlot(student, slotId, 'OFFERED');
      await perform(who, mutation, { allocationId: unknown, ...no });
      expect(await kindsOn(host.token, unknown)).toEqual([]);
      expect(await said(post, '2026-09-14T08:10:00Z')).toBe('');
      await setNow('2026-09-14T08:11:00Z');
      const known = await aPlaceInSlot(student, slotId, state);
      await perform(who, mutation, { allocationId: known, ...no });
      expect(await kindsOn(host.token, known)).toEqual([kind]);
      expect(await said(post, '2026-09-14T08:21:00Z')).toBe(words);
    },
  );
});

describe('a complaint of a student about a review', () => {
  it.each([
    {
      mutation: 'dismissReviewComplaint',
      words: 'Your complaint about a review was dismissed; the review is shown again.',
    },
    {
      mutation: 'upholdReviewComplaint',
      words: 'Your complaint about a review was upheld; its words are not shown any more.',
    },
  ])('is answered by a letter: $mutation', async ({ mutation, words }) => {
    const story = await aReviewStory();
    const { opportunityId, slotId } = await anAdvert(story);
    const [writer, reader, other] = await fiveReviews(story, slotId);
    await nightOf(november);
    const complainant = reader?.student ?? (await aStudent());
    const [review] = await textsOf(complainant.token, opportunityId);
    const input = { reference: review?.['reference'], ground: 'UNTRUE' };
    const { complaintId } = await perform(complainant.token, 'complainAboutReview', input, 'complaintId');
    const [post, hostPost] = [await withMail(complainant.token), await withMail(story.employer.token)];
    await perform(story.programme.coordinator, mutation, { complaintId });
    expect(await said(post, `${november}T09:10:00Z`)).toContain(words);
    expect(await said(hostPost, `${november}T09:10:00Z`)).not.toContain('complaint');
    const told = await asOwner('select student_id from event where subject_id = $1 and kind = $2', [
      complaintId,
      mutation === 'upholdReviewComplaint' ? 'review-complaint.upheld' : 'review-complaint.dismissed',
    ]);
    expect(told).toEqual([{ student_id: complainant.id }]);
    for (const { student } of [writer, other].flatMap((been) => been ?? []))
      expect(await kindsOn(student.token, complaintId)).not.toContain('review-complaint.dismissed');
  });
});
