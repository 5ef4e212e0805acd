import { ValidateBy, buildMessage, type ValidationOptions } from 'class-validator';
import { parseLocalDate, parseLocalTime } from '#kernel';

/** A real day, YYYY-MM-DD. */
export const IsLocalDate = (options?: ValidationOptions): PropertyDecorator =>
  rule(
    'isLocalDate',
    'must be a day of the form YYYY-MM-DD',
    (value) => typeof value === 'string' && parseLocalDate(value) !== undefined,
    options,
  );

/** A wall-clock time, HH:MM. */
export const IsLocalTime = (options?: ValidationOptions): PropertyDecorator =>
  rule(
    'isLocalTime',
    'must be a time of the form HH:MM',
    (value) => typeof value === 'string' && parseLocalTime(value) !== undefined,
    options,
  );

/** An instant in UTC, as in 2026-10-26T09:00:00Z. */
export const IsInstant = (options?: ValidationOptions): PropertyDecorator =>
  rule(
    'isInstant',
    'must be an instant in UTC of the form YYYY-MM-DDTHH:MM:SSZ',
    (value) =>
      typeof value === 'string' &&
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/.test(value) &&
      !Number.isNaN(Date.parse(value)),
    options,
  );

/** Text with something in it, between one character and `max`, not counting blanks at the ends. */
export const IsProse = (max: number, options?: ValidationOptions): PropertyDecorator =>
  rule(
    'isProse',
    `must be text of 1 to ${max} characters`,
    (value) => typeof value === 'string' && value.trim().length >= 1 && value.length <= max,
    options,
  );

function rule(
  name: string,
  message: string,
  holds: (value: unknown) => boolean,
  options?: ValidationOptions,
): PropertyDecorator {
  return ValidateBy(
    {
      name,
      validator: {
        validate: (value) => holds(value),
        defaultMessage: buildMessage((each) => `${each}${message}`, options),
      },
    },
    options,
  );
}
