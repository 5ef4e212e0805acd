import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner, graphql, setNow } from '#testing';
import { answer, family, given, open, Story, worry, type Fields } from './guardians.story.js';

let story: Story;

beforeAll(async () => {
  story = await Story.with(5);
});

afterEach(() => setNow());

describe("a guardian's worry", () => {
  const concernsOf = async (token: string): Promise<Fields[]> =>
    (await graphql(token, '{ schoolConcerns(first: 100) { nodes { text raisedAs allocationId isAllegation } } }')).data
      .schoolConcerns.nodes;
  const isKept = async (text: string): Promise<boolean> =>
    (await concernsOf(story.school.safeguardingLead)).some((concern) => concern['text'] === text);

  it('goes to the safeguarding lead by the link, before the answer and after it, and uses nothing up', async () => {
    const { id, student } = await story.anAgreedPlace();
    const { token } = await story.ask(id, await story.aGuardianOf(student));
    await worry(token, 'He comes home late.');
    expect((await answer(token)).data.page.kind).toBe('DONE');
    expect(await story.permissionOf(id)).toBe('COMPLETE');
    await worry(token, 'He is afraid of somebody there.');
    // The answer was given once and stands: a worry opens nothing again.
    expect((await open(token)).data.openGuardianLink.kind).toBe('ASK_SCHOOL');
    expect((await answer(token, 'NO')).data.page.kind).toBe('ASK_SCHOOL');
    await setNow('2026-10-02T08:00:00Z');
    await worry(token, 'Late, and all the same.');
    for (const text of ['He comes home late.', 'He is afraid of somebody there.', 'Late, and all the same.'])
      expect(await concernsOf(story.school.safeguardingLead)).toContainEqual({
        text,
        raisedAs: 'GUARDIAN',
        allocationId: id,
        isAllegation: false,
      });
    expect(await concernsOf(story.otherSchool.safeguardingLead)).toEqual([]);
  });

  it('gets one page whatever the link is, and is kept only of somebody whom the school may hear', async () => {
    const [{ id, student }, off] = [await story.anAgreedPlace(), await story.anAgreedPlace()];
    const guardianId = await story.aGuardianOf(student);
    const [good, barred] = [await story.ask(id, guardianId), 'A worry of somebody barred'];
    const removed = await story.ask(off.id, await story.aGuardianOf(off.student));
    await story.contacts(off.student);
    const kept = await worry(good.token, 'A worry that is kept');
    await story.restrict(guardianId);
    const answers = [
      await worry(good.token, barred),
      await worry(removed.token, 'A worry of somebody who is off the list'),
      await worry('a link that never was', 'A worry of nobody'),
    ];
    for (const { text } of answers) expect(text).toBe(kept.text);
    expect(kept.text).not.toMatch(new RegExp(`${given}|${family}|worry that is kept`));
    expect(await isKept('A worry that is kept')).toBe(true);
    for (const text of [barred, 'A worry of somebody who is off the list', 'A worry of nobody'])
      expect(await isKept(text)).toBe(false);
    expect((await worry(good.token, ' ')).data.page.faults).toEqual([{ path: 'text' }]);
  });

  it('holds the site at once where it is an allegation', async () => {
    const { id, student } = await story.anAgreedPlace();
    const { token } = await story.ask(id, await story.aGuardianOf(student));
    await worry(token, 'He was hit there.', { isAllegation: true, language: 'PL' });
    const held = await asOwner<{ suspended_as: string }>(
      'select suspended_as from suspension where site_id = $1 and lifted_at is null',
      [story.employer.siteId],
    );
    expect(held).toEqual([{ suspended_as: 'ALLEGATION' }]);
  });
});
