import { statement, type Statement } from '#platform';

const made = new Map<string, Statement<unknown>>();

/**
 * The statement of a text, named the first time that it is asked for. Texts are put together of conditions, so that each set of them has a
 * plan of its own; there are as many as sets that somebody asked for.
 */
export function namedOnce<Row>(title: string, text: string): Statement<Row> {
  const known = made.get(text) ?? statement<unknown>(title, text);
  made.set(text, known);
  return known as Statement<Row>;
}
