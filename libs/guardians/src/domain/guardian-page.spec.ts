import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { hazards } from '#safeguarding';
import { languages, translations } from '../words/translations.js';
import {
  askSchoolPage,
  dateIn,
  donePage,
  questionPage,
  releasePage,
  type LineKind,
  type PageLine,
} from './guardian-page.js';
import { aPlacement } from './link.fixture.js';

function lineAbout(
  about: LineKind,
  overrides: Parameters<typeof aPlacement>[0] = {},
  language = 'EN',
): PageLine | undefined {
  const [text] = questionPage(aPlacement(overrides), 1, language as 'EN').texts;
  return text?.lines.find((line) => line.about === about);
}

describe('the page that asks', () => {
  it.each(languages)('in %s has every sentence filled in and asks one question', (language) => {
    const travel = { outMinutes: 35, backMinutes: 40 };
    const needs = { text: 'Needs written steps', version: 'one text' };
    const [text] = questionPage(
      aPlacement({ hazards: [...hazards], travel, ownEmergencyPhone: '+441214960100' }),
      7,
      language,
      needs,
    ).texts;
    const { direction, isReviewed } = translations[language];
    expect(text).toMatchObject({ language, direction, isReviewed });
    expect(JSON.stringify(text)).not.toMatch(/\{\w+\}|undefined|null/);
    expect(text?.form?.question).toBe(translations[language].words.question);
    expect(text?.paragraphs).toHaveLength(isReviewed ? 4 : 5);
    expect(text?.lines).toHaveLength(14);
  });

  it.each(languages)(
    'in %s asks apart whether the employer may read what the student needs, in the words of the school',
    (language) => {
      const needs = { text: 'Needs written steps', version: 'one text' };
      const page = questionPage(aPlacement(), 7, language, needs);
      const { words } = translations[language];
      expect(page.adjustmentsVersion).toBe('one text');
      expect(page.texts[0]?.adjustments).toMatchObject({ text: needs.text, question: words.needsQuestion });
      const without = questionPage(aPlacement(), 7, language);
      expect([without.adjustmentsVersion, without.texts[0]?.adjustments]).toEqual([null, null]);
    },
  );

  it("marks the employer's own words, and leaves them as they are in every language", () => {
    for (const language of languages) {
      expect(lineAbout('LUNCH', {}, language)).toMatchObject({
        value: 'With the team in the kitchen.',
        isOwnWords: true,
      });
      expect(lineAbout('INSURANCE', {}, language)).toMatchObject({ isOwnWords: false });
    }
  });

  it('names the dangers that are left one by one, or says that there are none', () => {
    expect(lineAbout('DANGERS')?.value).toContain('none of the special dangers');
    expect(lineAbout('DANGERS', { hazards: ['NOISE', 'VIBRATION'] })?.value.split('\n')).toEqual([
      'According to the employer, this is left after the safety measures:',
      '• loud noise',
      '• strong vibration',
    ]);
  });

  it('leaves out what there is not: a second date, a break, minutes that nobody reckoned', () => {
    expect(lineAbout('DATES', { endsOn: localDate('2026-10-26') })?.value).toBe('26 October 2026');
    expect(lineAbout('HOURS', { breakMinutes: 0 })?.value).toBe('09:30 to 15:30 each day');
    expect(lineAbout('TRAVEL')).toBeUndefined();
    expect(lineAbout('EMERGENCY')).toBeUndefined();
    expect(lineAbout('EMERGENCY', { ownEmergencyPhone: '+441214960100' })?.value).toContain('+441214960100');
    expect(lineAbout('INSURANCE', { isInsured: false })?.value).toContain('has not yet shown');
  });

  it('writes days in the words of the language and in digits that stand on tickets', () => {
    const days = languages.map((language) => dateIn(language, localDate('2026-10-26')));
    for (const day of days) expect(day).toMatch(/26.*2026|2026.*26/);
    expect(new Set(days).size).toBe(languages.length);
  });
});

describe('the other pages', () => {
  it('ask for nothing and tell of no placement', () => {
    const done = [
      donePage('GIVEN', 'EN'),
      donePage('REFUSED', 'RO'),
      releasePage(true, 'UR'),
      releasePage(false, 'SO'),
    ];
    for (const page of [askSchoolPage, ...done]) {
      expect([page.placementVersion, page.adjustmentsVersion]).toEqual([null, null]);
      for (const { lines, form, adjustments } of page.texts)
        expect({ lines, form, adjustments }).toEqual({ lines: [], form: null, adjustments: null });
    }
  });

  it('say in every language to ask the school, when a link cannot be used', () => {
    expect(askSchoolPage.texts.map(({ language }) => language)).toEqual(languages);
  });
});
