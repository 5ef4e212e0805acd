import { renderRuleBook } from '#safeguarding';
import type { Command } from './command.js';

/** Writes the safeguarding rules to standard output. */
export const printRulesCommand: Command = {
  summary: 'print the safeguarding rules, as Markdown',
  run() {
    process.stdout.write(renderRuleBook());
    return Promise.resolve();
  },
};
