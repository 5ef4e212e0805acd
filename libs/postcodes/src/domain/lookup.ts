import type { Point, Postcode } from '#geo';
import { invariant } from '#kernel';

/** How closely a place is known: by the postcode itself, or as the middle of its sector ("B36 8") or of its outward code ("B36"). */
export type Precision = 'POSTCODE' | 'SECTOR' | 'OUTCODE';

/** A postcode that was looked up and found, at least its district. */
export interface Located {
  readonly state: 'LOCATED';
  /** As it is written. */
  readonly postcode: Postcode;
  /** Where it lies; the middle of a sector or of an outward code where nothing closer is known. */
  readonly point: Point;
  readonly precision: Precision;
  /** Nine in ten postcodes of that sector or outward code lie within so many metres of the point; 0 where the postcode's own is known. */
  readonly radiusMetres: number;
  /** True when the point is not the postcode's own. */
  readonly rough: boolean;
  /** The month in which the postcode was terminated, YYYY-MM; `null` while it is live, and where the directory does not know it. */
  readonly terminatedOn: string | null;
}

/** The text cannot be a postcode, or the directory knows no postcode in its whole district. */
export interface NotLocated {
  readonly state: 'MALFORMED' | 'UNKNOWN_AREA';
}

/** What the directory says of a text. */
export type Lookup = Located | NotLocated;

/** Where postcodes lie. */
export interface PostcodeDirectory {
  /**
   * Looks each of them up, however it is written: its own place, else its sector's, else its outward code's. Every text is a key of
   * the answer, as it was given. One statement for all of them; about 0.3 s for 10,000.
   */
  locate(written: readonly string[]): Promise<ReadonlyMap<string, Lookup>>;
}

/** Looks one postcode up. */
export async function locateOne(directory: PostcodeDirectory, written: string): Promise<Lookup> {
  const found = (await directory.locate([written])).get(written);
  invariant(found !== undefined, 'every text is a key of the answer');
  return found;
}
