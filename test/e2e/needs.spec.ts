import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { haversineMetres } from '#geo';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  deliverEvents,
  graphql,
  perform,
  publishAdvert,
  setNow,
  tick,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

let programme: TestProgramme;
let school: TestSchool;
let other: TestSchool;
let employer: TestEmployer;
let rival: TestEmployer;
/** A workplace visit of each, on show, with a slot of 40 places on 10 November. */
let visit: { opportunityId: string; slotId: string };
let rivalVisit: { opportunityId: string; slotId: string };

const theatre = {
  kind: 'WORKPLACE_VISIT',
  wants: 'A morning behind the scenes somewhere in the arts: our Year 10 have met nobody who does that for a living.',
  from: '2026-11-02',
  to: '2026-11-27',
  groupSize: 20,
  yearGroups: [10],
  sectors: ['R'],
  benchmark: 'BENCHMARK_6',
};

async function aVisit(of: TestEmployer): Promise<{ opportunityId: string; slotId: string }> {
  const opportunityId = await anOpportunity(of, { kind: 'WORKPLACE_VISIT' });
  const day = { startsOn: '2026-11-10', endsOn: '2026-11-10', capacity: 40 };
  return { opportunityId, slotId: await aSlot(of, opportunityId, day) };
}

beforeAll(async () => {
  programme = await aProgramme();
  [school, other] = [await aSchool(programme), await aSchool(programme, { postcode: 'B26 2RZ' })];
  [employer, rival] = [await anEmployer(programme), await anEmployer(programme)];
  [visit, rivalVisit] = [await aVisit(employer), await aVisit(rival)];
});

beforeEach(() => setNow());
afterEach(() => setNow());

const post = async (overrides: object = {}, { lead } = school): Promise<string> =>
  (await perform(lead, 'postNeed', { ...theatre, ...overrides }, 'needId state')).needId;

const answer = async (needId: string, of = employer, { opportunityId } = visit): Promise<string> =>
  (await perform(of.token, 'answerNeed', { needId, opportunityId, message: '' }, 'needAnswerId')).needAnswerId;

const booked = (slotId: string, places = 20): object => ({
  slots: [{ slotId, places }],
  staffLead: 'Dana Reid',
  note: '',
});

const accept = (needAnswerId: string, slotId = visit.slotId, places = 20, { lead } = school): Promise<Answer['data']> =>
  attempt(
    lead,
    'acceptNeedAnswer',
    { needAnswerId, ...booked(slotId, places) },
    '... on AcceptNeedAnswerPayload { isMet groupId requests { slotRequestId slotId } } ... on AskedOften { againOn }',
  );

async function board(token: string, filter = ''): Promise<{ id: string; [field: string]: unknown }[]> {
  const fields = `id state kind area kilometres answersWaiting hostsFound schoolName`;
  const { data } = await graphql(token, `{ needs(first: 100${filter}) { nodes { ${fields} } } }`);
  return data.needs.nodes;
}

const idsOn = async (token: string, filter = ''): Promise<string[]> => (await board(token, filter)).map(({ id }) => id);

async function answersTo(token: string, needId: string): Promise<{ [field: string]: unknown }[]> {
  const fields = `id state employerName opportunityTitle isOnShow refusal reason`;
  const query = `query ($id: ID) { needAnswers(first: 50, needId: $id) { nodes { ${fields} } } }`;
  return (await graphql(token, query, { id: needId })).data.needAnswers.nodes;
}

async function metresBetween({ id }: TestSchool, { siteId }: TestEmployer): Promise<number> {
  const [row] = await asOwner<Record<'from' | 'to', { latitude: number; longitude: number }>>(
    `select json_build_object('latitude', c.latitude, 'longitude', c.longitude) as "from",
       json_build_object('latitude', t.latitude, 'longitude', t.longitude) as "to"
     from school c, site t where c.id = $1 and t.id = $2`,
    [id, siteId],
  );
  if (row === undefined) throw new Error('both are there');
  return haversineMetres(row.from, row.to);
}

