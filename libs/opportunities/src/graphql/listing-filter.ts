import { GraphQLError } from 'graphql';
import { parseLocalDate, type LocalDate } from '#kernel';
import type { ListingFilter } from '../application/listing-filter.js';
import type { FacetArgs, OwnFacetArgs } from './listing.types.js';

const longestText = 200;

/** What the arguments of a list ask for. Throws a GraphQLError for what cannot be asked. */
export function filterOf(args: FacetArgs & Pick<OwnFacetArgs, 'favourites'>): ListingFilter {
  return {
    text: textOf(args.text),
    kind: args.kind ?? null,
    category: args.category ?? null,
    sector: sectorOf(args.sector),
    yearGroup: yearGroupOf(args.yearGroup),
    access: [...new Set(args.access ?? [])],
    startsFrom: dayOf('startsFrom', args.startsFrom),
    startsTo: dayOf('startsTo', args.startsTo),
    favourites: args.favourites ?? false,
  };
}

/** Nothing in it but letters and digits is ever looked at, and the database takes no characters that cannot be seen. */
function textOf(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  if (text.length > longestText) throw new GraphQLError(`text must be at most ${longestText} characters`);
  return text.replace(/[\p{Cc}\p{Surrogate}]/gu, ' ');
}

function sectorOf(sector: string | null | undefined): string | null {
  if (sector === null || sector === undefined) return null;
  if (!/^[A-U]$/.test(sector)) throw new GraphQLError('sector must be a letter from A to U');
  return sector;
}

function yearGroupOf(yearGroup: number | null | undefined): number | null {
  if (yearGroup === null || yearGroup === undefined) return null;
  if (yearGroup < 7 || yearGroup > 13) throw new GraphQLError('yearGroup must be a number from 7 to 13');
  return yearGroup;
}

function dayOf(argument: string, text: string | null | undefined): LocalDate | null {
  if (text === null || text === undefined) return null;
  const day = parseLocalDate(text);
  if (day === undefined) throw new GraphQLError(`${argument} must be a day of the form YYYY-MM-DD`);
  return day;
}
