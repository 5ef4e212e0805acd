import { createHash } from 'node:crypto';
import pg from 'pg';

/** By text. */
const names = new Map<string, string>();
/** The code has some hundreds of texts; beyond this many they are made up for the occasion, and go without a name. */
const mostNames = 2_000;

/**
 * A connection that prepares whatever is sent with values, once, under a name of its own: with row-level security most statements take PostgreSQL
 * longer to plan than to run, and after a few times it keeps the plan of one that has a name.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const sender = (): ((...sent: unknown[]) => unknown) => super.query.bind(this);
    const query = (text: unknown, values?: unknown, ...more: unknown[]): unknown => {
      const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
      return name === undefined ? sender()(text, values, ...more) : sender()({ name, text, values }, ...more);
    };
    Object.assign(this, { query });
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = `kept_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  names.set(text, name);
  return name;
}
