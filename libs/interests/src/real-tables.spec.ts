import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jobCategories, jobCategoryTable } from './job-categories.js';
import { riasecScales, type RiasecProfile } from './riasec-profile.js';
import { sicSectionOf, sicSections, sicSectionTable } from './sic-sections.js';
import { taskKinds, taskKindTable } from './task-kinds.js';

const folder = process.env['FOOTHOLD_DATA'] ?? '../shared/data';
const whenThere = (file: string): typeof it => (existsSync(join(folder, file)) ? it : (it.skip as typeof it));

/** The rows of a comma-separated file, by column. */
function rowsOf(file: string): Record<string, string>[] {
  const cells = (line: string): string[] =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const [header = '', ...lines] = readFileSync(join(folder, file), 'utf8').trim().split(/\r?\n/);
  const names = cells(header);
  return lines.map((line) => {
    const row = cells(line);
    return Object.fromEntries(names.map((name, place) => [name, row[place] ?? '']));
  });
}

const scores = (row: Record<string, string> | undefined): number[] =>
  ['R', 'I', 'A', 'S', 'E', 'C'].map((letter) => Number(row?.[letter]));

/** Rounded to two places, the mean may be half a hundredth off. */
function expectMean(profile: RiasecProfile, rows: readonly (Record<string, string> | undefined)[]): void {
  riasecScales.forEach((scale, place) => {
    const mean = rows.reduce((sum, row) => sum + (scores(row)[place] ?? Number.NaN), 0) / rows.length;
    expect(Math.abs(profile[scale] - mean)).toBeLessThanOrEqual(0.005 + 1e-9);
  });
}

describe('the occupational interests of O*NET (onet_interests.csv)', () => {
  const file = 'onet_interests.csv';

  whenThere(file)('are what every kind of task was scored from', () => {
    const byCode = new Map(rowsOf(file).map((row) => [row['onet_soc'] ?? '', row]));
    for (const kind of taskKinds) {
      const { profile, occupations } = taskKindTable[kind];
      expectMean(
        profile,
        occupations.map((code) => byCode.get(code)),
      );
    }
  });

  const starter = 'ncs_job_categories_riasec_starter.csv';
  whenThere(starter)('are what every job category was scored from, by the beginnings of their codes', () => {
    const occupations = rowsOf(file);
    const prefixes = new Map(
      rowsOf(starter).map((row) => [row['job_category'], (row['onet_prefixes'] ?? '').split(' ')]),
    );
    for (const category of jobCategories) {
      const { name, profile } = jobCategoryTable[category];
      const begins = prefixes.get(name) ?? [];
      const own = occupations.filter((row) => begins.some((prefix) => row['onet_soc']?.startsWith(prefix)));
      expectMean(profile, own);
    }
  });
});

describe('the Standard Industrial Classification (sic2007.csv)', () => {
  const file = 'sic2007.csv';
  const withoutActivity = ['74990', '98000', '99999'];

  whenThere(file)('puts each of its codes into the section that the bridge finds', () => {
    const rows = rowsOf(file);
    expect(rows.length).toBeGreaterThan(700);
    for (const { code = '', section } of rows) {
      expect([code, sicSectionOf(code)]).toEqual([code, withoutActivity.includes(code) ? undefined : section]);
    }
  });

  whenThere(file)('has the sections of the table and no other', () => {
    const rows = rowsOf(file);
    expect([...new Set(rows.map(({ section }) => section))].sort()).toEqual([...sicSections]);
    for (const section of sicSections) {
      const divisions = rows.filter((row) => row['section'] === section).map((row) => Number(row['division']));
      expect([Math.min(...divisions), Math.max(...divisions)]).toEqual([...sicSectionTable[section].divisions]);
    }
  });
});
