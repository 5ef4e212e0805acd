import { describe, expect, it } from '@jest/globals';
import { readSampleFiles } from './sample-files.js';

const { schools, employers, postcodes, trades, visits } = readSampleFiles();

describe('the files of the sample', () => {
  it('name the six schools of the pilot', () => {
    expect(schools.map(({ urn }) => urn)).toEqual(['103483', '103503', '103541', '136152', '139048', '141969']);
  });

  it('have a point for every postcode that they name, once', () => {
    const listed = postcodes.map(({ postcode }) => postcode);
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed).toEqual(expect.arrayContaining([...schools, ...employers].map(({ postcode }) => postcode)));
  });

  it('put every workplace in a postcode of its own', () => {
    expect(new Set(employers.map(({ postcode }) => postcode)).size).toBe(employers.length);
  });

  it.each([...trades].map(([name, trade]) => ({ name, ...trade })))(
    'describe a week in $name with eight different tasks',
    ({ tasks, titles, summaries }) => {
      expect(new Set(tasks.map(({ task }) => task)).size).toBe(8);
      expect(titles.length).toBeGreaterThan(1);
      expect(summaries.length).toBeGreaterThan(1);
    },
  );

  it('use every trade that they describe and describe every trade that they use', () => {
    expect([...new Set(employers.flatMap((employer) => employer.trades))].sort()).toEqual([...trades.keys()].sort());
  });

  it('ask only listed employers to be visited', () => {
    expect(employers.map(({ name }) => name)).toEqual(expect.arrayContaining(visits.map(({ employer }) => employer)));
  });

  it('offer work in every job category', () => {
    expect(new Set([...trades.values()].map(({ jobCategory }) => jobCategory)).size).toBe(25);
  });
});
