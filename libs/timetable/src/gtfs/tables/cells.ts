import { parseLocalDate, type LocalDate } from '#kernel';
import { stepFreeCodes } from '../../timetable.js';

const colon = 58;
const nought = 48;
const secondsPerHour = 3_600;
/** A week: no vehicle is on its way for longer. */
const mostHours = 168;

/**
 * Seconds after the start of the service day, or `undefined` when the text is not `H:MM:SS` with up to three digits of hours: past
 * 24 for what runs on after midnight, under 168. O(1), without a regular expression: it is asked twice a call.
 */
export function parseGtfsTime(text: string): number | undefined {
  const hourDigits = text.length - 6;
  if (hourDigits < 1 || hourDigits > 3) return undefined;
  if (text.charCodeAt(hourDigits) !== colon || text.charCodeAt(hourDigits + 3) !== colon) return undefined;
  let hours = 0;
  for (let at = 0; at < hourDigits; at++) hours = hours * 10 + digitAt(text, at);
  const minutes = digitAt(text, hourDigits + 1) * 10 + digitAt(text, hourDigits + 2);
  const seconds = digitAt(text, hourDigits + 4) * 10 + digitAt(text, hourDigits + 5);
  // False for what holds a NaN.
  const isTime = hours < mostHours && minutes < 60 && seconds < 60;
  return isTime ? hours * secondsPerHour + minutes * 60 + seconds : undefined;
}

/** A time as GTFS writes it, `HH:MM:SS`; past 24:00:00 for what runs on after midnight. */
export function gtfsTime(seconds: number): string {
  const parts = [Math.floor(seconds / secondsPerHour), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** The date, or `undefined` when the text is not a real day in the form `YYYYMMDD`. O(1). */
export function parseGtfsDate(text: string): LocalDate | undefined {
  return /^\d{8}$/.test(text) ? parseLocalDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) : undefined;
}

/** The whole number from 0 to 999,999,999, or `undefined` when the text is anything else, '' among them. O(1). */
export function parseWhole(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** One of `stepFreeCodes`, which number as GTFS does; unknown for '', `undefined` for anything else. O(1). */
export function parseStepFree(text: string): number | undefined {
  if (text === '') return stepFreeCodes.UNKNOWN;
  const code = parseWhole(text);
  return code !== undefined && code <= stepFreeCodes.NO ? code : undefined;
}

function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - nought;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
}
