import { describe, expect, it } from '@jest/globals';
import { cells, requireMove, roles, WrongState } from '#kernel';
import { hidesAdvert, reportableStates, reportReasons, reportStates, reportTransitions } from './advert-report.js';
import {
  confirmableStates,
  editableStates,
  opportunityStates,
  opportunityTransitions,
  renewableStates,
  schedulableStates,
} from './opportunity.js';
import { slotStates, slotTransitions } from './slot.js';

const everybody = [...roles, 'SYSTEM'] as const;
const adverts = cells(opportunityTransitions, opportunityStates, everybody);
const slots = cells(slotTransitions, slotStates, everybody);
const reports = cells(reportTransitions, reportStates, everybody);
const sentences = (table: { from: string; to: string; role: string; allowed: boolean }[]): string[] =>
  table.filter(({ allowed }) => allowed).map(({ from, to, role }) => `${role}: ${from} to ${to}`);

describe('an advert', () => {
  it('is moved by its employer, read by the coordinator, hidden by those whom the programme let in, and followed by the calendar', () => {
    expect(sentences(adverts).sort()).toEqual([
      'CAREERS_LEAD: PUBLISHED to HIDDEN',
      'COORDINATOR: DRAFT to WITHDRAWN',
      'COORDINATOR: HIDDEN to DRAFT',
      'COORDINATOR: HIDDEN to PUBLISHED',
      'COORDINATOR: HIDDEN to WITHDRAWN',
      'COORDINATOR: IN_MODERATION to DRAFT',
      'COORDINATOR: IN_MODERATION to PUBLISHED',
      'COORDINATOR: IN_MODERATION to WITHDRAWN',
      'COORDINATOR: PAST to WITHDRAWN',
      'COORDINATOR: PAUSED to DRAFT',
      'COORDINATOR: PAUSED to WITHDRAWN',
      'COORDINATOR: PUBLISHED to DRAFT',
      'COORDINATOR: PUBLISHED to HIDDEN',
      'COORDINATOR: PUBLISHED to WITHDRAWN',
      'EMPLOYER: DRAFT to IN_MODERATION',
      'EMPLOYER: DRAFT to PUBLISHED',
      'EMPLOYER: DRAFT to WITHDRAWN',
      'EMPLOYER: HIDDEN to WITHDRAWN',
      'EMPLOYER: IN_MODERATION to DRAFT',
      'EMPLOYER: IN_MODERATION to WITHDRAWN',
      'EMPLOYER: PAST to DRAFT',
      'EMPLOYER: PAST to WITHDRAWN',
      'EMPLOYER: PAUSED to DRAFT',
      'EMPLOYER: PAUSED to IN_MODERATION',
      'EMPLOYER: PAUSED to PUBLISHED',
      'EMPLOYER: PAUSED to WITHDRAWN',
      'EMPLOYER: PUBLISHED to PAUSED',
      'EMPLOYER: PUBLISHED to WITHDRAWN',
      'SAFEGUARDING_LEAD: PUBLISHED to HIDDEN',
      'STUDENT: PUBLISHED to HIDDEN',
      'SYSTEM: PAUSED to IN_MODERATION',
      'SYSTEM: PAUSED to PAST',
      'SYSTEM: PAUSED to PUBLISHED',
      'SYSTEM: PUBLISHED to PAST',
      'SYSTEM: PUBLISHED to PAUSED',
    ]);
  });

  it.each(adverts.filter(({ allowed }) => !allowed))(
    'that is $from is not made $to by a $role',
    ({ from, to, role }) => {
      expect(() => requireMove('Opportunity', opportunityTransitions, from, to, role)).toThrow(WrongState);
    },
  );

  it('names to somebody who may not move it on only the states from which they might', () => {
    const refused = (role: 'EMPLOYER' | 'COORDINATOR'): unknown => {
      try {
        return requireMove('Opportunity', opportunityTransitions, 'WITHDRAWN', 'PUBLISHED', role);
      } catch (error) {
        return error;
      }
    };
    expect(refused('EMPLOYER')).toMatchObject({ allowedFrom: ['DRAFT', 'PAUSED'] });
    expect(refused('COORDINATOR')).toMatchObject({ allowedFrom: ['IN_MODERATION', 'HIDDEN'] });
  });

  it('keeps its words while it is read or shown, and takes no slots once it is out of reach', () => {
    expect(editableStates).toEqual(['DRAFT', 'PAUSED']);
    expect(schedulableStates).toEqual(['DRAFT', 'IN_MODERATION', 'PUBLISHED', 'PAUSED']);
    expect(confirmableStates).toEqual(['PUBLISHED', 'PAUSED']);
    expect(renewableStates).toEqual(['PAUSED', 'PAST']);
    expect(opportunityStates.filter((state) => !reportableStates.includes(state))).toEqual(['DRAFT', 'IN_MODERATION']);
  });
});

describe('a report about an advert', () => {
  it('is closed by the coordinator, once', () => {
    expect(sentences(reports)).toEqual(['COORDINATOR: OPEN to DISMISSED', 'COORDINATOR: OPEN to UPHELD']);
  });

  it.each(reports.filter(({ allowed }) => !allowed))(
    'that is $from is not made $to by a $role',
    ({ from, to, role }) => {
      expect(() => requireMove('AdvertReport', reportTransitions, from, to, role)).toThrow(WrongState);
    },
  );

  it('hides it where it is about safety, by somebody whom the programme let in and who was not wrong about it before', () => {
    const reporters = [...roles, 'NEWCOMER', 'SYSTEM'] as const;
    const hiding = reportReasons.flatMap((reason) =>
      reporters.flatMap((role) => (hidesAdvert(reason, role, false) ? [`${reason} by ${role}`] : [])),
    );
    expect(hiding).toEqual([
      'SAFETY by STUDENT',
      'SAFETY by CAREERS_LEAD',
      'SAFETY by SAFEGUARDING_LEAD',
      'SAFETY by COORDINATOR',
    ]);
    expect(reporters.some((role) => hidesAdvert('SAFETY', role, true))).toBe(false);
  });
});

describe('a slot', () => {
  it('is cancelled by its employer, once', () => {
    expect(sentences(slots)).toEqual(['EMPLOYER: OPEN to CANCELLED']);
  });

  it.each(slots.filter(({ allowed }) => !allowed))('that is $from is not made $to by a $role', ({ from, to, role }) => {
    expect(() => requireMove('Slot', slotTransitions, from, to, role)).toThrow(WrongState);
  });
});
