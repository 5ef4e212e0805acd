/** Thrown when this machine cannot run the embedded PostgreSQL. The message tells what to do instead. */
export class EmbeddedPostgresUnavailable extends Error {
  override readonly name = 'EmbeddedPostgresUnavailable';

  /** @param reason what stands in the way, as a clause without a full stop: 'win32 is not supported' */
  constructor(
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`Cannot start the embedded PostgreSQL (${reason}). Set DATABASE_URL to a PostgreSQL 15 or newer.`, options);
  }
}
