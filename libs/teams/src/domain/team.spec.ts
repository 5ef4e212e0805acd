import { describe, expect, it } from '@jest/globals';
import type { AccountId, EmployerId, EmployerRight } from '#kernel';
import { isUsable, losesLastOwner, type GrantId, type Invitation, type InvitationId, type Member } from './team.js';

const member = (name: string, ...rights: EmployerRight[]): Member => {
  return { grantId: name as GrantId, accountId: name as AccountId, rights };
};
const [ada, bo, cy] = [member('ada', 'OWNER'), member('bo', 'OWNER', 'ADVERTS'), member('cy', 'STUDENTS')];

describe('a team', () => {
  it('keeps an owner: the last one neither goes nor gives it up', () => {
    expect(losesLastOwner([ada, cy], ada.grantId)).toBe(true);
    expect(losesLastOwner([ada, cy], ada.grantId, ['ADVERTS', 'REQUESTS', 'STUDENTS'])).toBe(true);
    expect(losesLastOwner([ada, cy], ada.grantId, ['OWNER'])).toBe(false);
    expect(losesLastOwner([ada, bo, cy], ada.grantId)).toBe(false);
    expect(losesLastOwner([ada, cy], cy.grantId)).toBe(false);
  });
});

describe('an invitation', () => {
  const expiresAt = new Date('2026-09-28T08:00:00Z');
  const open: Invitation = {
    id: 'inv' as InvitationId,
    employerId: 'emp' as EmployerId,
    rights: ['ADVERTS'],
    expiresAt,
    isAccepted: false,
    isWithdrawn: false,
  };
  it('works once, in time, and unless it was taken back', () => {
    const before = new Date(expiresAt.getTime() - 1);
    expect(isUsable(open, before)).toBe(true);
    expect(isUsable(open, expiresAt)).toBe(false);
    expect(isUsable({ ...open, isAccepted: true }, before)).toBe(false);
    expect(isUsable({ ...open, isWithdrawn: true }, before)).toBe(false);
  });
});