describe('a need of a school', () => {
  it('is on the board of its own staff, of employers and of the coordinator, with an area and nobody’s name', async () => {
    const needId = await post();
    const seen = { id: needId, state: 'OPEN', kind: 'WORKPLACE_VISIT', area: 'B36', answersWaiting: 0, hostsFound: 0 };
    for (const token of [school.lead, school.safeguardingLead, programme.coordinator])
      expect(await board(token)).toContainEqual(expect.objectContaining({ ...seen, kilometres: null }));
    expect(await board(employer.token)).toContainEqual(
      expect.objectContaining({ ...seen, kilometres: Math.round((await metresBetween(school, employer)) / 1000) }),
    );
  });

  it('is not shown to other schools, other programmes, employers that nobody has verified, or students', async () => {
    const needId = await post();
    const elsewhere = await aProgramme();
    const stranger = await anEmployer(elsewhere);
    const unverified = await anEmployer(programme, { isVerified: false });
    for (const token of [other.lead, elsewhere.coordinator, stranger.token, unverified.token])
      expect(await idsOn(token)).not.toContain(needId);
    for (const uninvited of [stranger, unverified]) {
      const input = { needId, opportunityId: visit.opportunityId, message: '' };
      expect(await attempt(uninvited.token, 'answerNeed', input)).toMatchObject({
        __typename: 'NotFound',
        kind: 'Need',
      });
    }
    expect(await attempt(other.lead, 'closeNeed', { needId, reason: 'No.' })).toMatchObject({ __typename: 'NotFound' });
  });

  it('is a draft of the school alone until it is opened, and changes only as long', async () => {
    const needId = await post({ isDraft: true });
    expect(await idsOn(school.safeguardingLead)).toContain(needId);
    for (const token of [employer.token, programme.coordinator, other.lead])
      expect(await idsOn(token)).not.toContain(needId);
    await perform(school.lead, 'editNeed', { ...theatre, needId, groupSize: 12 });
    expect(await perform(school.lead, 'openNeed', { needId }, 'state')).toMatchObject({ state: 'OPEN' });
    expect(await idsOn(employer.token)).toContain(needId);
    expect(await attempt(school.lead, 'editNeed', { ...theatre, needId })).toMatchObject({
      __typename: 'WrongState',
      currentState: 'OPEN',
    });
    const [kept] = await asOwner<{ group_size: number }>('select group_size from need where id = $1', [needId]);
    expect(kept?.group_size).toBe(12);
  });

  it('is refused with everything that is wrong with it at once', async () => {
    const wrong = { wants: 'Ring 0121 496 0100; boys only.', from: '2026-09-01', to: '2026-09-02' };
    const refused = await attempt(school.lead, 'postNeed', { ...theatre, ...wrong });
    expect(refused.__typename).toBe('InvalidInput');
    expect(refused.faults.map(({ path, value }: { path: string; value: string }) => [path, value])).toEqual([
      ['wants', '0121 496 0100'],
      ['wants', 'boys only'],
      ['to', '2026-09-02'],
    ]);
    const outside = { groupSize: 0, yearGroups: [6], sectors: ['Z'], hostsWanted: 11, to: '2026-02-30' };
    const malformed = await attempt(school.lead, 'postNeed', { ...theatre, ...outside });
    expect(malformed.faults.map(({ path }: { path: string }) => path).sort()).toEqual(Object.keys(outside).sort());
  });

  it('has a day of the terms that the school does not keep free, once it has said what its terms are', async () => {
    const strict = await aSchool(programme);
    const term = { name: 'Autumn', startsOn: '2026-09-02', endsOn: '2026-12-18' };
    const halfTerm = { halfTermFrom: '2026-10-26', halfTermTo: '2026-10-30' };
    await perform(strict.lead, 'setTerms', { terms: [{ ...term, ...halfTerm }] });
    const days = [{ onDay: '2026-11-06', reason: 'INSET' }];
    await perform(strict.lead, 'setBlackoutDays', { days });
    const window = async (from: string, to: string): Promise<string> =>
      (await attempt(strict.lead, 'postNeed', { ...theatre, from, to })).__typename;
    expect(await window('2026-12-19', '2027-01-05')).toBe('InvalidInput');
    expect(await window('2026-11-06', '2026-11-08')).toBe('InvalidInput');
    expect(await window('2026-11-06', '2026-11-09')).toBe('NeedPayload');
    expect(await window('2026-10-26', '2026-10-30')).toBe('NeedPayload');
  });

  it('is found by kind, trade, benchmark, area and distance', async () => {
    const [near, far] = [await post({ sectors: [], benchmark: null }, other), await post({ sectors: ['M'] })];
    const found = async (filter: string): Promise<[boolean, boolean]> => {
      const ids = await idsOn(employer.token, `, ${filter}`);
      return [ids.includes(near), ids.includes(far)];
    };
    expect(await found('kind: WORKPLACE_VISIT')).toEqual([true, true]);
    expect(await found('kind: VIRTUAL')).toEqual([false, false]);
    expect(await found('sector: "M"')).toEqual([true, true]);
    expect(await found('sector: "R"')).toEqual([true, false]);
    expect(await found('benchmark: BENCHMARK_6')).toEqual([false, true]);
    expect(await found('area: "b36"')).toEqual([false, true]);
    expect(await found('withinKilometres: 2')).toEqual([true, false]);
  });

  it('goes off the board when its days are over, and whoever offered something is told', async () => {
    const needId = await post({ to: '2026-11-02' });
    const needAnswerId = await answer(needId);
    await setNow('2026-11-02T23:30:00Z');
    await tick('expire-needs');
    expect(await board(school.lead)).toContainEqual(expect.objectContaining({ id: needId, state: 'OPEN' }));
    await setNow('2026-11-03T00:00:01Z');
    expect(await idsOn(employer.token)).not.toContain(needId);
    expect(await accept(needAnswerId)).toMatchObject({ __typename: 'WrongState', currentState: 'EXPIRED' });
    await Promise.all([tick('expire-needs'), tick('expire-needs')]);
    const rows = await asOwner(
      'select n.state, a.state as answer from need n join need_answer a on a.need_id = n.id where n.id = $1',
      [needId],
    );
    expect(rows).toEqual([{ state: 'EXPIRED', answer: 'LAPSED' }]);
    const events = await asOwner('select kind from event where subject_id in ($1, $2) order by kind', [
      needId,
      needAnswerId,
    ]);
    expect(events.map(({ kind }) => kind as string)).toEqual([
      'need-answer.lapsed',
      'need-answer.offered',
      'need.expired',
      'need.opened',
    ]);
  });

  it('is not open to an employer that the school has refused', async () => {
    const needId = await post();
    const refused = await anEmployer(programme);
    await perform(school.lead, 'refuseEmployerForSchool', { employerId: refused.id, reason: 'We parted last year.' });
    expect(await idsOn(refused.token)).not.toContain(needId);
    const draft = await anOpportunity(refused, { kind: 'WORKPLACE_VISIT' }, { isPublished: false });
    expect(await attempt(refused.token, 'answerNeed', { needId, opportunityId: draft, message: '' })).toMatchObject({
      __typename: 'NotFound',
    });
  });
});

