import { afterEach, describe, expect, it } from '@jest/globals';
import { asOwner, attempt, graphql, perform, setNow, tick, deliverEvents, runProposals } from '#testing';
import { lettersTo, sendLetters, withMail } from './letters.story.js';
import { aClosedRound, aProposal, aProposedRound, aRound, aStory, move, type Story } from './rounds.story.js';

afterEach(() => setNow());

/** What somebody's page tells of a thing, the newest first. */
async function toldTo(token: string, subjectId: string): Promise<string[]> {
  await deliverEvents();
  const { data } = await graphql(token, '{ notifications(first: 50) { nodes { kind subjectId } } }');
  return data.notifications.nodes
    .filter((node: { subjectId: string }) => node.subjectId === subjectId)
    .map(({ kind }: { kind: string }) => kind);
}

/** The students of a story whom an event of that kind names, each as often as it does. */
async function named(kind: string, subjectId: string): Promise<string[]> {
  const rows = await asOwner<{ id: string }>(
    'select student_id as id from event where kind = $1 and subject_id = $2 and student_id is not null order by 1',
    [kind, subjectId],
  );
  return rows.map(({ id }) => id);
}

const idsOf = (students: readonly { id: string }[]): string[] => students.map(({ id }) => id).sort();

async function wordsTo(address: string): Promise<string> {
  return (await lettersTo(address)).map(({ text }) => text ?? '').join('\n');
}

describe('a round that opens', () => {
  it('is told to each student for whom there is something in it, and once to each of their schools', async () => {
    const story = await aStory();
    const elsewhere = await aStory();
    const [post, schoolPost] = [await withMail(story.plain.token), await withMail(story.south.lead)];
    const roundId = await aRound(story);
    await move(story, 'OPEN', roundId);
    const { everybody, young } = story;
    expect(await named('round.choices-open', roundId)).toEqual(idsOf(everybody.filter((each) => each !== young)));
    expect(await toldTo(story.plain.token, roundId)).toEqual(['round.choices-open']);
    expect(await toldTo(story.north.lead, roundId)).toEqual(['round.choices-open']);
    expect(await toldTo(story.south.lead, roundId)).toEqual(['round.choices-open']);
    for (const token of [young.token, story.employer.token, elsewhere.plain.token, elsewhere.north.lead])
      expect(await toldTo(token, roundId)).toEqual([]);
    await sendLetters('2026-09-14T08:10:00Z');
    expect(await wordsTo(post)).toContain('You can now apply for placements.');
    expect(await wordsTo(schoolPost)).toContain('Your students can now apply for placements.');
  });

  it('at its date is told by the worker, once, however many workers there are', async () => {
    const story = await aStory();
    const roundId = await aRound(story);
    const terms = { opensAt: '2026-09-15T07:00:00Z', closesAt: null, answerBy: null, afterNo: 'WAITING_LIST' };
    await attempt(story.programme.coordinator, 'setRoundTerms', { roundId, ...terms });
    await setNow('2026-09-15T07:00:00Z');
    await Promise.all([tick('keep-round-dates'), tick('keep-round-dates')]);
    const { everybody, young } = story;
    expect(await named('round.choices-open', roundId)).toEqual(idsOf(everybody.filter((each) => each !== young)));
  });
});

describe('a round that is published', () => {
  /** Those who took part and have nothing from the round. */
  async function withoutPlace(story: Story, roundId: string): Promise<string[]> {
    const placed = await asOwner<{ id: string }>('select student_id as id from allocation where round_id = $1', [
      roundId,
    ]);
    const none = new Set([story.young.id, ...placed.map(({ id }) => id)]);
    return idsOf(story.everybody.filter(({ id }) => !none.has(id)));
  }

  it('tells each student who took part and got nothing, and the school; nobody who has a place or could not take part', async () => {
    const story = await aStory();
    const roundId = await aProposedRound(story);
    const unlucky = story.everybody.at(-1);
    const [post, schoolPost] = [await withMail(unlucky?.token ?? ''), await withMail(story.south.lead)];
    await move(story, 'PUBLISHED', roundId);
    const told = await named('round.without-place', roundId);
    const expected = await withoutPlace(story, roundId);
    // Somebody who travels ten minutes at most has no list, and asked for nothing.
    expect(told).toEqual(expected.filter((id) => id !== story.homebody.id));
    expect(told.length).toBeGreaterThan(0);
    for (const student of story.everybody)
      expect((await toldTo(student.token, roundId)).includes('round.without-place')).toBe(told.includes(student.id));
    await sendLetters('2026-09-14T08:10:00Z');
    const words = 'there is no place for you in it yet';
    expect((await wordsTo(post)).includes(words)).toBe(told.includes(unlucky?.id ?? ''));
    expect(await wordsTo(schoolPost)).toContain('from the round yet');
  });

  it('and then matched again tells nobody a second time that there is nothing', async () => {
    const story = await aStory();
    const roundId = await aProposedRound(story);
    await move(story, 'PUBLISHED', roundId);
    const told = await named('round.without-place', roundId);
    const proposalId = await aProposal(story, { roundId, basis: 'LEAST_CHANGE' });
    await perform(story.programme.coordinator, 'publishRound', { roundId, proposalId });
    await runProposals();
    expect(await named('round.without-place', roundId)).toEqual(told);
  });

  it('shows what employers had answered before, and says so to the student then and not earlier', async () => {
    const story = await aStory();
    const roundId = await aClosedRound(story);
    const [application] = await asOwner<{ id: string }>(
      'select id from application where round_id = $1 and student_id = $2 and slot_id = $3',
      [roundId, story.plain.id, story.studio],
    );
    const applicationId = application?.id ?? '';
    const answer = { applicationId, reasons: ['CLEAR_ABOUT_WHY'], words: 'Thank you; we liked to read it.' };
    await perform(story.employer.token, 'answerApplication', answer);
    const post = await withMail(story.plain.token);
    await aProposal(story, { roundId });
    expect(await toldTo(story.plain.token, applicationId)).toEqual(['application.submitted']);
    await move(story, 'PUBLISHED', roundId);
    expect(await toldTo(story.plain.token, applicationId)).toContain('application.answer-shown');
    expect(await named('application.answer-shown', applicationId)).toEqual([story.plain.id]);
    expect(await toldTo(story.cared.token, applicationId)).toEqual([]);
    await sendLetters('2026-09-14T08:10:00Z');
    expect(await wordsTo(post)).toContain('An employer has said something about an application of yours.');
  });
});
