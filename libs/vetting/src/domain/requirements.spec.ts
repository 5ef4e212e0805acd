import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localDate } from '#kernel';
import { opportunityKinds } from '#safeguarding';
import { checkForms } from './activity-profile.js';
import type { ActivityAnswers } from './answers.js';
import { askedOf, checksFor, requirementIds, stillAsked, type RequirementId } from './requirements.js';
import { tiers } from './tier.js';
import { aFile, anId, anOffice, plainAnswers } from './vetting-file.fixture.js';
import type { VettingFile } from './vetting-file.js';

const on = localDate('2026-09-14');
const missing = (file: VettingFile, needs?: 'IDENTITY' | 'ANSWERS' | 'ALL'): RequirementId[] =>
  stillAsked(file, on, needs).map(({ id }) => id);
const answered = (answers: Partial<ActivityAnswers>): ActivityAnswers => ({ ...plainAnswers, ...answers });

/** Files of every sort: tier, size, answers, adverts, policies. */
const anyFile: fc.Arbitrary<VettingFile> = fc
  .record({
    tier: fc.constantFrom(...tiers),
    staffCount: fc.integer({ min: 1, max: 300 }),
    isPassenger: fc.boolean(),
    exemption: fc.option(fc.constantFrom('NO_EMPLOYEES' as const, 'FAMILY_ONLY' as const, 'PUBLIC_INDEMNITY' as const)),
    hasAnswered: fc.boolean(),
    advertised: fc.subarray([...opportunityKinds]),
    insurance: fc.subarray([...anOffice.insurance]),
  })
  .map(({ tier, staffCount, isPassenger, exemption, hasAnswered, advertised, insurance }) =>
    aFile(
      { tier, answers: hasAnswered ? answered({ isStudentPassenger: isPassenger, exemption }) : null },
      { employer: { ...anOffice.employer, staffCount }, advertised, insurance },
    ),
  );

describe('what an office or a shop is asked for', () => {
  it('is a conversation, and nothing else once it is known and has answered', () => {
    expect(missing(anOffice)).toEqual(['CONVERSATION']);
  });

  it('is never a paper, whatever it does, and no other tier is asked for one either', () => {
    fc.assert(
      fc.property(anyFile, (file) => {
        const asked = askedOf(file, on);
        expect(asked.filter(({ requirement }) => requirement.form === 'DOCUMENT')).toEqual([]);
        for (const { requirement } of asked)
          expect(requirement.ask).not.toMatch(/upload|attach|send|scan|certificate/i);
      }),
    );
  });

  it('never holds anything that only higher tiers are asked', () => {
    const onlyHigher: readonly RequirementId[] = [
      'RISK_ASSESSMENT',
      'SAFETY_POLICY',
      'FIRE_FIRST_AID_ACCIDENTS',
      'ENFORCEMENT_NOTICES',
      'SUPERVISION',
      'INDUCTION',
      'PROTECTIVE_EQUIPMENT',
      'ARRANGEMENTS',
      'SITE_CHECK',
    ];
    fc.assert(
      fc.property(anyFile, (file) => {
        const low = { ...file, profile: { ...file.profile, tier: 'LOW' as const } };
        const ids = askedOf(low, on).map(({ id }) => id);
        expect(ids.filter((id) => onlyHigher.includes(id))).toEqual([]);
        expect(checksFor(low)).toEqual(['CONVERSATION']);
      }),
    );
  });
});

describe('what each tier is asked for', () => {
  const of = (tier: 'LOW' | 'MEDIUM' | 'HIGH', staffCount = 12): string =>
    missing(aFile({ tier }, { employer: { ...anOffice.employer, staffCount } })).join(' ');

  it.each([
    ['LOW', 12, 'CONVERSATION'],
    ['LOW', 4, 'CONVERSATION'],
    ['MEDIUM', 12, 'RISK_ASSESSMENT SAFETY_POLICY FIRE_FIRST_AID_ACCIDENTS ENFORCEMENT_NOTICES ARRANGEMENTS'],
    ['MEDIUM', 5, 'RISK_ASSESSMENT SAFETY_POLICY FIRE_FIRST_AID_ACCIDENTS ENFORCEMENT_NOTICES ARRANGEMENTS'],
    ['MEDIUM', 4, 'FIRE_FIRST_AID_ACCIDENTS ENFORCEMENT_NOTICES ARRANGEMENTS'],
    [
      'HIGH',
      12,
      'RISK_ASSESSMENT SAFETY_POLICY FIRE_FIRST_AID_ACCIDENTS SUPERVISION INDUCTION PROTECTIVE_EQUIPMENT ENFORCEMENT_NOTICES SITE_CHECK',
    ],
    ['HIGH', 4, 'FIRE_FIRST_AID_ACCIDENTS SUPERVISION INDUCTION PROTECTIVE_EQUIPMENT ENFORCEMENT_NOTICES SITE_CHECK'],
  ] as const)('%s with %i people: %s', (tier, staffCount, asked) => {
    expect(of(tier, staffCount)).toBe(asked);
  });

  it.each(tiers)('%s is met by its own checks and by no other', (tier) => {
    for (const form of checkForms) {
      const file = aFile({ tier, check: { form, on, by: anId('Account', 2) } });
      const isMet = !missing(file).some((id) => ['CONVERSATION', 'ARRANGEMENTS', 'SITE_CHECK'].includes(id));
      expect(isMet).toBe(checksFor(file).includes(form));
    }
  });

  it('lets fewer than five people tell it in a conversation', () => {
    const small = aFile({ tier: 'MEDIUM' }, { employer: { ...anOffice.employer, staffCount: 4 } });
    expect(checksFor(small)).toEqual(['ARRANGEMENTS', 'CONVERSATION']);
  });

  it.each([
    ['2026-09-14', true],
    ['2025-09-14', true],
    ['2025-09-13', false],
    ['2026-09-15', false],
  ])('takes a review of %s within twelve months and not before its time: %s', (day, isMet) => {
    const file = aFile({ tier: 'MEDIUM', answers: answered({ riskAssessmentReviewedOn: localDate(day) }) });
    expect(missing(file).includes('RISK_ASSESSMENT')).toBe(!isMet);
  });
});