describe('an answer of an employer', () => {
  it('is an advert of its own of that kind, once a need, seen by the school and nobody else', async () => {
    const needId = await post();
    const placement = await anOpportunity(employer, {}, { isPublished: false });
    const send = (opportunityId: string, message = ''): Promise<Answer['data']> =>
      attempt(employer.token, 'answerNeed', { needId, opportunityId, message });
    expect((await send(placement)).faults).toMatchObject([{ path: 'opportunityId' }]);
    expect(await send(rivalVisit.opportunityId)).toMatchObject({ __typename: 'NotFound', kind: 'Opportunity' });
    expect((await send(visit.opportunityId, 'See www.example.org')).faults).toMatchObject([{ path: 'message' }]);
    await answer(needId);
    expect(await send(visit.opportunityId)).toMatchObject({ __typename: 'AlreadyAnswered', code: 'ALREADY_ANSWERED' });
    await answer(needId, rival, rivalVisit);
    expect(await answersTo(school.lead, needId)).toMatchObject([
      { state: 'OFFERED' },
      { state: 'OFFERED', isOnShow: true },
    ]);
    expect(await answersTo(rival.token, needId)).toHaveLength(1);
    expect(await answersTo(other.lead, needId)).toEqual([]);
    expect(await board(programme.coordinator)).toContainEqual(
      expect.objectContaining({ id: needId, answersWaiting: 2 }),
    );
  });

  it('may be drafted from what the school says, and can be accepted once it is on show', async () => {
    const needId = await post();
    const { siteId, supervisorId, deputyId } = employer;
    const who = { siteId, supervisorId, deputyId, category: 'CREATIVE_AND_MEDIA', title: 'Behind the curtain' };
    const { needAnswerId, opportunityId } = await perform(
      employer.token,
      'answerNeedWithDraft',
      { needId, message: 'We could do that on a Tuesday.', ...who },
      'needAnswerId opportunityId',
    );
    const [advert] = await asOwner('select state, kind, summary, year_groups from opportunity where id = $1', [
      opportunityId,
    ]);
    expect(advert).toEqual({
      state: 'DRAFT',
      kind: theatre.kind,
      summary: theatre.wants,
      year_groups: theatre.yearGroups,
    });
    expect(await answersTo(school.lead, needId)).toMatchObject([{ isOnShow: false, opportunityTitle: null }]);
    const slotId = await aSlot(employer, opportunityId, { startsOn: '2026-11-10', endsOn: '2026-11-10', capacity: 20 });
    expect(await accept(needAnswerId, slotId)).toMatchObject({
      __typename: 'WrongState',
      currentState: 'NOT_PUBLISHED',
    });
    await publishAdvert(employer, opportunityId);
    expect(await accept(needAnswerId, slotId)).toMatchObject({ __typename: 'AcceptNeedAnswerPayload', isMet: true });
  });

  it('leads, when it is accepted, to a request that the employer answers as any other', async () => {
    const needId = await post();
    const accepted = await accept(await answer(needId));
    expect(accepted).toMatchObject({
      __typename: 'AcceptNeedAnswerPayload',
      isMet: true,
      requests: [{ slotId: visit.slotId }],
    });
    const [request] = await asOwner('select state, places, school_id from slot_request where id = $1', [
      accepted.requests[0].slotRequestId,
    ]);
    expect(request).toEqual({ state: 'REQUESTED', places: 20, school_id: school.id });
    await perform(employer.token, 'acceptSlotRequest', { slotRequestId: accepted.requests[0].slotRequestId });
    expect(await board(school.lead)).toContainEqual(
      expect.objectContaining({ id: needId, state: 'MET', hostsFound: 1 }),
    );
    await perform(school.lead, 'withdrawSlotRequest', {
      slotRequestId: accepted.requests[0].slotRequestId,
      reason: 'The coach fell through.',
    });
  });

  it('is not accepted where its places cannot be had, and then nothing has happened', async () => {
    const needId = await post();
    const needAnswerId = await answer(needId);
    expect(await accept(needAnswerId, visit.slotId, 41)).toMatchObject({ __typename: 'GroupDoesNotFit' });
    expect((await accept(needAnswerId, rivalVisit.slotId)).faults).toMatchObject([
      { path: 'slots.0.slotId', value: rivalVisit.slotId },
    ]);
    expect(await board(school.lead)).toContainEqual(
      expect.objectContaining({ id: needId, state: 'OPEN', hostsFound: 0 }),
    );
    expect(await answersTo(school.lead, needId)).toMatchObject([{ state: 'OFFERED' }]);
  });

  it('counts among the requests that an employer takes in a week, and waits where it has as many', async () => {
    const busy = await anEmployer(programme);
    const busyVisit = await aVisit(busy);
    const needs = [await post(), await post()];
    const answers = [await answer(needs[0] ?? '', busy, busyVisit), await answer(needs[1] ?? '', busy, busyVisit)];
    await perform(busy.token, 'setContactCap', { mostAWeek: 1 }, 'mostAWeek');
    expect((await accept(answers[0] ?? '', busyVisit.slotId, 5)).__typename).toBe('AcceptNeedAnswerPayload');
    expect(await accept(answers[1] ?? '', busyVisit.slotId, 5)).toMatchObject({
      __typename: 'AskedOften',
      againOn: '2026-09-21',
    });
    expect(await answersTo(school.lead, needs[1] ?? '')).toMatchObject([{ state: 'OFFERED' }]);
  });

  it('may be taken back, or declined with a reason that the employer reads', async () => {
    const needId = await post();
    const [mine, theirs] = [await answer(needId), await answer(needId, rival, rivalVisit)];
    await perform(employer.token, 'withdrawNeedAnswer', { needAnswerId: mine });
    expect(await accept(mine)).toMatchObject({ __typename: 'WrongState', currentState: 'WITHDRAWN' });
    const why = { refusal: 'DATES_DO_NOT_SUIT', reason: 'That is our exam week.' };
    expect(await attempt(other.lead, 'declineNeedAnswer', { needAnswerId: theirs, ...why })).toMatchObject({
      __typename: 'NotFound',
    });
    await perform(school.lead, 'declineNeedAnswer', { needAnswerId: theirs, ...why });
    expect(await answersTo(rival.token, needId)).toMatchObject([{ state: 'DECLINED', ...why }]);
    // Both may think again.
    await answer(needId);
    await answer(needId, rival, rivalVisit);
  });

  it('vanishes from the school while its host is suspended, and is there again afterwards', async () => {
    const held = await anEmployer(programme);
    const heldVisit = await aVisit(held);
    const needId = await post();
    const needAnswerId = await answer(needId, held, heldVisit);
    const { suspensionId } = await perform(
      programme.coordinator,
      'suspendHost',
      { hostId: held.siteId, reason: 'An allegation is being looked into.' },
      'suspensionId',
    );
    expect(await answersTo(school.lead, needId)).toEqual([]);
    expect(await board(school.lead)).toContainEqual(expect.objectContaining({ id: needId, answersWaiting: 0 }));
    expect(await accept(needAnswerId, heldVisit.slotId)).toMatchObject({ __typename: 'NotFound', kind: 'NeedAnswer' });
    const again = await post();
    const input = { needId: again, opportunityId: heldVisit.opportunityId, message: '' };
    expect(await attempt(held.token, 'answerNeed', input)).toMatchObject({
      __typename: 'WrongState',
      currentState: 'HELD',
    });
    for (const token of [programme.coordinator, school.safeguardingLead])
      await attempt(token, 'agreeToLiftSuspension', { suspensionId });
    expect(await answersTo(school.lead, needId)).toMatchObject([{ state: 'OFFERED' }]);
    await perform(programme.coordinator, 'suspendHost', { hostId: held.id, reason: 'It is being looked into again.' });
    expect(await idsOn(held.token)).not.toContain(again);
    expect(await answersTo(school.lead, needId)).toEqual([]);
  });
});

