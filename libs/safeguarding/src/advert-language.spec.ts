import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findAdvertFaults } from './advert-language.js';

/** With the words that are shown to whoever wrote them. */
const traits: readonly (readonly [text: string, found: string])[] = [
  ['We want young, fit lads for this.', 'want young, fit lads'],
  ['Young fit lads will enjoy it', 'Young fit lads'],
  ['Looking for two strong boys', 'Looking for two strong boys'],
  ['Girls only, please', 'Girls only'],
  ['males preferred', 'males preferred'],
  ['no girls in the workshop', 'no girls'],
  ['You must be a male', 'must be a male'],
  ['ideal for a smart young lady', 'ideal for a smart young lady'],
  ['Must be British.', 'Must be British'],
  ['Applicants must be white', 'Applicants must be white'],
  ['British nationals only', 'British nationals only'],
  ['no foreigners', 'no foreigners'],
  ['We need native English speakers, must be native speaker', 'must be native speaker'],
  ['native speakers only', 'native speakers only'],
  ['English must be your first language', 'English must be your first language'],
  ['No headscarves, for safety', 'No headscarves'],
  ['turbans are not allowed', 'turbans are not allowed'],
  ['remove your hijab', 'remove your hijab'],
  ['no religious symbols', 'no religious symbols'],
  ['only practising Christians', 'only practising Christians'],
  ['Muslims preferred', 'Muslims preferred'],
  ['Must be able-bodied', 'able-bodied'],
  ['You must be physically fit', 'must be physically fit'],
  ['should be attractive and slim', 'should be attractive'],
  ['no disabled students', 'no disabled'],
  ['no special needs', 'no special needs'],
  ['you must have perfect eyesight', 'must have perfect eyesight'],
  ['students must not be pregnant', 'students must not be pregnant'],
  ['no gay people', 'no gay'],
  ['no trans students', 'no trans students'],
  ['young and healthy', 'young and healthy'],
  ['m\u00adust be British', 'must be British'],
];

const payments: readonly (readonly [text: string, found: string])[] = [
  ['Bring £20 for materials.', '£20 for materials'],
  ['There is £15 towards your uniform', '£15 towards your uniform'],
  ['A £50 refundable deposit', '£50 refundable deposit'],
  ['a deposit is required', 'a deposit is required'],
  ['You pay a £20 deposit, which is refunded on Friday', 'You pay a £20 deposit, which is refunded on Friday'],
  ['Please leave a deposit', 'leave a deposit'],
  ['There is a small fee', 'There is a small fee'],
  ['There is a registration fee', 'registration fee'],
  ['a contribution of £10', 'contribution of £10'],
  ['The placement costs £30', 'The placement costs £30'],
  ['Students pay £5 to take part', 'Students pay £5 to take part'],
  ['Your parents will pay for insurance', 'Your parents will pay for insurance'],
  ['Buy your own tools before you come', 'Buy your own tools'],
  ['20 pounds for the course', '20 pounds for the course'],
  ['£20 for lunch and materials', '£20 for lunch and materials'],
];

const honest: readonly string[] = [
  '',
  'No experience needed. Everybody is welcome, whatever your grades.',
  'You will help in the Christian Aid shop, the only Christian Aid shop in the county.',
  "Eden Boys' School is five minutes away, and Hodge Hill Girls’ School is next door.",
  'We clean the boys’ changing room and wash the women’s football kit.',
  'The women-only swimming session is at six; the men’s team trains at seven.',
  'You need to help the girls in the nursery with their coats.',
  'Young men and women of your age have been here before; young people like it.',
  'The shirt must be white and shoes must be black. Trousers should be black or grey.',
  'Headscarves, turbans and other religious dress are welcome; loose ends are tucked in by the machines.',
  'There is no wheelchair access to the loft and no disabled parking; the shop is step-free.',
  'The British Museum lends us objects; British Standard kites are checked. It must be British Standard.',
  'Your second subject must be English or maths. Only English is spoken on the radio.',
  'The cut must be straight, the line strong, and the lid must be fit for use.',
  'Equipment must be fit to use. You should be ready to be outdoors.',
  'No refugees are turned away at our food bank; it is run by a Catholic church and a Muslim centre.',
  'We play with two lads from the team next door, and a man from the council comes on Tuesday.',
  'You meet a strong woman who runs the yard, and a fit of laughter is not rare.',
  'A lunch allowance of £5 is paid to students.',
  'We give each student £20 for materials and pay your bus fare.',
  'There is no fee, no deposit and nothing to pay. Uniform is free of charge.',
  'You receive £10 towards a uniform. Boots are lent without a deposit.',
  'A hot meal in the canteen costs about four pounds; or bring £4 for lunch.',
  'You learn how a deposit is taken from a tenant and what a customer pays for insurance.',
  'Price a small job: £40 for materials, as the customer sees it. The charity raised £500 for equipment.',
  'Help to check a deposit slip and to bank the till. Public liability insurance of £5,000,000 is held.',
  'Plan a window for under £20. Count £50 in coins with the bookkeeper.',
  'It can be dull: 200 letters a day. Wear old clothes, and bring a packed lunch.',
];

