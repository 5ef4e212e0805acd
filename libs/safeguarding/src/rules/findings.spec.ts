import { describe, expect, it } from '@jest/globals';
import { allOf, emptyList, noneOf, worst } from './findings.js';

describe('several answers', () => {
  it.each([
    [[], 'ok', 'ok'],
    [[true], 'ok', 'fail'],
    [[false], 'fail', 'ok'],
    [[null], 'unknown', 'unknown'],
    [[true, null], 'unknown', 'fail'],
    [[null, false], 'fail', 'unknown'],
    [[true, false, null], 'fail', 'fail'],
  ] as const)('%j: where all have to be yes %s, where all have to be no %s', (answers, all, none) => {
    expect(allOf(...answers)).toBe(all);
    expect(noneOf(...answers)).toBe(none);
  });
});

describe('several findings', () => {
  it.each([
    [[], 'ok'],
    [['ok', 'ok'], 'ok'],
    [['ok', 'unknown'], 'unknown'],
    [['unknown', 'fail', 'ok'], 'fail'],
  ] as const)('%j are %s', (findings, expected) => {
    expect(worst(findings)).toBe(expected);
  });
});

describe('a list that has to be empty', () => {
  it.each([
    [[], 'ok'],
    [['one'], 'fail'],
    [null, 'unknown'],
  ] as const)('%j is %s', (list, expected) => {
    expect(emptyList(list)).toBe(expected);
  });
});