describe('a need that is met', () => {
  it('ends what others had offered, and can be opened again once its places were given back', async () => {
    const needId = await post();
    const [mine, theirs] = [await answer(needId), await answer(needId, rival, rivalVisit)];
    const { requests } = await accept(mine, visit.slotId, 3);
    expect(await accept(theirs, rivalVisit.slotId, 3)).toMatchObject({
      __typename: 'WrongState',
      currentState: 'LAPSED',
    });
    expect(await answersTo(rival.token, needId)).toMatchObject([{ state: 'LAPSED' }]);
    expect(await attempt(school.lead, 'openNeed', { needId })).toMatchObject({ currentState: 'STILL_MET' });
    await perform(employer.token, 'declineSlotRequest', {
      slotRequestId: requests[0].slotRequestId,
      reason: 'The stage is being rebuilt.',
    });
    await perform(school.lead, 'openNeed', { needId });
    expect(await board(rival.token)).toContainEqual(
      expect.objectContaining({ id: needId, state: 'OPEN', hostsFound: 0 }),
    );
  });

  it('takes as many hosts as it wants', async () => {
    const needId = await post({ hostsWanted: 2 });
    const [mine, theirs] = [await answer(needId), await answer(needId, rival, rivalVisit)];
    expect(await accept(mine, visit.slotId, 2)).toMatchObject({ isMet: false });
    expect(await accept(theirs, rivalVisit.slotId, 2)).toMatchObject({ isMet: true });
  });
});

