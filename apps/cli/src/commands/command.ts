/** One command of the command line. */
export interface Command {
  /** What it does, in a line. */
  readonly summary: string;
  /** Does it. What it throws is printed as one line, and the process ends with 1. */
  run(parameters: readonly string[]): Promise<void>;
}
