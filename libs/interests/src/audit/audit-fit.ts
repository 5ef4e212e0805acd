import { suppressedGroups } from '#evaluation';
import { invariant } from '#kernel';
import { auditFamilies, auditMeasureTable, type AuditMeasure } from './audit-measures.js';
import type { AuditRow } from './audit-row.js';
import type { Deals } from './chance-bounds.js';
import { compareGroups, rounded, type Comparison } from './compare-groups.js';
import { dissimilarityIn, meanDifferenceIn } from './deviations.js';

/** A measure in a group, to two places. */
export interface Figure {
  readonly mean: number;
  /** `null` when there is nobody else to compare with. */
  readonly comparison: Comparison | null;
}

/** A group with what can be shown of it: `null` is of too few, or would let the figures of too few be worked out. */
export interface AuditedGroup {
  readonly key: string;
  readonly students: number | null;
  readonly medianFit: number | null;
  readonly figures: Readonly<Record<AuditMeasure, Figure | null>>;
  /** How differently the offers of the group and those of everybody else are spread over the sectors. */
  readonly sectors: Comparison | null;
}

/** The fit of what was offered. */
export interface FitAudit {
  /** Everybody, as one group with the key ''. */
  readonly all: AuditedGroup;
  /** By key. */
  readonly groups: readonly AuditedGroup[];
}

/** How an audit is made. */
export interface AuditOptions<Row> extends Partial<Deals> {
  /** The key of the group that a student belongs to; "not stated" is a group too. */
  readonly by: (row: Row) => string;
}

const usualSeed = 20_260_901;

/** More would move the bounds by less than is shown; large programmes get fewer, which moves them as little. */
const usualDeals = (students: number): number => Math.max(199, Math.min(999, Math.ceil(1_000_000 / (students + 1))));

/**
 * Holds what was offered against what students want, over everybody and by group: the means of `auditMeasures`, the median fit, and
 * each group's difference from everybody else beside what chance alone would bring about.
 *
 * No figure is shown of fewer than five students, nor from which fewer could be worked out by taking groups from everybody
 * (`suppressedGroups`); of a share the counts on both sides must be five or more. Audits by different grounds are each safe by
 * themselves: do not cross them. The order of the rows does not matter, and the same rows and seed give the same figures. Of two groups the
 * differences mirror each other. O(deals × rows) a measure: about half a second for 15,000 students.
 */
export function auditFit<Row extends AuditRow>(
  rows: readonly Row[],
  { by, seed = usualSeed, deals = usualDeals(rows.length) }: AuditOptions<Row>,
): FitAudit {
  const [all] = audited([{ key: '', rows }], { seed, deals });
  invariant(all !== undefined, 'one group gives one figure');
  return { all, groups: audited(groupsOf(rows, by), { seed, deals }) };
}

interface Group {
  readonly key: string;
  readonly rows: readonly AuditRow[];
}

function groupsOf<Row extends AuditRow>(rows: readonly Row[], by: (row: Row) => string): Group[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(by(row));
    if (group === undefined) groups.set(by(row), [row]);
    else group.push(row);
  }
  return [...groups].map(([key, own]) => ({ key, rows: own })).sort((left, right) => (left.key < right.key ? -1 : 1));
}

function audited(groups: readonly Group[], deals: Deals): AuditedGroup[] {
  const sizes = suppressedGroups(groups.map(({ rows }) => [rows.length]));
  const isShown = (counts: readonly (readonly number[])[]): boolean[] =>
    suppressedGroups(counts).map((shown, group) => shown !== null && sizes[group] !== null);

  const figures = new Map<AuditMeasure, (Figure | null)[]>();
  for (const family of auditFamilies) {
    const shown = isShown(groups.map(({ rows }) => familyCounts(rows, family)));
    for (const measure of family) figures.set(measure, figuresOf(groups, measure, shown, deals));
  }
  const figureOf = (measure: AuditMeasure, group: number): Figure | null => figures.get(measure)?.[group] ?? null;
  const sectors = sectorsOf(groups, isShown(groups.map(({ rows }) => [offersOf(rows).length])), deals);
  return groups.map(({ key, rows }, group) => ({
    key,
    students: sizes[group] === null ? null : rows.length,
    medianFit: figureOf('FIT', group) === null ? null : rounded(median(valuesOf(rows, 'FIT'))),
    figures: {
      FIT: figureOf('FIT', group),
      OFFERED: figureOf('OFFERED', group),
      CHOSEN_CATEGORY: figureOf('CHOSEN_CATEGORY', group),
      NO_CLEAR_PREFERENCE: figureOf('NO_CLEAR_PREFERENCE', group),
      MAKING_FIRST: figureOf('MAKING_FIRST', group),
      HELPING_FIRST: figureOf('HELPING_FIRST', group),
    },
    sectors: sectors[group] ?? null,
  }));
}

/** How many students each part of a family of shares is of, and everybody besides; of the fit how many there are. */
function familyCounts(rows: readonly AuditRow[], family: readonly AuditMeasure[]): number[] {
  const parts = family.map((measure) => valuesOf(rows, measure));
  const concerned = parts[0]?.length ?? 0;
  if (family.includes('FIT')) return [concerned];
  const counts = parts.map(sum);
  return [...counts, concerned - sum(counts)];
}

function figuresOf(
  groups: readonly Group[],
  measure: AuditMeasure,
  isShown: readonly boolean[],
  deals: Deals,
): (Figure | null)[] {
  const measured = groups.map(({ rows }, group) => ({
    values: valuesOf(rows, measure),
    isShown: isShown[group] === true,
  }));
  const pool = measured.flatMap(({ values }) => values).sort((left, right) => left - right);
  const comparisons = compareGroups(measured, meanDifferenceIn(pool.length, sum(pool)), deals);
  return measured.map(({ values, isShown: isThis }, group) =>
    isThis ? { mean: rounded(sum(values) / values.length), comparison: comparisons[group] ?? null } : null,
  );
}

function sectorsOf(groups: readonly Group[], isShown: readonly boolean[], deals: Deals): (Comparison | null)[] {
  const names = [...new Set(groups.flatMap(({ rows }) => offersOf(rows)))].sort();
  const numbers = new Map(names.map((name, number) => [name, number]));
  const measured = groups.map(({ rows }, group) => ({
    values: offersOf(rows).map((name) => numbers.get(name) ?? 0),
    isShown: isShown[group] === true,
  }));
  const ofSector = names.map(() => 0);
  for (const number of measured.flatMap(({ values }) => values)) ofSector[number] = (ofSector[number] ?? 0) + 1;
  return compareGroups(measured, dissimilarityIn(ofSector), deals);
}

/** The sector of every offer. */
function offersOf(rows: readonly AuditRow[]): string[] {
  return rows.flatMap(({ offer }) => (offer === null ? [] : [offer.sector]));
}

/** In order, so that their sum does not depend on the order of the rows. */
function valuesOf(rows: readonly AuditRow[], measure: AuditMeasure): number[] {
  return rows.flatMap((row) => auditMeasureTable[measure].of(row) ?? []).sort((left, right) => left - right);
}

function median(ordered: readonly number[]): number {
  const half = ordered.length / 2;
  return ((ordered[Math.ceil(half) - 1] ?? 0) + (ordered[Math.floor(half)] ?? 0)) / 2;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
