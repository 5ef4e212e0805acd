import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner, attempt, graphql, perform, setNow, tick } from '#testing';
import { aPublished, offersOf, setTerms, terms } from './round-terms.story.js';
import { aProposal, aProposedRound, aRound, aStory, move, roundSeenBy, type Story } from './rounds.story.js';

afterEach(() => setNow());

async function stateOf(roundId: string): Promise<string | undefined> {
  const [round] = await asOwner<{ state: string }>('select state from round where id = $1', [roundId]);
  return round?.state;
}

async function told(kind: string, subjectId: string): Promise<string[]> {
  const rows = await asOwner<{ id: string }>(
    'select coalesce(student_id, subject_id) as id from event where kind = $1 and subject_id = $2 order by 1',
    [kind, subjectId],
  );
  return rows.map(({ id }) => id);
}

describe('the terms of a round', () => {
  it('say every fault at once, and are its coordinator’s alone', async () => {
    const [story, other] = [await aStory(), await aStory()];
    const roundId = await aRound(story);
    const wrong = {
      opensAt: '2026-09-10T07:00:00Z',
      closesAt: '2026-09-09T07:00:00Z',
      answerBy: '2026-09-08T07:00:00Z',
    };
    const { faults } = await setTerms(story, roundId, wrong);
    expect(faults.map(({ path, message }: { path: string; message: string }) => `${path} ${message}`)).toEqual([
      'opensAt must lie ahead',
      'closesAt must lie ahead',
      'closesAt must be after opensAt',
      'answerBy must lie ahead',
      'answerBy must be after closesAt',
    ]);
    expect((await setTerms(story, roundId, { closesAt: 'tomorrow' })).__typename).toBe('InvalidInput');
    expect((await setTerms(other, roundId)).__typename).toBe('NotFound');
    expect((await setTerms(story, roundId)).__typename).toBe('SetRoundTermsPayload');
    await move(story, 'OPEN', roundId);
    const query = 'query ($id: ID!) { round(id: $id) { opensAt closesAt answerBy afterNo } }';
    expect((await graphql(story.plain.token, query, { id: roundId })).data.round).toEqual(terms);
  });

  it('have the worker open and close it, once, and close lists on the instant even where no worker came', async () => {
    const story = await aStory();
    const roundId = await aRound(story);
    await setTerms(story, roundId);
    await tick('keep-round-dates');
    expect(await stateOf(roundId)).toBe('DRAFT');
    await setNow('2026-09-15T07:00:00Z');
    await Promise.all([tick('keep-round-dates'), tick('keep-round-dates'), tick('keep-round-dates')]);
    expect(await stateOf(roundId)).toBe('OPEN');
    expect(await told('round.opened', roundId)).toEqual([roundId]);
    const application = { roundId, slotId: story.kitchen, statement: 'I like to cook for many.' };
    await setNow('2026-09-25T15:59:59Z');
    await perform(story.plain.token, 'submitApplication', application);
    await setNow('2026-09-25T16:00:00Z');
    expect((await attempt(story.cared.token, 'submitApplication', application)).__typename).toBe('RoundNotOpen');
    await tick('keep-round-dates');
    await tick('keep-round-dates');
    expect(await stateOf(roundId)).toBe('CLOSED');
    expect(await told('round.closed', roundId)).toEqual([roundId]);
    // Opened again by hand, it is not closed by a date that is over.
    await move(story, 'OPEN', roundId);
    await tick('keep-round-dates');
    expect(await roundSeenBy(story.plain.token, roundId)).toMatchObject({ state: 'OPEN' });
  });

  it('have those reminded once who asked for nothing or wrote half, and nobody for whom there is nothing', async () => {
    const story = await aStory();
    const roundId = await aRound(story);
    await setTerms(story, roundId);
    await move(story, 'OPEN', roundId);
    const application = { roundId, statement: 'I like to cook for many.' };
    await perform(story.plain.token, 'submitApplication', { ...application, slotId: story.kitchen });
    await perform(story.cared.token, 'submitApplication', { ...application, slotId: story.kitchen });
    await perform(story.cared.token, 'saveApplicationSheet', { roundId, slotId: story.studio });
    await tick('remind-students');
    expect(await told('round.closes-soon', roundId)).toEqual([]);
    await setNow('2026-09-23T15:30:00Z');
    await tick('remind-students');
    await tick('remind-students');
    const none = [story.plain.id, story.young.id];
    const expected = story.everybody.map(({ id }) => id).filter((id) => !none.includes(id));
    expect(await told('round.closes-soon', roundId)).toEqual(expected.sort());
  });
});

describe('offers of a round with a date to answer by', () => {
  it('are reminded of once, expire on that date, and then the round is settled by itself', async () => {
    const { story, roundId, offers } = await aPublished();
    const [first, ...rest] = offers;
    if (first === undefined) throw new Error('somebody was offered a place');
    await perform(first.student.token, 'acceptAllocation', { allocationId: first.id });
    await setNow('2026-09-30T16:30:00Z');
    await tick('remind-students');
    await tick('remind-students');
    for (const { id, student } of rest) expect(await told('allocation.answer-due', id)).toEqual([student.id]);
    expect(await told('allocation.answer-due', first.id)).toEqual([]);
    await setNow('2026-10-02T16:00:01Z');
    await tick('keep-round-dates');
    expect(await stateOf(roundId)).toBe('PUBLISHED');
    const [late] = rest;
    expect(await attempt(late?.student.token ?? '', 'acceptAllocation', { allocationId: late?.id })).toMatchObject({
      __typename: 'WrongState',
      currentState: 'EXPIRED',
    });
    await tick('expire-offers');
    await Promise.all([tick('keep-round-dates'), tick('keep-round-dates')]);
    expect(await stateOf(roundId)).toBe('SETTLED');
    expect(await told('round.settled', roundId)).toEqual([roundId]);
    expect((await setTerms(story, roundId)).__typename).toBe('WrongState');
  });

  it('that are made late leave three days', async () => {
    const story = await aStory();
    const roundId = await aProposedRound(story);
    await setTerms(story, roundId, { opensAt: null, closesAt: null });
    await setNow('2026-10-02T12:00:00Z');
    await move(story, 'PUBLISHED', roundId);
    const rows = await asOwner<{ until: Date }>('select offer_until as until from allocation where round_id = $1', [
      roundId,
    ]);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ until }) => until.toISOString())).toEqual(rows.map(() => '2026-10-05T12:00:00.000Z'));
  });
});

describe('a proposal of a coordinator’s own', () => {
  let story: Story;

  beforeAll(async () => {
    story = await aStory();
  });

  it('stays a dry run however many are made, whatever was chosen for places that are given back', async () => {
    const roundId = await aProposedRound(story);
    await setTerms(story, roundId, { opensAt: null, closesAt: null, afterNo: 'LEAST_CHANGE' });
    await move(story, 'PUBLISHED', roundId);
    const before = await offersOf(story, roundId);
    const [given] = before;
    await aProposal(story, { roundId, basis: 'LEAST_CHANGE' });
    expect(await offersOf(story, roundId)).toEqual(before);
    expect(given).toBeDefined();
  });
});
