import { describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { localDate, localTime } from '#kernel';
import type { IssuedCertificate } from '../application/issue-certificate.use-case.js';
import { certificatePdf } from './certificate-pdf.js';

const monday = localDate('2026-10-26');
const issuedAt = new Date('2026-11-02T09:00:00Z');

function aCertificate(overrides: Partial<IssuedCertificate['activity']> = {}): IssuedCertificate {
  const who = {
    givenName: 'Zofia',
    familyName: 'Łukaszewicz',
    schoolName: 'Hodge Hill College',
    code: 'A1B2C3D4E5F6G7H8',
  };
  const activity = {
    id: 'alc_1',
    kind: 'PLACEMENT' as const,
    title: 'A week in the print studio',
    employerId: 'emp_1',
    employerName: 'Larkrise Press',
    staffCount: 12,
    startsOn: monday,
    endsOn: monday,
    startsAt: localTime('09:30'),
    finishesAt: localTime('15:30'),
    breakMinutes: 30,
    attended: (['AM', 'PM'] as const).map((session) => ({ onDay: monday, session })),
    dayPlan: [{ day: 1, half: 'AM' as const, task: 'Set a line of type', with: 'the studio lead' }],
    hasFeedback: false,
    hasReflection: false,
    ...overrides,
  };
  return { ...who, activity };
}

async function read(pdf: Buffer): Promise<{ text: string; totalPages: number }> {
  return extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
}

describe('the page of a certificate', () => {
  it('says who was where, for how long, in which month, and the code', async () => {
    const { text } = await read(await certificatePdf(aCertificate(), issuedAt));
    for (const part of ['Zofia Łukaszewicz', 'Larkrise Press', '5.5 hours', 'October 2026', 'A1B2-C3D4-E5F6-G7H8']) {
      expect(text).toContain(part);
    }
  });

  it('stays one page, code included, however much the advert says', async () => {
    const long = 'Fold, cut and bind a very long line of type with great care and many words. '.repeat(3);
    const dayPlan = Array.from({ length: 10 }, (_, index) => ({
      day: 1,
      half: 'AM' as const,
      task: `${index} ${long}`,
      with: 'the binder',
    }));
    const { text, totalPages } = await read(await certificatePdf(aCertificate({ dayPlan, title: long }), issuedAt));
    expect(totalPages).toBe(1);
    expect(text).toContain('A1B2-C3D4-E5F6-G7H8');
  });

  it('is the same page for the same facts', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => certificatePdf(aCertificate(), issuedAt)));
    expect(one?.equals(two ?? Buffer.of())).toBe(true);
  });
});
