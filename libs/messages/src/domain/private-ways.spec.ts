import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findPrivateWays } from './private-ways.js';

const workplace = 'B26 2RZ';

/** Numbers are from the ranges that Ofcom keeps for drama, hosts from those that RFC 2606 reserves. */
const findings: readonly (readonly [text: string, ...found: string[]])[] = [
  ['My number is 0 7 7 0 0 9 0 0 1 2 3', '0 7 7 0 0 9 0 0 1 2 3'],
  ['oh seven seven double oh nine double oh one two three', '0 7 7 00 9 00 1 2 3'],
  ['snap me', 'snap me'],
  ['insta: example', 'insta: example'],
  ['sam at example dot com', 'sam at example dot com'],
  ['meet me at B12 9QR instead', 'B12 9QR'],
  ['it is b129qr', 'b129qr'],
  ['\uff22\uff11\uff12 \uff19\uff31\uff32', 'B12 9QR'],
  ['Here is my home address: 14 Acacia Avenue', 'my home address'],
  ['I live at 14 Acacia Avenue', 'I live at 14'],
  ['We’re staying at 14 Acacia Avenue', 'We’re staying at 14'],
  ['You could come round to mine after', 'come round to mine'],
  ['Meet me at my place', 'Meet me at my place'],
  ['Ring 07700 900123 or come to my house in B12 9QR', '07700 900123', 'B12 9QR', 'come to my house'],
];

const honest: readonly string[] = [
  'The workshop is at 1 Coventry Road, B26 2RZ; come to the side door.',
  'b262rz is the postcode, and Room B2 3pm is the meeting; desk A4 2nd row; Unit B1 3rd floor.',
  'I live near the 14 bus. We live in hope. My house mate drives.',
  'Please come to our studio at 09:30, meet Robin at reception, and bring old clothes.',
  'I can come on Monday 26 October. Shall I bring lunch? Is it £4.50 in the canteen?',
  'I will be ten minutes late, the bus 72 is stuck. Sorry!',
];

describe('private ways in a message', () => {
  it.each(findings)('are found in %j', (text, ...found) => {
    expect(findPrivateWays(text, workplace)).toEqual(found);
  });

  it.each(honest)('are not seen in %j', (text) => {
    expect(findPrivateWays(text, workplace)).toEqual([]);
  });

  it('are found wherever they stand in an honest message', () => {
    fc.assert(
      fc.property(fc.constantFrom(...findings), fc.constantFrom(...honest), ([text], around) => {
        expect(findPrivateWays(`${around}\n${text}\n${around}`, workplace)).not.toEqual([]);
      }),
    );
  });

  it('are found when they come in pieces', () => {
    const before = ['Shall I bring lunch?', '07700'];
    expect(findPrivateWays('900 123', workplace, before)).toEqual(['07700\n900 123']);
    expect(findPrivateWays('900 123', workplace)).toEqual([]);
    expect(findPrivateWays('insta: example', workplace, before)).toEqual(['insta: example']);
  });

  it('are not seen in honest messages that follow each other', () => {
    for (const last of honest) expect(findPrivateWays(last, workplace, honest)).toEqual([]);
  });

  it('do not depend on how the postcode of the workplace is written', () => {
    for (const written of ['B26 2RZ', 'b26 2rz', 'B262RZ', 'b26  2rz']) {
      expect(findPrivateWays(`It is ${written}.`, workplace)).toEqual([]);
      expect(findPrivateWays('It is B26 2RZ.', written)).toEqual([]);
    }
  });
});
