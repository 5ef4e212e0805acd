import { beforeAll, describe, expect, it } from '@jest/globals';
import { MoveReview } from '#reviews';
import { asOwner, attempt, tampered } from '#testing';
import {
  anAdvert,
  aReviewStory,
  november,
  praise,
  whoWent,
  write,
  type Fields,
  type ReviewStory,
} from '../e2e/reviews.story.js';
import { aGate, anActor, aService } from './guards.js';

let story: ReviewStory;
let slotId: string;

beforeAll(async () => {
  story = await aReviewStory();
  ({ slotId } = await anAdvert(story));
});

interface Race {
  readonly reviewId: string;
  readonly edit: () => Promise<Fields>;
}

async function aRace(): Promise<Race> {
  const been = await whoWent(story.schools[0], slotId);
  const reviewId = String((await write(been, { body: 'What the school has read.' }))['reviewId']);
  const words = { ...praise, body: 'What nobody has read yet.' };
  return { reviewId, edit: () => attempt(been.student.token, 'editReview', { reviewId, ...words }) };
}

const pass = (reviewId: string): Promise<Fields> => attempt(story.schools[0].lead, 'passReview', { reviewId });

async function standing(id: string): Promise<string> {
  const [row] = await asOwner<{ state: string; body: string }>('select state, body from review where id = $1', [id]);
  return `${row?.state}: ${row?.body}`;
}

describe('a review that is written anew while the school lets it pass', () => {
  it('never passes with words that the school has not read, whoever was first', async () => {
    const ends = new Set<string>();
    for (let left = 12; left > 0; left--) {
      const { reviewId, edit } = await aRace();
      const both = left % 2 === 0 ? [edit(), pass(reviewId)] : [pass(reviewId), edit()];
      const names = (await Promise.all(both)).map(({ __typename: name }) => name);
      const end = await standing(reviewId);
      ends.add(end);
      expect(names.filter((name) => String(name).endsWith('Payload'))).toHaveLength(1);
    }
    for (const end of ends)
      expect(['PASSED_BY_SCHOOL: What the school has read.', 'SUBMITTED: What nobody has read yet.']).toContain(end);
  });

  it('would pass with them if moderation did not lock what it judges: the control', async () => {
    const { reviewId, edit } = await aRace();
    const [read] = await asOwner<{ edition: number }>('select edition from review where id = $1', [reviewId]);
    const [school] = story.schools;
    const lead = anActor('CAREERS_LEAD', { programmeId: story.programme.id, schoolId: school.id });
    const gate = aGate();
    const withoutLock = (text: string): string | Promise<string> =>
      text.startsWith('update review set state')
        ? gate.pass().then(() => text)
        : text.replace(/(from review .*) for update$/s, '$1');
    const service = await aService({ now: () => new Date(november) });
    await tampered(withoutLock, async () => {
      const move = { reviewId, to: 'PASSED_BY_SCHOOL', reason: null, edition: read?.edition ?? 0 } as const;
      const passing = service.get(MoveReview).run(lead, move);
      await gate.reached;
      await edit();
      gate.open();
      await passing;
    });
    await service.close();
    expect(await standing(reviewId)).toBe('PASSED_BY_SCHOOL: What nobody has read yet.');
  });
});
