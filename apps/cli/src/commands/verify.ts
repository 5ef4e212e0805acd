import { readFile } from 'node:fs/promises';
import { checkRun, MatchingInputError, readRun, type DrawnRun, type RunCheck, type Violation } from '#matching';
import { drawLottery, hashOf } from '../allocate/draw-lottery.js';
import type { Command } from './command.js';

/** Checks a run that `allocate` has written, with code that shares nothing with what made it. */
export const verifyCommand: Command = {
  summary: 'check every claim of a run.json that allocate has written',
  async run([file]) {
    if (file === undefined) throw new Error('Name a file: foothold verify DIR/run.json');
    const { lines, holds } = verifyText(await readFile(file, 'utf8'));
    process.stdout.write(`${lines.join('\n')}\n`);
    if (!holds) process.exitCode = 1;
  },
};

/** What is said about a record of a run, and whether all of it holds. */
export interface Verdict {
  readonly lines: readonly string[];
  readonly holds: boolean;
}

const mostListed = 20;

/** Judges the text of a record. A text that is no record does not hold; throws nothing. */
export function verifyText(text: string): Verdict {
  try {
    const run = readRun(JSON.parse(text.replace(/^\uFEFF/, '')));
    const checks = checkRun(run);
    const drawn = checkDraw(run);
    return {
      lines: [
        ...checks.flatMap(checkLines),
        ...drawn.lines,
        `The instance, SHA-256: ${hashOf(run.instance)}`,
        last(checks, drawn),
      ],
      holds: drawn.holds && checks.every(({ state }) => state === 'HOLDS'),
    };
  } catch (error) {
    if (error instanceof SyntaxError) return { lines: ['The file is not JSON.'], holds: false };
    if (!(error instanceof MatchingInputError)) throw error;
    const faults = error.faults.map(
      ({ path, value, message }) => `  ${path}:${value === null ? '' : ` ${value}`} ${message}`,
    );
    return { lines: ['The file is not a sound record of a run:', ...capped(faults)], holds: false };
  }
}

function last(checks: readonly RunCheck[], drawn: Verdict): string {
  const all = checks.length;
  const held = checks.filter(({ state }) => state === 'HOLDS').length;
  return held === all && drawn.holds
    ? 'Everything holds.'
    : `${held} of ${all} checks hold${drawn.holds ? '' : ', and the draw does not'}.`;
}

const stateWords: Readonly<Record<RunCheck['state'], string>> = {
  HOLDS: 'holds         ',
  FAILS: 'DOES NOT HOLD ',
  NOT_LOOKED_AT: 'not looked at ',
};

const partWords: Readonly<Record<RunCheck['part'], string>> = {
  RUN: 'run       ',
  FAIR: 'fair      ',
  COMPLETION: 'completion',
  MAXIMUM: 'maximum   ',
};

function checkLines({ part, claim, state, violations }: RunCheck): string[] {
  return [`${stateWords[state]} ${partWords[part]}  ${claim}`, ...capped(violations.map(violationLine))];
}

function violationLine({ kind, studentId, slotId, stage }: Violation): string {
  const where = [
    studentId === null ? '' : ` student ${studentId}`,
    slotId === null ? '' : ` slot ${slotId}`,
    stage === undefined ? '' : ` stage ${stage + 1}`,
  ].join('');
  return `    ${kind}${where}`;
}

function capped(lines: readonly string[]): string[] {
  const more = lines.length - mostListed;
  return more > 0 ? [...lines.slice(0, mostListed), `    and ${more} more`] : [...lines];
}

/** Draws the lottery again from the seed. */
function checkDraw({ draw }: DrawnRun): Verdict {
  if (draw === undefined)
    return { lines: ['not looked at  draw        The record holds no draw of the lottery.'], holds: true };
  const again = drawLottery(draw.seed, [...draw.keys.keys()]);
  const wrong = [...draw.keys].filter(([studentId, key]) => again.keys.get(studentId) !== key);
  const isCommitted = again.commitment === draw.commitment;
  const state = (holds: boolean): string => stateWords[holds ? 'HOLDS' : 'FAILS'];
  return {
    lines: [
      `${state(isCommitted)} draw        The commitment is SHA-256 of the seed.`,
      `${state(wrong.length === 0)} draw        Every student’s key is HMAC-SHA-256 of the seed and the id.`,
      ...capped(wrong.map(([studentId]) => `    student ${studentId}`)),
      `Commitment of the draw: ${draw.commitment}`,
    ],
    holds: isCommitted && wrong.length === 0,
  };
}