describe('the words of an advert', () => {
  it.each(traits)('turn somebody away in %j', (text, found) => {
    expect(findAdvertFaults(text)).toContainEqual({ kind: 'PROTECTED_TRAIT', words: found });
  });

  it.each(payments)('ask for money in %j', (text, found) => {
    expect(findAdvertFaults(text)).toContainEqual({ kind: 'ASKS_FOR_MONEY', words: found });
  });

  it.each(honest)('are honest in %j', (text) => {
    expect(findAdvertFaults(text)).toEqual([]);
  });

  it('are all found at once, and contact details with them', () => {
    const text = 'Girls only; bring £20 for materials. Write to sam@example.com.';
    expect(findAdvertFaults(text).map(({ kind, words }) => `${kind}: ${words}`)).toEqual([
      'CONTACT_DETAILS: sam@example.com',
      'PROTECTED_TRAIT: Girls only',
      'ASKS_FOR_MONEY: £20 for materials',
    ]);
  });

  it.each([
    ['once, though they are said twice', 'no girls, no girls', ['no girls']],
    ['once, though two patterns see them', 'You must be British', ['You must be British']],
    ['without the gap behind them', 'Leave a deposit at the door as you come', ['Leave a deposit at the door as you']],
    ['in one clause, though the next gives money', 'Bring £20 for materials. We lend boots', ['£20 for materials']],
    ['before a semicolon', 'Bring £20 for materials; we lend boots', ['£20 for materials']],
    ['before an exclamation mark', 'Bring £20 for materials! We lend boots', ['£20 for materials']],
    ['before a question mark', 'Have you £20 for materials? We lend boots', ['£20 for materials']],
    ['on one line', 'Bring £20 for materials\nWe lend boots', ['£20 for materials']],
    ['not where the clause gives it, pence or no pence', 'We lend £2.50 for materials', []],
    ['with the pence', 'Bring £2.50 for materials', ['£2.50 for materials']],
    [
      'also where the clause gives something back',
      'You pay a £20 deposit, refunded',
      ['You pay a £20 deposit, refunded'],
    ],
  ])('are read %s: %j', (_, text, found) => {
    expect(findAdvertFaults(text).map(({ words }) => words)).toEqual(found);
  });

  it('are found wherever they stand in an honest text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...traits, ...payments), fc.constantFrom(...honest), ([text], around) => {
        expect(findAdvertFaults(`${around}\n${text}\n${around}`).length).toBeGreaterThan(0);
      }),
    );
  });

  it('stay honest whatever honest text they stand in', () => {
    fc.assert(
      fc.property(fc.subarray([...honest]), (texts) => {
        expect(findAdvertFaults(texts.join('\n'))).toEqual([]);
      }),
    );
  });

  it('are found whatever their letters: capitals, other apostrophes, signs that cannot be seen', () => {
    fc.assert(
      fc.property(fc.constantFrom(...traits, ...payments), fc.integer({ min: 0, max: 40 }), ([text], at) => {
        const disguised = `${text.slice(0, at)}\u200b${text.slice(at)}`;
        expect(findAdvertFaults(disguised).length).toBeGreaterThan(0);
        expect(findAdvertFaults(text.toUpperCase()).length).toBeGreaterThan(0);
      }),
    );
  });

  it('are looked for without a hitch in long runs of anything', () => {
    for (const piece of [
      'a ',
      '£',
      '£1 ',
      'young ',
      'young, ',
      'must be ',
      'no ',
      'you pay ',
      'a deposit ',
      'fit and ',
      '1 pounds for ',
    ])
      expect(Array.isArray(findAdvertFaults(piece.repeat(5_000)))).toBe(true);
  });
});
