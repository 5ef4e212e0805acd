import type { Finding } from '../rule.js';

/** Every answer has to be yes: one no fails, otherwise one that nobody knows leaves it open. O(answers). */
export function allOf(...answers: readonly (boolean | null)[]): Finding {
  if (answers.includes(false)) return 'fail';
  return answers.includes(null) ? 'unknown' : 'ok';
}

/** Every answer has to be no. O(answers). */
export function noneOf(...answers: readonly (boolean | null)[]): Finding {
  if (answers.includes(true)) return 'fail';
  return answers.includes(null) ? 'unknown' : 'ok';
}

/** A list has to be empty; null is one that nobody has made. O(1). */
export function emptyList(list: readonly unknown[] | null): Finding {
  if (list === null) return 'unknown';
  return list.length === 0 ? 'ok' : 'fail';
}

/** The worst of several: one that fails fails, otherwise one that is not `ok` leaves it open. O(findings). */
export function worst(findings: readonly Finding[]): Finding {
  if (findings.includes('fail')) return 'fail';
  return findings.every((finding) => finding === 'ok') ? 'ok' : 'unknown';
}
