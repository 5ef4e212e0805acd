// The peer: LEMON's network simplex, built from the sources beside the generator; absent where compiler or library are.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A function (instance, objective, M?) to what LEMON finds and takes, or the reason why there is none. */
export function buildLemon(sources, folder) {
  const binary = join(folder, 'lemon_mcf');
  try {
    execFileSync(
      'g++',
      ['-O3', '-march=native', '-DNDEBUG', '-std=c++17', join(sources, 'lemon_mcf.cpp'), '-llemon', '-o', binary],
      { stdio: 'pipe' },
    );
  } catch (error) {
    const why =
      error.code === 'ENOENT' ? 'there is no g++' : 'g++ cannot build it (Debian: apt-get install liblemon-dev)';
    return { missing: why };
  }
  return {
    run: (instance, objective, bigM) => {
      const args = [instance, 'ns', objective, ...(bigM === undefined ? [] : [String(bigM)])];
      const {
        matched,
        cost,
        solve_s: seconds,
        peak_mb: peakMb,
      } = JSON.parse(execFileSync(binary, args, { encoding: 'utf8' }));
      return { placed: matched, cost, seconds, peakMb };
    },
  };
}
