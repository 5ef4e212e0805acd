// The committed schema is what the code says, and takes nothing away from what clients rely on (schema.released.graphql).
import { readFile, writeFile } from 'node:fs/promises';
import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql';
import { schemaText } from '../dist/apps/cli/src/commands/print-schema.js';

const committedFile = new URL('../apps/api/schema.graphql', import.meta.url);
const releasedFile = new URL('../apps/api/schema.released.graphql', import.meta.url);
const now = await schemaText();

if (process.argv.includes('--write')) await writeFile(committedFile, now);
if (process.argv.includes('--release')) await writeFile(releasedFile, now);

const [committed, released] = await Promise.all([committedFile, releasedFile].map((file) => readFile(file, 'utf8')));
const breaking = findBreakingChanges(buildSchema(released), buildSchema(now));
const dangerous = findDangerousChanges(buildSchema(released), buildSchema(now));
for (const { description } of dangerous) console.log(`note: ${description}`);
for (const { description } of breaking) console.error(`breaking: ${description}`);
if (committed !== now) console.error('apps/api/schema.graphql is not what the code says: run `npm run schema:write`.');
if (committed !== now || breaking.length > 0) process.exit(1);
console.log('The schema has not drifted and breaks nothing.');
