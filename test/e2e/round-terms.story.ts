import { asOwner, attempt, type Answer, type TestStudent } from '#testing';
import { aProposedRound, aStory, move, type Story } from './rounds.story.js';

/** What these rounds are usually bound by. */
export const terms = {
  opensAt: '2026-09-15T07:00:00Z',
  closesAt: '2026-09-25T16:00:00Z',
  answerBy: '2026-10-02T16:00:00Z',
  afterNo: 'WAITING_LIST',
};

/** Sets the terms of a round, those above but for what is said. */
export function setTerms({ programme }: Story, roundId: string, changes: object = {}): Promise<Answer['data']> {
  return attempt(programme.coordinator, 'setRoundTerms', { roundId, ...terms, ...changes });
}

/** A place that a round offers, with whom it is offered to. */
export interface Offer {
  readonly id: string;
  readonly student: TestStudent;
  readonly slotId: string;
}

/** What a round offers now. */
export async function offersOf(story: Story, roundId: string): Promise<Offer[]> {
  const rows = await asOwner<{ id: string; student_id: string; slot_id: string }>(
    `select id, student_id, slot_id from allocation where round_id = $1 and state = 'OFFERED' order by id`,
    [roundId],
  );
  return rows.flatMap(({ id, student_id, slot_id }) => {
    const student = story.everybody.find((each) => each.id === student_id);
    return student === undefined ? [] : [{ id, student, slotId: slot_id }];
  });
}

/** A round that is published, matched for a story of its own. */
export async function aPublished(changes: object = {}): Promise<{ story: Story; roundId: string; offers: Offer[] }> {
  const story = await aStory();
  const roundId = await aProposedRound(story);
  await setTerms(story, roundId, { opensAt: null, closesAt: null, ...changes });
  await move(story, 'PUBLISHED', roundId);
  return { story, roundId, offers: await offersOf(story, roundId) };
}
