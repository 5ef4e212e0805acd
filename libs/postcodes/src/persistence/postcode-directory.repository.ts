import { outcodeOf, parsePostcode, sectorOf, type Postcode } from '#geo';
import type { Transaction } from '#platform';
import type { Located, Lookup, Precision, PostcodeDirectory } from '../domain/lookup.js';

/** The postcode directory in PostgreSQL: one statement, so that an import in between is seen wholly or not at all. */
export class PgPostcodeDirectory implements PostcodeDirectory {
  constructor(private readonly tx: Transaction) {}

  async locate(written: readonly string[]): Promise<ReadonlyMap<string, Lookup>> {
    const asked = new Map(written.map((text) => [text, parsePostcode(text)]));
    const codes = [...new Set(asked.values())].filter((code) => code !== undefined);
    const rows = await this.tx.manager.query<FoundRow[]>(find, [codes, codes.map(sectorOf), codes.map(outcodeOf)]);
    const found = new Map(rows.map((row) => [row.code, locatedOf(row)]));
    return new Map([...asked].map(([text, code]) => [text, lookupOf(code, found)]));
  }
}

interface FoundRow {
  readonly code: Postcode;
  readonly terminatedOn: string | null;
  readonly precision: Precision;
  readonly latitude: number;
  readonly longitude: number;
  readonly radiusMetres: number;
}

const find = `
  select asked.code, known.terminated_on as "terminatedOn", coalesce(part.kind, 'POSTCODE') as precision,
    coalesce(part.latitude, known.latitude) as latitude, coalesce(part.longitude, known.longitude) as longitude,
    coalesce(part.radius_metres, 0) as "radiusMetres"
  from unnest($1::text[], $2::text[], $3::text[]) asked (code, sector, outcode)
  left join postcode known on known.code = asked.code
  left join lateral (
    select * from partial_postcode where known.latitude is null and code in (asked.sector, asked.outcode)
    order by length(code) desc limit 1
  ) part on true
  where known.latitude is not null or part.code is not null`;

function locatedOf({ code, terminatedOn, precision, latitude, longitude, radiusMetres }: FoundRow): Located {
  const point = { latitude, longitude };
  const rough = precision !== 'POSTCODE';
  return { state: 'LOCATED', postcode: code, point, precision, radiusMetres, rough, terminatedOn };
}

function lookupOf(code: Postcode | undefined, found: ReadonlyMap<Postcode, Located>): Lookup {
  return code === undefined ? { state: 'MALFORMED' } : (found.get(code) ?? { state: 'UNKNOWN_AREA' });
}
