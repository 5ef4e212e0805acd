import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** The words of the README's tree of folders from `libs/` on. */
function namedLibs(): string[] {
  const [, tree = ''] = /^libs\/([^]*?)^test\//m.exec(readFileSync('README.md', 'utf8')) ?? [];
  // What a row says of its libs stands after three blanks or more.
  return tree
    .split('\n')
    .flatMap((line) => (line.trim().split(/ {3,}/)[0] ?? '').split(',').flatMap((name) => name.trim() || []));
}

describe('the README', () => {
  it('names every lib that there is, each once, and no other', () => {
    const there = readdirSync('libs', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(namedLibs().sort()).toEqual(there.sort());
  });
});
