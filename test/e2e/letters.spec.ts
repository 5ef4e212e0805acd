import { afterEach, describe, expect, it } from '@jest/globals';
import { invariant } from '#kernel';
import {
  anEmployer,
  aPlaceInSlot,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  graphql,
  perform,
  setNow,
  students,
  unique,
  workOff,
  type TestEmployer,
  type TestSchool,
} from '#testing';
import { codeSentTo, lettersTo, sendLetters, withMail } from './letters.story.js';

afterEach(() => setNow());

interface World {
  readonly school: TestSchool;
  readonly employer: TestEmployer;
  readonly slotId: string;
}

async function aWorld(): Promise<World> {
  const programme = await aProgramme();
  const employer = await anEmployer(programme);
  return { school: await aSchool(programme), employer, slotId: await aSlot(employer, await anOpportunity(employer)) };
}

const ask = ({ school, slotId }: World): Promise<unknown> =>
  perform(
    school.lead,
    'requestSlot',
    { slotId, places: 1, staffLead: 'Ms Quillfeather', note: 'For Zephyrine' },
    'slotRequestId',
  );

const news = async (address: string): Promise<string[]> =>
  (await lettersTo(address))
    .filter(({ subject }) => !subject?.includes('code'))
    .map(({ text }) => (text ?? '').split('\n\n')[0] ?? '');

describe('an address for letters', () => {
  it('is somebody’s own once the code that was sent there has come back', async () => {
    const { employer } = await aWorld();
    const address = `reader${unique()}@example.org`;
    const mine = async (): Promise<unknown> =>
      (await graphql(employer.token, '{ myMail { address isConfirmed wantsLetters } }')).data.myMail;
    expect(await mine()).toBeNull();
    await perform(employer.token, 'setMyMail', { address }, '__typename');
    expect(await mine()).toEqual({ address, isConfirmed: false, wantsLetters: true });
    const code = await codeSentTo(address);
    await perform(employer.token, 'confirmMyMail', { code }, '__typename');
    expect(await mine()).toEqual({ address, isConfirmed: true, wantsLetters: true });
    const [kept] = await asOwner('select code_hash from mail_address where address = $1', [address]);
    expect(kept).toEqual({ code_hash: null });
    await perform(employer.token, 'setMyMail', { address: null }, '__typename');
    expect(await mine()).toBeNull();
  });

  it('takes five tries, and one code in ten minutes', async () => {
    const { employer } = await aWorld();
    const address = `reader${unique()}@example.org`;
    await perform(employer.token, 'setMyMail', { address }, '__typename');
    const code = await codeSentTo(address);
    const wrong = code === '00000000' ? '00000001' : '00000000';
    const confirm = (typed: string): Promise<unknown> =>
      attempt(employer.token, 'confirmMyMail', { code: typed }, '... on CodeRefused { code mayTryAgain }');
    for (let tries = 1; tries <= 4; tries++)
      expect(await confirm(wrong)).toMatchObject({ __typename: 'CodeRefused', mayTryAgain: true });
    expect(await confirm(wrong)).toMatchObject({ __typename: 'CodeRefused', mayTryAgain: false });
    expect(await confirm(code)).toMatchObject({ __typename: 'CodeRefused', mayTryAgain: false });
    expect(
      await attempt(employer.token, 'setMyMail', { address }, '... on CodeJustSent { code retryAfter }'),
    ).toMatchObject({
      __typename: 'CodeJustSent',
      retryAfter: '2026-09-14T08:10:00.000Z',
    });
  });

  it('is refused with the value that was wrong when it is none', async () => {
    const { employer } = await aWorld();
    expect(
      await attempt(
        employer.token,
        'setMyMail',
        { address: 'nobody' },
        '... on InvalidInput { faults { path value } }',
      ),
    ).toMatchObject({ __typename: 'InvalidInput', faults: [{ path: 'address', value: 'nobody' }] });
  });
});