describe('what is asked of everybody', () => {
  it.each([
    ['TWO_ADULTS', { adults: 1, adultsCalledBack: 1 }],
    ['CALL_BACK', { adultsCalledBack: 1 }],
    ['EMPLOYER_VERIFIED', { employer: { ...anOffice.employer, state: 'SUBMITTED' as const } }],
    [
      'DOMAIN',
      {
        employer: {
          ...anOffice.employer,
          doubts: [{ kind: 'FREE_MAIL' as const, domain: 'gmail.com', like: null }],
        },
      },
    ],
  ] as const)('%s', (id, rest) => {
    expect(missing(aFile({}, rest), 'IDENTITY')).toContain(id);
  });

  it('is a briefing that was read, the terms of data and what a student has to buy, each an answer and no paper', () => {
    const silent = {
      hasReadSafeguardingBriefing: null,
      agreesToDataTerms: false,
      studentHasToBuy: null,
      hasSafetyPolicy: null,
      hasFireFirstAidAndAccidentBook: null,
    };
    for (const tier of tiers) {
      const open = missing(aFile({ tier, answers: answered(silent) }), 'ANSWERS');
      expect(open.slice(0, 3)).toEqual(['SAFEGUARDING_BRIEFING', 'DATA_TERMS', 'COSTS']);
      const saying = answered({ hasSafetyPolicy: true, hasFireFirstAidAndAccidentBook: true });
      const said = missing(aFile({ tier, answers: saying }), 'ANSWERS');
      for (const id of [...open.slice(0, 3), 'SAFETY_POLICY', 'FIRE_FIRST_AID_ACCIDENTS'])
        expect(said).not.toContain(id);
    }
  });

  it.each([
    ['2026-09-14', true],
    ['2025-09-14', true],
    ['2025-09-13', false],
    ['2026-09-15', false],
    [null, false],
  ])('is, above LOW, a look at the register of notices within twelve months, as on %s: %s', (day, isMet) => {
    const noticesSeenOn = day === null ? null : localDate(day);
    for (const tier of ['MEDIUM', 'HIGH'] as const)
      expect(missing(aFile({ tier }, { noticesSeenOn })).includes('ENFORCEMENT_NOTICES')).toBe(!isMet);
    expect(missing(aFile({ tier: 'LOW' }, { noticesSeenOn }))).not.toContain('ENFORCEMENT_NOTICES');
  });

  it('is cover for business and somebody who knows where the vehicle is, once students ride along', () => {
    const riding = aFile({ answers: answered({ isStudentPassenger: true }) });
    expect(missing(riding, 'ANSWERS')).toEqual(['BUSINESS_USE_COVER', 'CHECK_IN']);
    const answers = answered({ isStudentPassenger: true, hasBusinessCover: true, hasDestinationAndCheckIn: true });
    expect(missing(aFile({ answers }), 'ANSWERS')).toEqual([]);
  });

  it('has a row for every name, each with words for both sides', () => {
    expect(new Set(requirementIds).size).toBe(requirementIds.length);
  });
});

describe('insurance by kind', () => {
  const none = { insurance: [] };
  it.each([
    [['PLACEMENT'], 'EMPLOYERS_LIABILITY'],
    [['WORKPLACE_VISIT'], 'VISIT_LIABILITY'],
    [['PLACEMENT', 'WORKPLACE_VISIT'], 'EMPLOYERS_LIABILITY VISIT_LIABILITY'],
    [['SCHOOL_VISIT', 'VIRTUAL'], ''],
    [[], ''],
  ] as const)('%j: %s', (advertised, asked) => {
    const insured = missing(aFile({}, { ...none, advertised })).filter((id) => id !== 'CONVERSATION');
    expect(insured.join(' ')).toBe(asked);
  });

  it('is five million pounds in force today for a placement, and any amount for a visit', () => {
    const policy = { kind: 'EMPLOYERS_LIABILITY' as const, coverPounds: 4_999_999, validTo: on };
    expect(missing(aFile({}, { insurance: [policy] }))).toContain('EMPLOYERS_LIABILITY');
    expect(missing(aFile({}, { insurance: [{ ...policy, coverPounds: 5_000_000 }] }))).toEqual(['CONVERSATION']);
    expect(missing(aFile({}, { insurance: [policy], advertised: ['WORKPLACE_VISIT'] }))).toEqual(['CONVERSATION']);
    const yesterday = { ...policy, coverPounds: 5_000_000, validTo: localDate('2026-09-13') };
    expect(missing(aFile({}, { insurance: [yesterday] }))).toContain('EMPLOYERS_LIABILITY');
  });

  it('is cover for the dates or a letter of indemnity for who is exempt', () => {
    const exempt = answered({ exemption: 'FAMILY_ONLY' });
    expect(missing(aFile({ answers: exempt }, none))).toContain('COVER_FOR_EXEMPT');
    const withLetter = answered({ exemption: 'FAMILY_ONLY', indemnityUntil: localDate('2026-10-30') });
    expect(missing(aFile({ answers: withLetter }, none))).toEqual(['CONVERSATION']);
    const bought = [{ kind: 'EMPLOYERS_LIABILITY' as const, coverPounds: 1, validTo: on }];
    expect(missing(aFile({ answers: exempt }, { insurance: bought }))).toEqual(['CONVERSATION']);
  });
});
