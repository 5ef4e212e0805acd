import { describe, expect, it } from '@jest/globals';
import { findWordsOfConcern, wordsOfConcern } from './words-of-concern.js';

describe('words of concern', () => {
  it.each(wordsOfConcern.map((phrase) => [phrase]))('find "%s" anywhere in a sentence', (phrase) => {
    const sentence = `On Tuesday, ${phrase.replaceAll('*', 'ed')}. Then we had lunch.`;
    expect(findWordsOfConcern(sentence)).toContain(phrase);
  });

  it.each([
    ['He TOUCHED my arm all the time.', 'touched'],
    ['he hurt  me', 'hurt me'],
    ['She hit\nme with a ruler', 'hit me'],
    ['I was left alone, with the manager, twice.', 'alone with'],
    ['He said don’t tell your school', "don't tell"],
    ['he said dont tell anyone', "don't tell"],
    ['they threatened to send me home', 'threat*'],
    ['ｓｃａｒｅｄ every day', 'scared'],
    ['keep-it-secret, he said', 'keep it secret'],
  ])('see through how it is written: %s', (text, phrase) => {
    expect(findWordsOfConcern(text)).toContain(phrase);
  });

  it.each([
    'We set type and pulled prints; the lunch was good.',
    'I sharpened a kitchen knife and learnt how drugs are counted in a pharmacy.',
    'It hit home how much planning a wedding cake takes.',
    'The team was a bit too relaxed about breaks, but I was never alone.',
    'They pushed the trolley and grabbed a coffee with me.',
    'The unscared and the sacred: a history of the drape and the grape.',
    'Tell them you like dogs. I did not mind the early start.',
  ])('leave honest reviews alone: %s', (text) => {
    expect(findWordsOfConcern(text)).toEqual([]);
  });

  it('are written in lower case, each once', () => {
    expect(wordsOfConcern).toEqual(wordsOfConcern.map((phrase) => phrase.toLowerCase()));
    expect(new Set(wordsOfConcern).size).toBe(wordsOfConcern.length);
  });

  it('take long texts without growing slow', () => {
    const text = 'alone w '.repeat(500) + 'alone with';
    expect(findWordsOfConcern(text)).toEqual(['alone with']);
  });
});