describe('letters about what happened', () => {
  it('tell several things of a busy day at once, and no name, place or date', async () => {
    const world = await aWorld();
    const address = await withMail(world.employer.token);
    await ask(world);
    await ask(world);
    await sendLetters('2026-09-14T08:09:00Z');
    expect(await news(address)).toEqual([]);
    await sendLetters('2026-09-14T08:10:00Z');
    expect(await news(address)).toEqual(['2 requests of schools wait for your answer.']);
    for (const { text, subject } of await lettersTo(address))
      expect(`${subject ?? ''} ${text ?? ''}`).not.toMatch(/Quillfeather|Zephyrine|Test School|\d{4}-\d\d|Birmingham/);
  });

  it('go to those whom it concerns, and not to whoever did it', async () => {
    const world = await aWorld();
    const bystander = await aSchool(world.school.programme);
    const [school, employer, other] = [
      await withMail(world.school.lead),
      await withMail(world.employer.token),
      await withMail(bystander.lead),
    ];
    await ask(world);
    await sendLetters('2026-09-14T08:10:00Z');
    expect([await news(school), await news(employer), await news(other)]).toEqual([
      [],
      ['A school asks for places in one of your slots.'],
      [],
    ]);
  });

  it('do not go to an address that is not confirmed, nor to whoever wants none', async () => {
    const world = await aWorld();
    const address = await withMail(world.employer.token);
    await perform(world.employer.token, 'chooseLetters', { wantsLetters: false }, '__typename');
    await ask(world);
    await sendLetters('2026-09-14T08:10:00Z');
    expect(await news(address)).toEqual([]);
    await perform(world.employer.token, 'chooseLetters', { wantsLetters: true }, '__typename');
    await setNow('2026-09-14T09:00:00Z');
    await perform(world.employer.token, 'setMyMail', { address: `x${address}` }, '__typename');
    await ask(world);
    await sendLetters('2026-09-14T09:10:00Z');
    expect([...(await news(address)), ...(await news(`x${address}`))]).toEqual([]);
  });

  it('do not go to a student who wants to read on the page only, where it stands all the same', async () => {
    const world = await aWorld();
    const [student, other] = await students(world.school, [{}, {}]);
    invariant(student !== undefined && other !== undefined, 'the students were imported');
    const [quiet, post] = [await withMail(student.token), await withMail(other.token)];
    await perform(student.token, 'chooseLetters', { wantsLetters: false }, '__typename');
    for (const { token } of [student, other])
      expect((await graphql(token, '{ myMail { wantsLetters } }')).data.myMail.wantsLetters).toBe(
        token === other.token,
      );
    const ids = new Map<string, string>();
    for (const each of [student, other]) {
      const allocationId = await aPlaceInSlot(each, world.slotId, 'ACCEPTED');
      ids.set(each.id, allocationId);
      await perform(world.employer.token, 'agreeAllocation', { allocationId }, '__typename');
    }
    await sendLetters('2026-09-14T08:10:00Z');
    expect([await news(quiet), await news(post)]).toEqual([[], ['The employer has agreed to your placement.']]);
    for (const each of [student, other]) {
      const { data } = await graphql(each.token, '{ notifications(first: 5) { nodes { kind subjectId } } }');
      expect(data.notifications.nodes).toContainEqual({
        kind: 'allocation.host-agreed',
        subjectId: ids.get(each.id),
      });
    }
  });

  it('go at once when they are urgent', async () => {
    const world = await aWorld();
    const address = await withMail(world.school.safeguardingLead);
    const [student] = await students(world.school, [{}]);
    invariant(student !== undefined, 'a student was imported');
    const allocationId = await aPlaceInSlot(student, world.slotId, 'ACCEPTED');
    await perform(student.token, 'raiseConcern', { allocationId, text: 'Somebody should look at this.' }, '__typename');
    await sendLetters('2026-09-14T08:00:00Z');
    expect(await news(address)).toEqual(['A concern was raised. Please read it now.']);
  });

  it('go again under the same id when the worker died between sending and noting it, and else once', async () => {
    const world = await aWorld();
    const address = await withMail(world.employer.token);
    await ask(world);
    await sendLetters('2026-09-14T08:10:00Z');
    const [sent] = (await lettersTo(address)).filter(({ subject }) => !subject?.includes('code'));
    const letterId = sent?.messageId?.slice(1).split('@')[0] ?? '';
    const queue = async (): Promise<void> => {
      await asOwner(`insert into jobs.job (name, data) values ('send-letter', $1)`, [JSON.stringify({ letterId })]);
      await workOff('send-letter');
    };
    await asOwner('update letter set sent_at = null where id = $1', [letterId]);
    await queue();
    const again = (await lettersTo(address)).filter(({ subject }) => !subject?.includes('code'));
    expect(again.map(({ messageId }) => messageId)).toEqual([sent?.messageId]);
    const [first] = await asOwner('select sent_at from letter where id = $1', [letterId]);
    await setNow('2026-09-14T10:00:00Z');
    await queue();
    expect(await asOwner('select sent_at from letter where id = $1', [letterId])).toEqual([first]);
  });
});
