import { parseArgs } from 'node:util';
import type { AllocationMode, RankObjective } from '#matching';

/** What `foothold allocate` was asked for. */
export interface AllocateOptions {
  readonly students: string;
  readonly slots: string;
  readonly preferences: string;
  readonly out: string;
  readonly mode: AllocationMode;
  /** Pairs of lower-case hexadecimal digits; `undefined` when one is to be drawn. */
  readonly seed: string | undefined;
}

/** How the command is called, in a few lines. */
export const allocateUsage = `foothold allocate --students FILE --slots FILE --preferences FILE --out DIR
  [--mode fair] [--completion RANKS_DOWN]
  [--mode maximum] [--ranks least-total-rank|generous|greedy] [--priority-classes N]
  [--seed HEX]`;

const rankObjectives: Readonly<Record<string, RankObjective>> = {
  'least-total-rank': 'LEAST_TOTAL_RANK',
  generous: 'GENEROUS',
  greedy: 'GREEDY',
};

const leastSeedDigits = 32;

/** Reads the command line. Throws an `Error` that says everything that is wrong with it, and how the command is called. */
export function readAllocateOptions(parameters: readonly string[]): AllocateOptions {
  const { values } = parse(parameters);
  const wrong: string[] = [];
  const needed = (name: 'students' | 'slots' | 'preferences' | 'out'): string => {
    const value = values[name] ?? '';
    if (value === '') wrong.push(`--${name} is needed`);
    return value;
  };
  const only = (mode: string, ...names: readonly ('ranks' | 'priority-classes' | 'completion')[]): void => {
    for (const name of names) if (values[name] !== undefined) wrong.push(`--${name} goes with --mode ${mode} only`);
  };
  const whole = (name: 'priority-classes' | 'completion'): number => {
    const value = values[name] ?? '0';
    if (!/^\d{1,9}$/.test(value)) wrong.push(`--${name} is a whole number`);
    return Number(value);
  };
  const readMode = (): AllocationMode => {
    if (values.mode === 'maximum') {
      only('fair', 'completion');
      const ranks = rankObjectives[values.ranks ?? 'least-total-rank'];
      if (ranks === undefined) wrong.push(`--ranks is one of ${Object.keys(rankObjectives).join(', ')}`);
      return { kind: 'MAXIMUM', priorityClasses: whole('priority-classes'), ranks: ranks ?? 'LEAST_TOTAL_RANK' };
    }
    if (values.mode !== undefined && values.mode !== 'fair') wrong.push('--mode is fair or maximum');
    only('maximum', 'ranks', 'priority-classes');
    if (values.completion === undefined) return { kind: 'FAIR' };
    return { kind: 'FAIR', completion: { ranksDown: whole('completion') } };
  };
  const options = {
    students: needed('students'),
    slots: needed('slots'),
    preferences: needed('preferences'),
    out: needed('out'),
    mode: readMode(),
    seed: values.seed?.toLowerCase(),
  };
  const { seed } = options;
  if (seed !== undefined && !(/^([0-9a-f]{2})+$/.test(seed) && seed.length >= leastSeedDigits)) {
    wrong.push(`--seed is ${leastSeedDigits} or more hexadecimal digits, in pairs`);
  }
  if (options.mode.kind === 'MAXIMUM' && options.mode.priorityClasses > 16) {
    wrong.push('--priority-classes is 16 at most');
  }
  if (wrong.length > 0) throw new Error(`${wrong.join('; ')}.\n${allocateUsage}`);
  return options;
}

const text = { type: 'string' } as const;

function parse(parameters: readonly string[]): ReturnType<typeof parseAllocate> {
  try {
    return parseAllocate(parameters);
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${allocateUsage}`, { cause: error });
  }
}

function parseAllocate(parameters: readonly string[]) {
  return parseArgs({
    args: [...parameters],
    options: {
      students: text,
      slots: text,
      preferences: text,
      out: text,
      mode: text,
      ranks: text,
      'priority-classes': text,
      completion: text,
      seed: text,
    },
  });
}
