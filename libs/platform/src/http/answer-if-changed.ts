import { createHash } from 'node:crypto';

/** A document over plain HTTP. */
export interface HttpDocument {
  readonly body: string;
  /** Its media type. */
  readonly type: string;
  readonly cacheControl: string;
  /** When it last changed, as far as that is known; never without the ETag, which always is. */
  readonly changedAt: Date | null;
}

/** As much of a reply as is needed to send a document. */
interface Reply {
  code(status: number): Reply;
  headers(values: Record<string, string>): Reply;
  send(body?: string): unknown;
}

/**
 * Sends the document, or 304 to whoever has it already. The ETag is of all that is in it and decides wherever it is asked (RFC 9110, 13.2.2); a date
 * alone is held against the last change that is known, so whoever asks by date alone may learn later of what was taken away.
 */
export function answerIfChanged(
  reply: Reply,
  headers: Readonly<Record<string, string | undefined>>,
  { body, type, cacheControl, changedAt }: HttpDocument,
): void {
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  reply.headers({
    etag,
    'cache-control': cacheControl,
    ...(changedAt === null ? {} : { 'last-modified': changedAt.toUTCString() }),
  });
  if (isKnown(headers, etag, changedAt)) reply.code(304).send();
  else reply.headers({ 'content-type': type }).send(body);
}

function isKnown(headers: Readonly<Record<string, string | undefined>>, etag: string, changedAt: Date | null): boolean {
  const known = headers['if-none-match'];
  if (known !== undefined) return known.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()));
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return changedAt !== null && !Number.isNaN(since) && Math.floor(changedAt.getTime() / 1000) * 1000 <= since;
}
