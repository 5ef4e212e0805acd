import { commands } from './commands/index.js';

const [first = 'help', ...others] = process.argv.slice(2);
// A command has a name of one word or of two: `migrate`, `import postcodes`.
const isTwoWords = `${first} ${others[0]}` in commands;
const name = isTwoWords ? `${first} ${others[0]}` : first;
const rest = isTwoWords ? others.slice(1) : others;
const command = commands[name];

if (command === undefined) {
  const width = Math.max(...Object.keys(commands).map((known) => known.length));
  const list = Object.entries(commands).map(([known, { summary }]) => `  ${known.padEnd(width)}  ${summary}`);
  process.stdout.write(`foothold <command>\n\n${list.join('\n')}\n`);
  process.exitCode = name === 'help' ? 0 : 2;
} else {
  try {
    await command.run(rest);
  } catch (error) {
    process.stderr.write(`foothold ${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
