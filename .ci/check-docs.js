// The pages that are made from the code's tables say what the code says.
import { readFile, writeFile } from 'node:fs/promises';
import { operationsText } from '../dist/apps/cli/src/commands/print-operations.js';
import { retentionText } from '../dist/apps/cli/src/commands/print-retention.js';
import { renderRuleBook } from '../dist/libs/safeguarding/src/index.js';

const pages = {
  'docs/operations.md': operationsText(),
  'docs/retention.md': retentionText(),
  'docs/rules.md': renderRuleBook(),
};

for (const [page, text] of Object.entries(pages)) {
  const file = new URL(`../${page}`, import.meta.url);
  if (process.argv.includes('--write')) await writeFile(file, text);
  if ((await readFile(file, 'utf8').catch(() => '')) === text) continue;
  console.error(`${page} is not what the code says: run \`npm run docs:write\`.`);
  process.exitCode = 1;
}
if (process.exitCode !== 1) console.log('The generated pages agree with the code.');
