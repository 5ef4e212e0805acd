import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/**
 * Scalars that carry text both ways. What comes in is checked with the rest of the input, so that one answer names every fault; what
 * goes out is already text from the database, so nothing is parsed twice.
 */
function textScalar(name: string, description: string): GraphQLScalarType<string, string> {
  const text = (value: unknown): string => {
    if (typeof value !== 'string') throw new TypeError(`${name} is written as text`);
    return value;
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: text,
    parseValue: text,
    parseLiteral: (node: ValueNode) => text(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** A day on the wall calendar. */
export const DateScalar = textScalar('Date', 'A day on the wall calendar in England, YYYY-MM-DD.');

/** A time on the wall clock. */
export const TimeScalar = textScalar('Time', 'A time on the wall clock in England, HH:MM.');

/** An instant. */
export const DateTimeScalar = textScalar('DateTime', 'An instant in UTC, as in 2026-10-26T09:00:00Z.');
