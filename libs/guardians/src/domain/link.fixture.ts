import { concerns, termsHash, type PlacementTerms } from '#clearances';
import { localDate, localTime } from '#kernel';
import type { LinkFacts } from './guardian-link.js';
import type { PlacementForGuardian } from './guardian-page.js';

/** Monday 14 September 2026, 08:00 UTC: when every link here was made. */
export const askedAt = new Date('2026-09-14T08:00:00Z');

const terms = Object.fromEntries(Object.keys(concerns).map((part) => [part, part])) as PlacementTerms;

/** A link that may be used, for two weeks. */
export function aLink(overrides: Partial<LinkFacts> = {}): LinkFacts {
  return {
    version: 3,
    terms,
    asked: { version: 2, termsHash: termsHash(terms, 'GUARDIAN') },
    expiresAt: new Date('2026-09-28T08:00:00Z'),
    isVoid: false,
    isContactRestricted: false,
    reply: null,
    allocationState: 'HOST_AGREED',
    isHostOpen: true,
    ...overrides,
  };
}

/** A placement as a page tells of it. */
export function aPlacement(overrides: Partial<PlacementForGuardian> = {}): PlacementForGuardian {
  return {
    givenName: 'Amina',
    schoolName: 'Park Hall',
    employerName: 'The Print Studio',
    title: 'A week in the print studio',
    dayPlan: [{ day: 1, half: 'AM', department: 'Studio', task: 'Set a line of type', with: 'the studio lead' }],
    siteAddress: 'The workshop, 1 Coventry Road, B26 2RZ',
    startsOn: localDate('2026-10-26'),
    endsOn: localDate('2026-10-30'),
    startsAt: localTime('09:30'),
    finishesAt: localTime('15:30'),
    breakMinutes: 30,
    supervisorJobTitle: 'Studio lead',
    deputyJobTitle: 'Curator',
    hazards: [],
    whatToWear: 'Old clothes.',
    lunchPlan: 'With the team in the kitchen.',
    isInsured: true,
    travel: null,
    ownEmergencyPhone: null,
    ...overrides,
  };
}
