import { describe, expect, it } from '@jest/globals';
import { MailNotSetUp } from '#mail';
import { guardianPage } from './guardian-page-address.js';

describe('the address of the page for guardians', () => {
  it('carries the token where no server sees it', () => {
    expect(guardianPage('abc', { FOOTHOLD_GUARDIAN_PAGE: 'https://school.example/p' })).toBe(
      'https://school.example/p#abc',
    );
    expect(guardianPage('abc', {})).toBe('http://127.0.0.1:3000/permission#abc');
  });

  it('has to be set in production, and to be one', () => {
    expect(() => guardianPage('abc', { NODE_ENV: 'production' })).toThrow(MailNotSetUp);
    expect(() => guardianPage('abc', { FOOTHOLD_GUARDIAN_PAGE: 'permission' })).toThrow(MailNotSetUp);
  });
});