describe('those concerned', () => {
  it('are told of each step, and of no other school’s', async () => {
    const needId = await post();
    const needAnswerId = await answer(needId);
    await accept(needAnswerId, visit.slotId, 1);
    await deliverEvents();
    const told = async (token: string): Promise<string[]> => {
      const { data } = await graphql(token, '{ notifications(first: 100) { nodes { kind subjectId } } }');
      return data.notifications.nodes
        .filter(({ subjectId }: { subjectId: string }) => [needId, needAnswerId].includes(subjectId))
        .map(({ kind }: { kind: string }) => kind)
        .sort();
    };
    expect(await told(school.lead)).toEqual(['need-answer.accepted', 'need-answer.offered', 'need.opened']);
    expect(await told(employer.token)).toEqual(['need-answer.accepted', 'need-answer.offered']);
    expect(await told(other.lead)).toEqual([]);
    expect(await told(rival.token)).toEqual([]);
  });
});

describe('a coordinator', () => {
  it('sees by area, kind and benchmark what is lacking, without drafts', async () => {
    const own = await aProgramme();
    const [lead, host] = [await aSchool(own), await anEmployer(own)];
    const at = await aVisit(host);
    await post({ isDraft: true }, lead);
    await post({ hostsWanted: 3 }, lead);
    await answer(await post({}, lead), host, at);
    await accept(await answer(await post({}, lead), host, at), at.slotId, 2, lead);
    await perform(lead.lead, 'closeNeed', { needId: await post({}, lead), reason: 'We have made do.' });
    await post({ kind: 'VIRTUAL', benchmark: 'BENCHMARK_5', from: '2027-03-01', to: '2027-03-05' }, lead);
    const fields = 'area kind benchmark posted met open withoutAnswer cameToNothing hostsLacking';
    const query = `{ unmetNeeds(from: "2026-11-01", to: "2026-11-30") { ${fields} } }`;
    expect((await graphql(own.coordinator, query)).data.unmetNeeds).toEqual([
      {
        ...{ area: 'B36', kind: 'WORKPLACE_VISIT', benchmark: 'BENCHMARK_6' },
        ...{ posted: 4, met: 1, open: 2, withoutAnswer: 1, cameToNothing: 1, hostsLacking: 4 },
      },
    ]);
    expect((await graphql(programme.coordinator, query)).text).not.toContain('"posted":4');
  });
});
