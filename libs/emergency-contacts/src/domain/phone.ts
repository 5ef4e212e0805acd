/**
 * A telephone number in international form, +441214960100, from what somebody typed: with its country (+ or 00), or as it is dialled within the
 * United Kingdom; blanks, dashes, dots and brackets are nothing. `undefined` for anything else. O(length).
 */
export function phoneOf(typed: string): string | undefined {
  const bare = typed.replace(/\(0\)/, '').replace(/[\s().-]/g, '');
  const full = bare.startsWith('00') ? `+${bare.slice(2)}` : bare.replace(/^0/, '+44');
  const isUk = full.startsWith('+44');
  return (isUk ? /^\+44[1-9]\d{8,9}$/ : /^\+[1-9]\d{6,14}$/).test(full) ? full : undefined;
}
