import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findContactDetails } from './contact-details.js';

/** Numbers are from the ranges that Ofcom keeps for drama, hosts from those that RFC 2606 reserves. */
const findings: readonly (readonly [text: string, found: string])[] = [
  ['Ring 07700 900123 to ask', '07700 900123'],
  ['0121 496 0123', '0121 496 0123'],
  ['(0121) 496-0123', '0121) 496-0123'],
  ['0 7 7 0 0 9 0 0 1 2 3', '0 7 7 0 0 9 0 0 1 2 3'],
  ['Year 10 07700900123 ask for Sam', '07700900123'],
  ['+44 (0)7700 900123', '+44 (0)7700 900123'],
  ['+44 7700 900 123', '+44 7700 900 123'],
  ['0044 7700 900123', '0044 7700 900123'],
  ['+353 20 912 3456', '+353 20 912 3456'],
  ['07.700.900.123', '07.700.900.123'],
  ['07700/900/123', '07700/900/123'],
  ['0,7,7,0,0,9,0,0,1,2,3', '0,7,7,0,0,9,0,0,1,2,3'],
  ['7700 900123', '7700 900123'],
  ['O77OO 9OO123', '07700 900123'],
  ['oh double seven double oh nine double oh one two three', '0 77 00 9 00 1 2 3'],
  ['zero seven seven 00 900 one two three', '0 7 7 00 900 1 2 3'],
  ['0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣1️⃣2️⃣3️⃣', '07700900123'],
  ['０７７００ ９００１２３', '07700 900123'],
  ['07700\u200b900123', '07700900123'],
  ['call us on 496 0123', 'call us on 496 0123'],
  ['write to sam.jones+work@example.co.uk.', 'sam.jones+work@example.co.uk'],
  ['sam @ example . com', 'sam @ example . com'],
  ['sam(at)example.com', 'sam(at)example.com'],
  ['sam [at] example [dot] com', 'sam [at] example [dot] com'],
  ['sam at example dot co dot uk', 'sam at example dot co dot uk'],
  ['see https://example.org/apply?x=1 for more', 'https://example.org/apply?x=1'],
  ['WWW.EXAMPLE.COM', 'WWW.EXAMPLE.COM'],
  ['our site is example.co.uk/jobs', 'example.co.uk/jobs'],
  ['example dot com', 'example dot com'],
  ['wa.me/447700900123', 'wa.me/447700900123'],
  ['mailto:sam', 'mailto:sam'],
  ['find the team at @example_team', '@example_team'],
  ['insta: example.team', 'insta: example.team'],
  ['Add me on Snapchat', 'Add me on Snapchat'],
  ['dm us via our insta', 'dm us via our insta'],
  ['Scan our QR code', 'Scan our QR'],
  ['07700      900123', '07700      900123'],
  ['07700 then 900 dash 123', '07700 900 123'],
  ['o seven seven double-o nine o o one two three', '0 7 7 00 9 0 0 1 2 3'],
  ['\u0660\u0667\u0667\u0660\u0660 \u0669\u0660\u0660\u0661\u0662\u0663', '07700 900123'],
  ['\u09e6\u09ed\u09ed\u09e6\u09e6\u09ef\u09e6\u09e6\u09e7\u09e8\u09e9', '07700900123'],
  ['sam at gmail', 'sam at gmail'],
  ['sam_at_gmail_dot_com', 'sam_at_gmail_dot_com'],
  ['sam @ hotmail', 'sam @ hotmail'],
  ['gmail: sam.jones', 'gmail: sam.jones'],
  ['zoom.us/j/123', 'zoom.us/j/123'],
  ['forms.gle/abc', 'forms.gle/abc'],
  ['example . com', 'example . com'],
  ['example.me', 'example.me'],
  ['example.xyz', 'example.xyz'],
  ['ig: example.team', 'ig: example.team'],
  ['Insta - example', 'Insta - example'],
  ['my insta is example', 'my insta is example'],
  ['my snap', 'my snap'],
  ['snapchat example_99', 'snapchat example_99'],
  ['example.team on insta', 'example.team on insta'],
  ['example#1234', 'example#1234'],
  ['Snap me after', 'Snap me'],
  ['just text me', 'text me'],
  ['WhatsApp me', 'WhatsApp me'],
  ['find me on LinkedIn', 'find me on LinkedIn'],
  ["what's your number?", "what's your number"],
  ['send me ur snap', 'send me ur snap'],
  ['are you on Instagram?', 'are you on Instagram'],
];

