/**
 * True when that is a refusal of the operating system's (EACCES, ENOENT, …).
 *
 * Asked by its parts: under Jest, Node's own errors are no instances of the test's `Error`.
 */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'syscall' in error && 'code' in error && 'message' in error;
}

/** True when that is the operating-system error with that code. */
export function hasCode(error: unknown, code: string): boolean {
  return isSystemError(error) && error.code === code;
}
