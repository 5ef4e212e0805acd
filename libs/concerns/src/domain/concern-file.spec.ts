import { describe, expect, it } from '@jest/globals';
import type { IdOf } from '#kernel';
import { concernFile, type FiledConcern } from './concern-file.js';

const concern: FiledConcern = {
  id: 'con_one' as IdOf<'Concern'>,
  state: 'PASSED_ON',
  raisedAs: 'GUARDIAN',
  raisedAt: '2026-09-14T08:00:00Z',
  text: 'She came home in tears.',
  isAllegation: true,
  studentName: 'Amina Walker',
  employerName: 'The Print Studio',
  siteName: 'The workshop',
  hostAdultName: null,
  notes: [{ state: 'PASSED_ON', note: 'Spoke to the officer.', madeAt: '2026-09-14T09:00:00Z' }],
};

describe('the file of concerns', () => {
  it('holds each with who, where, when and every note', () => {
    expect(concernFile([concern])).toBe(
      [
        'Concern con_one (allegation about an adult)',
        'About: Amina Walker',
        'Where: The Print Studio, The workshop',
        'Raised: 2026-09-14T08:00:00Z by a parent or carer, by a link',
        'Now: passed on to the local authority',
        '',
        'She came home in tears.',
        '',
        '2026-09-14T09:00:00Z, passed on to the local authority:',
        'Spoke to the officer.',
        '',
      ].join('\n'),
    );
  });

  it('keeps concerns apart, and leaves out a child where there is none', () => {
    const text = concernFile([concern, { ...concern, studentName: null }]);
    expect(text.split('\n----\n')).toHaveLength(2);
    expect(text.match(/About:/g)).toHaveLength(1);
  });
});
