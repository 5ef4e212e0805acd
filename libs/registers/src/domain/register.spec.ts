import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localDate, localTime } from '#kernel';
import { attendanceMarks } from '#placements';
import { opportunityKinds } from '#safeguarding';
import { absenceCodes, codeOf, csvCell, placementCodes, registerRows, usualCodes, visitCodes } from './register.js';

const place = {
  upn: 'A1',
  givenName: 'Amina',
  familyName: 'Walker',
  kind: 'PLACEMENT',
  startsOn: localDate('2026-10-26'),
  endsOn: localDate('2026-10-30'),
  startsAt: localTime('09:30'),
  finishesAt: localTime('15:30'),
} as const;

describe('the code of a session', () => {
  const table = opportunityKinds.flatMap((kind) =>
    placementCodes.flatMap((placementCode) => visitCodes.map((visitCode) => ({ kind, placementCode, visitCode }))),
  );

  it.each(table)('of $kind is present only by a mark, as the school codes it', ({ kind, ...codes }) => {
    const present = kind === 'PLACEMENT' ? codes.placementCode : codes.visitCode;
    const found = [...attendanceMarks, undefined].map((mark) => codeOf(mark, kind, codes));
    expect(found).toEqual([present, absenceCodes.ABSENT, absenceCodes.UNMARKED]);
    expect([...placementCodes, ...visitCodes]).not.toContain(absenceCodes.UNMARKED);
  });
});

describe('the register', () => {
  it('holds every session of the days asked for, marked or not', () => {
    const marks = [{ onDay: localDate('2026-10-27'), session: 'PM', mark: 'PRESENT' }] as const;
    const range = { from: localDate('2026-10-27'), to: localDate('2026-10-28') };
    const rows = registerRows([{ ...place, marks }], range, usualCodes);
    expect(rows.map(({ onDay, session, code }) => `${onDay} ${session} ${code}`)).toEqual([
      '2026-10-27 AM N',
      '2026-10-27 PM W',
      '2026-10-28 AM N',
      '2026-10-28 PM N',
    ]);
  });
});

describe('two visits in one half of a day', () => {
  const day = localDate('2026-10-27');
  const morning = {
    ...place,
    kind: 'WORKPLACE_VISIT',
    startsOn: day,
    endsOn: day,
    finishesAt: localTime('12:00'),
  } as const;
  const marked = (mark: 'PRESENT' | 'ABSENT' | null) => ({
    ...morning,
    marks: mark === null ? [] : ([{ onDay: day, session: 'AM', mark }] as const),
  });

  it.each([
    ['PRESENT', 'ABSENT', 'V'],
    ['PRESENT', null, 'V'],
    ['ABSENT', null, 'O'],
    [null, null, 'N'],
  ] as const)('marked %s and %s have one code, %s, whichever is first', (one, other, code) => {
    for (const visits of [
      [marked(one), marked(other)],
      [marked(other), marked(one)],
    ])
      expect(registerRows(visits, { from: day, to: day }, usualCodes).map((row) => row.code)).toEqual([code]);
  });
});

describe('a cell of a spreadsheet', () => {
  it.each(['=cmd|x', '+1', '-2', '@sum', ' =1+1', '\t=1'])('that begins like a formula is text: %j', (text) => {
    expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
  });

  it('is quoted where it has to be, and never begins like a formula', () => {
    expect(csvCell('Walker, "Kim"')).toBe('"Walker, ""Kim"""');
    expect(csvCell('O’Neill')).toBe('O’Neill');
    fc.assert(fc.property(fc.string(), (text) => !/^"?\s*[=+\-@]/.test(csvCell(text))));
  });
});
