import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { doubtsBeside, plainDomain } from './domain-doubts.js';

const known = [
  { of: 'press', domain: 'larkrise.example' },
  { of: 'press', domain: 'larkrise-studio.co.uk' },
  { of: 'mill', domain: 'www.Rowheath-Mill.co.uk' },
];
const doubtsOf = doubtsBeside(known);
const doubt = (...own: string[]): string =>
  doubtsOf('newcomer', own)
    .map(({ kind, domain, like }) => [kind, domain, ...(like === null ? [] : [like])].join(' '))
    .join('; ');

describe('a domain in doubt', () => {
  it.each(['gmail.com', 'robin@GMAIL.com', 'www.outlook.com', 'hotmail.co.uk', 'btinternet.com'])(
    '%s is free mail',
    (own) => {
      expect(doubt(own)).toBe(`FREE_MAIL ${plainDomain(own)}`);
    },
  );

  it.each([
    ['1arkrise.example', 'larkrise.example'],
    ['larkr1se.example', 'larkrise.example'],
    ['larkrise.com', 'larkrise.example'],
    ['lark-rise.example', 'larkrise.example'],
    ['larkrsie.example', 'larkrise.example'],
    ['larkrises.example', 'larkrise.example'],
    ['lárkrise.example', 'larkrise.example'],
    ['rowheath-miil.co.uk', 'rowheath-mill.co.uk'],
    ['rovvheath-mill.co.uk', 'rowheath-mill.co.uk'],
    ['nhs-jobs.com', 'nhs.uk'],
    ['west-midlands-police.org', 'police.uk'],
  ])('%s can be taken for %s', (own, like) => {
    expect(doubt(own)).toBe(`LOOK_ALIKE ${own} ${like}`);
  });

  it.each([
    'larkrise.example',
    'mail.larkrise.example',
    'larkmeadow.example',
    'uhb.nhs.uk',
    'west-midlands.police.uk',
    'nhsoftware.example',
    'bakery.example',
  ])('%s is in no doubt', (own) => {
    expect(doubt(own)).toBe('');
  });

  it('names each domain once, in order', () => {
    expect(doubt('b@gmail.com', 'a@gmail.com', 'larkrise.com')).toBe(
      'FREE_MAIL gmail.com; LOOK_ALIKE larkrise.com larkrise.example',
    );
  });

  it('does not hold an employer’s own domains against it', () => {
    expect(doubtsOf('press', ['larkrise.com', 'larkrise.example'])).toEqual([]);
  });

  it('judges any text without failing', () => {
    fc.assert(fc.property(fc.array(fc.string(), { maxLength: 3 }), (own) => expect(doubtsOf('x', own)).toBeDefined()));
  });
});
