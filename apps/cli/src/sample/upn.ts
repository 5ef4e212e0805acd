const checkLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** No local authority in England has this number, so that no drawn number can be a real child's. */
const noLocalAuthority = '999';

/**
 * A number in the form of a unique pupil number: check letter, authority, school (last four digits of its URN), last two digits of
 * the year of entry, serial 0 to 999. The letter is right by the official rule: each digit times its place (2 to 13), summed, modulo
 * 23. Source: Department for Education, "Unique pupil numbers: a guide for schools and local authorities".
 */
export function fictionalUpn(urn: string, entryYear: number, serial: number): string {
  const digits = `${noLocalAuthority}${urn.slice(-4)}${String(entryYear).slice(-2)}${String(serial).padStart(3, '0')}`;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at + 2), 0);
  return `${checkLetters.charAt(sum % 23)}${digits}`;
}
