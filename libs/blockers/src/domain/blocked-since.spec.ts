import { describe, expect, it } from '@jest/globals';
import { sinceOf, type KnownOfPlace } from './blocked-since.js';
import { stepKey } from './blocker.js';

const offered = '2026-09-01T09:00:00Z';
const accepted = '2026-09-03T09:00:00Z';
const noted = '2026-09-04T09:00:00Z';
const held = '2026-09-05T09:00:00Z';
const now = '2026-09-06T09:00:00Z';

const never: KnownOfPlace = { since: accepted, blockableFrom: offered, blockedSince: {}, notedAt: null };
const looked: KnownOfPlace = { ...never, blockedSince: { R91: offered, AGAIN_STUDENT: noted }, notedAt: noted };
const onHold: KnownOfPlace = { ...looked, since: held, blockableFrom: held };
const rule = { ruleId: 'R91', key: 'R91' };
const otherRule = { ruleId: 'R67', key: 'R67' };
const step = { ruleId: null, key: stepKey };
const again = { ruleId: null, key: 'AGAIN_STUDENT' };

describe('since when something blocks a place', () => {
  it.each([
    ['a step of the main path: since the place is in its state', step, looked, accepted],
    ['a step of a place that nobody has looked at yet: as well', step, never, accepted],
    ['a rule, of a place that nobody has looked at yet: since it was offered', rule, never, offered],
    ['a yes that is out of date, and that nobody has noted: from now on', again, never, now],
    ['a rule that was noted: since then', rule, looked, offered],
    ['a yes that was noted as out of date: since then', again, looked, noted],
    ['a rule that did not block when the place was last looked at: from now on', otherRule, looked, now],
    ['a rule that was noted before a confirmed place was held: since it is held', rule, onHold, held],
    ['a rule on whose account the place was held: since it is held', otherRule, onHold, held],
  ])('%s', (_, blocker, known, since) => {
    expect(sinceOf(blocker, known, now)).toBe(since);
  });
});