const honest: readonly string[] = [
  '',
  'You will work from 09:00 to 17:00, with lunch from 12.30 to 13.00, Monday 6 July to Friday 10 July 2026.',
  'Hours: 09:00-17:00, 09:30-16:30 and 10:00-15:00; on Friday 9.00-13.00.',
  'Dates: 06/07/2026 - 10/07/2026, or 13.07.26 to 17.07.26, or 2026-07-20 2026-07-24.',
  'Open to Years 10, 11, 12 and 13. Years 7, 8, 9, 10, 11, 12, 13 can visit.',
  'We hold employers’ liability insurance of £5,000,000 and public liability of £10,000,000.',
  'Registered charity number 1089464, company number 01234567.',
  'Our office is at 12 High Street, Birmingham B33 8TH, two minutes from the number 14 bus.',
  'You will help to plan posts for our Instagram and TikTok pages and answer telephone calls with Sam.',
  'We use Node.js, ASP.NET, e.g. for web pages. No experience is needed.',
  'Meet us at reception. You will be met there by two people, one of whom stays with you.',
  'Lunch @ noon. Bring your own, or eat with us.',
  'One or two of you will sort 3,000 books on shelves 1 to 40. It can be dull.',
  'We plan posts for Instagram, TikTok and Facebook; TikTok is used most, and Instagram posts go out at 16:00.',
  'Our developers use Node.js/React and Python 3.12; Instagram 2nd, the web page 1st.',
  'Please tell me what you would like to see. You can call me Robin, and ask me anything at lunch.',
  'A colleague at Outlook House will meet you. Text on the poster is yours to write; snap the photos with our camera.',
  'Take the 14 then the 72 bus; wear size 7 or 8 boots, or tell us your size on day 1.',
  'You will ring customers back and write down their orders: 20 a day, 100 a week.',
];

describe('contact details in a text', () => {
  it.each(findings)('are found in %j', (text, found) => {
    expect(findContactDetails(text)).toEqual([found]);
  });

  it.each(honest)('are not seen in %j', (text) => {
    expect(findContactDetails(text)).toEqual([]);
  });

  it.each([
    '20/9/07',
    '9-11-07',
    '20-1-26',
    '09/9/07',
    '10/1/26',
    '30-07-26',
    '31.07.2026',
    '19/1/07',
    '05-1-26',
    '9.7.2026',
    '2026-11-30',
    '2026-07-31',
    '20:45',
    '9:30',
    '09.00',
    '23.15',
  ])('are not made of a number and %s behind it', (moment) => {
    for (const before of ['Order 07700', 'Room 0', 'Bus 07 at stop 9'])
      expect(findContactDetails(`${before} ${moment}`)).toEqual([]);
  });

  it.each([
    ['no month 13', '07700.1-13-07'],
    ['no such day of 2026 with a figure behind it', '0 2026-12-100'],
    ['a date and a number in one', '05.7.0707700'],
    ['a date and a time in one', '01-01-2610:15'],
    ['a figure before the hour', '023.15 07700'],
    ['a third figure of the minutes', '07700.07.150'],
    ['a number behind the minutes', '0/23:0007700'],
    ['a number behind the minutes with dots', '0.10.0007700'],
    ['a year without a gap before it', '032003-12-20'],
  ])('are seen in what is no date and no time: %s', (_name, text) => {
    expect(findContactDetails(text)).toEqual([text]);
  });

  it.each([
    ['07700  then  10 300', '07700 10 300'],
    ['07700  1, 0 then  700', '07700  1, 0 700'],
    ['07700-o o 951', '07700-0 0 951'],
    ['07700 triple nine 123', '07700 999 123'],
    ['07700 192, double o', '07700 192, 00'],
    ['07700 192 double-o', '07700 192 00'],
  ])('are seen through figures in words: %s', (text, found) => {
    expect(findContactDetails(text)).toEqual([found]);
  });

  it('are all found, addresses first', () => {
    expect(findContactDetails('07700 900123, @example or sam@example.com, www.example.com')).toEqual([
      'sam@example.com',
      'www.example.com',
      '07700 900123',
      '@example',
    ]);
  });

  it('are found wherever they stand in an honest text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...findings), fc.constantFrom(...honest), ([text], around) => {
        expect(findContactDetails(`${around}\n${text}\n${around}`)).not.toEqual([]);
      }),
    );
  });

  it('are looked for without a hitch in long runs of anything', () => {
    for (const piece of [
      'a',
      '0',
      '1 ',
      '@',
      'a.',
      '.',
      '-',
      'a-',
      ' ',
      'one ',
      'a@',
      '(',
      '+',
      'dot ',
      'call us ',
      'a_1',
      'ig ',
      '1 then ',
      'sam_at_',
    ])
      expect(Array.isArray(findContactDetails(piece.repeat(20_000)))).toBe(true);
  });
});
