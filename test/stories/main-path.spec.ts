import { describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  attempt,
  graphql,
  perform,
  runProposals,
  setNow,
  tick,
  students,
} from '#testing';
import { anOpenRound, theWeekGoesBy } from './steps.js';

const blocked = '... on BlockedByRules { reasons { ruleId words } }';

describe('the main path', () => {
  it('leads from an employer who comes in to a review that stands on its advert', async () => {
    // A coordinator, two schools, and an employer whom the coordinator has rung up.
    const programme = await aProgramme();
    const { coordinator } = programme;
    const schools = [await aSchool(programme), await aSchool(programme)] as const;
    const employer = await anEmployer(programme);

    // An advert with a slot; everybody who is in the programme finds it.
    const opportunityId = await anOpportunity(employer);
    const slotId = await aSlot(employer, opportunityId, { capacity: 5 });
    const going = [...(await students(schools[0], [{}, {}, {}])), ...(await students(schools[1], [{}, {}, {}]))];
    const list = '{ opportunities(first: 5) { nodes { id slots { id placesLeft } } } }';
    const seen = await graphql(going[0]?.token ?? null, list);
    expect(seen.data.opportunities.nodes).toEqual([{ id: opportunityId, slots: [{ id: slotId, placesLeft: 5 }] }]);

    // Six students apply for five places.
    const roundId = await anOpenRound(coordinator);
    for (const { token } of going) {
      await perform(token, 'submitApplication', { roundId, slotId, statement: 'I like to print.' });
    }
    await perform(coordinator, 'closeRound', { roundId });
    await perform(coordinator, 'proposeRound', { roundId });
    await runProposals();
    const { data: matched } = await graphql(coordinator, `{ proposal(roundId: "${roundId}") { placed unplaced } }`);
    expect(matched.proposal).toEqual({ placed: 5, unplaced: 1 });
    await perform(coordinator, 'publishRound', { roundId });

    // Each reads their own reason.
    const outcomes = await Promise.all(
      going.map(({ token }) =>
        graphql(token, `{ myOutcome(roundId: "${roundId}") { kind reason } myAllocations { id state } }`),
      ),
    );
    const kinds = outcomes.map(({ data }) => data.myOutcome.kind as string).sort();
    expect(kinds).toEqual(['PLACED', 'PLACED', 'PLACED', 'PLACED', 'PLACED', 'REFUSED_EVERYWHERE']);
    for (const { data } of outcomes) expect(data.myOutcome.reason.join(' ')).toMatch(/^You have (a|no) place/);

    // Those who are placed accept, the employer agrees without a name, the school confirms once a guardian has said yes.
    const placed = going.flatMap((student, index) => {
      const [allocation] = outcomes[index]?.data.myAllocations ?? [];
      const school = schools[index < 3 ? 0 : 1];
      return allocation === undefined || school === undefined
        ? []
        : [{ ...student, school, allocationId: allocation.id as string }];
    });
    expect(placed).toHaveLength(5);
    for (const { token, school, allocationId } of placed) {
      await perform(token, 'acceptAllocation', { allocationId });
      await perform(employer.token, 'agreeAllocation', { allocationId });
      const refusal = await attempt(school.lead, 'confirmAllocation', { allocationId }, blocked);
      expect(refusal.reasons.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['R91']);
      const { permissionId } = await perform(
        school.lead,
        'recordPermission',
        { allocationId, givenOn: '2026-09-12' },
        'permissionId',
      );
      const before = await graphql(
        employer.token,
        '{ hostAllocations(first: 9) { nodes { id student { displayName } } } }',
      );
      expect(before.data.hostAllocations.nodes).toContainEqual({ id: allocationId, student: { displayName: null } });
      await perform(school.safeguardingLead, 'countersignPermission', { permissionId });
      await perform(school.lead, 'confirmAllocation', { allocationId });
    }

    // The week goes by, and all of them say what it was like.
    const ratings = { tasks: 5, welcome: 4, learning: 5, hours: 3, travel: 4, feltSafe: true };
    const texts = { body: 'We set type and printed our own posters.', advice: 'Wear something old.' };
    for (const [index, { token, allocationId }] of placed.entries()) {
      await theWeekGoesBy(employer, allocationId);
      await perform(token, 'writeReview', { allocationId, wasAsAdvertised: index > 0, ...ratings, ...texts });
    }

    // Passed by each school and published by the programme, five reviews from two schools make a score on the advert.
    const waiting = '{ reviewsToModerate(first: 9) { nodes { id } } }';
    const summary = `{ reviewSummary(opportunityId: "${opportunityId}") { reviews asAdvertisedPercent } }`;
    expect((await graphql(employer.token, summary)).data.reviewSummary).toEqual({
      reviews: null,
      asAdvertisedPercent: null,
    });
    for (const { lead } of schools) {
      const { data } = await graphql(lead, waiting);
      for (const { id: reviewId } of data.reviewsToModerate.nodes) await perform(lead, 'passReview', { reviewId });
    }
    const { data } = await graphql(coordinator, waiting);
    for (const { id: reviewId } of data.reviewsToModerate.nodes)
      await perform(coordinator, 'publishReview', { reviewId });
    // They come out together once the half-term is over.
    await setNow('2026-11-01T09:00:00Z');
    await tick('show-reviews');
    expect((await graphql(employer.token, summary)).data.reviewSummary).toEqual({
      reviews: 5,
      asAdvertisedPercent: 80,
    });
    await setNow();
  });
});
