import pg from 'pg';

type Send = (this: pg.Client, ...args: unknown[]) => unknown;

/** What a statement is sent as; a promise holds it back until then. */
export type Tampering = (text: string) => string | Promise<string>;

/**
 * Changes the statements of this process on their way to the database while some work is done: for controls that take a guard out of what
 * the service really sends, and see the harm. Only for statements that are sent with promises.
 */
export async function tampered<Result>(change: Tampering, work: () => Promise<Result>): Promise<Result> {
  const send = Reflect.get(pg.Client.prototype, 'query') as Send;
  Reflect.set(
    pg.Client.prototype,
    'query',
    function tamperedSend(this: pg.Client, ...[sent, ...rest]: unknown[]): unknown {
      const text = textOf(sent);
      if (text === undefined) return send.call(this, sent, ...rest);
      const instead = change(text);
      if (typeof instead === 'string') return send.call(this, withText(sent, text, instead), ...rest);
      return instead.then((later) => send.call(this, withText(sent, text, later), ...rest));
    },
  );
  try {
    return await work();
  } finally {
    Reflect.set(pg.Client.prototype, 'query', send);
  }
}

function textOf(sent: unknown): string | undefined {
  if (typeof sent === 'string') return sent;
  return typeof sent === 'object' && sent !== null && 'text' in sent && typeof sent.text === 'string'
    ? sent.text
    : undefined;
}

/** A statement that is prepared keeps its name only with its own text. */
function withText(sent: unknown, before: string, text: string): unknown {
  if (text === before) return sent;
  return typeof sent === 'object' && sent !== null ? { ...sent, text, name: undefined } : text;
}
