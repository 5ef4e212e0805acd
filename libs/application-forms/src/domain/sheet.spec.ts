import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cells, roles } from '#kernel';
import { skills } from '#feedback';
import { standardForm, type AdvertQuestion } from './application-form.js';
import { changedFields, sheetStates, sheetTransitions, type SheetText } from './sheet.js';
import { sheetFaults, type Asked } from './sheet-faults.js';

const writer = { givenName: 'Will', familyName: 'Okafor-Bell', schoolName: 'Hodge Hill School' };
const form = { ...standardForm, leastWords: 3, mostStrengths: 2, asksAvailability: true };
const questions: AdvertQuestion[] = [
  { position: 1, question: 'Why wood?', isRequired: true },
  { position: 2, question: 'Anything else?', isRequired: false },
];
const asked: Asked = { form, questions, writer };
const complete: SheetText = {
  statement: 'I like wood.',
  strengths: ['CREATIVITY'],
  availability: 'All week.',
  answers: [{ position: 1, answer: 'It smells good.' }],
};

const pathsOf = (changes: Partial<SheetText>, by: Asked = asked): string[] =>
  sheetFaults({ ...complete, ...changes }, by).map(({ path }) => path);

const allowed = [
  'DRAFT > DRAFT by STUDENT',
  'AWAITING_STUDENT > DRAFT by STUDENT',
  'DRAFT > AWAITING_STUDENT by CAREERS_LEAD',
  'AWAITING_STUDENT > AWAITING_STUDENT by CAREERS_LEAD',
  'DRAFT > AWAITING_STUDENT by MENTOR',
  'AWAITING_STUDENT > AWAITING_STUDENT by MENTOR',
  'DRAFT > SENT by STUDENT',
  'DRAFT > DISCARDED by STUDENT',
  'AWAITING_STUDENT > DISCARDED by STUDENT',
];

describe('a sheet', () => {
  it.each(cells(sheetTransitions, sheetStates, [...roles, 'SYSTEM']))(
    '$from to $to by $role: allowed is $allowed',
    ({ from, to, role, allowed: may }) => {
      expect(may).toBe(allowed.includes(`${from} > ${to} by ${role}`));
    },
  );

  it('may be sent when all that is asked for is there', () => {
    expect(pathsOf({})).toEqual([]);
    expect(pathsOf({ answers: [...complete.answers, { position: 2, answer: '' }] })).toEqual([]);
  });

  it('says all that is missing at once', () => {
    const empty = { statement: ' ', strengths: [], availability: ' ', answers: [] };
    expect(pathsOf(empty)).toEqual(['statement', 'strengths', 'availability', 'answers']);
    expect(pathsOf(empty, { ...asked, form: standardForm, questions: [] })).toEqual(['statement']);
  });

  it('names no strength twice and no more than asked for, and answers what is asked, once', () => {
    expect(pathsOf({ strengths: ['CREATIVITY', 'CREATIVITY'] })).toEqual(['strengths.1']);
    expect(pathsOf({ strengths: ['CREATIVITY', 'TEAMWORK', 'LEADING'] })).toEqual(['strengths']);
    const twice = [...complete.answers, ...complete.answers, { position: 5, answer: 'What?' }];
    expect(pathsOf({ answers: twice })).toEqual(['answers.1.position', 'answers.2.position']);
  });

  it.each([
    ['my given name', 'I am Will and like wood.'],
    ['my family name', 'The Okafor-Bell family likes wood.'],
    ['my school', 'We do woodwork at HODGE HILL SCHOOL.'],
    ['an introduction', "Hello, I'm called Somebody and like wood."],
    ['a number', 'I like wood, ring 07700 900123.'],
  ])('does not give %s away', (_, text) => {
    expect(pathsOf({ statement: text })).toEqual(['statement']);
    expect(pathsOf({ availability: text })).toEqual(['availability']);
    expect(pathsOf({ answers: [{ position: 1, answer: text }] })).toEqual(['answers.0.answer']);
  });

  it('may hold words that are names of others', () => {
    expect(pathsOf({ statement: 'I will go to any length, and I go to football.' })).toEqual([]);
    expect(pathsOf({ statement: 'Willow and Goodwill are woods as well.' })).toEqual([]);
  });

  it('hides a name wherever it stands as a word of its own', () => {
    const filler = fc.stringMatching(/^[a-z ,.]{0,40}$/);
    fc.assert(
      fc.property(filler, filler, (before, after) => {
        const statement = `I like wood. ${before} Okafor-Bell ${after}`;
        return pathsOf({ statement }).includes('statement');
      }),
    );
  });

  it('that was helped with says which fields changed, and none where none did', () => {
    const texts = fc.record({
      statement: fc.string(),
      strengths: fc.subarray([...skills]),
      availability: fc.string(),
      answers: fc.constant([]),
    });
    fc.assert(fc.property(texts, (text) => changedFields(text, text).length === 0));
    expect(changedFields(undefined, complete)).toEqual(['statement', 'strengths', 'availability', 'answers']);
    expect(changedFields(complete, { ...complete, availability: 'Mondays.' })).toEqual(['availability']);
  });
});
