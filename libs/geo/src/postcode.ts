declare const brand: unique symbol;

/** A full UK postcode in its written form, upper case with one space: "B36 8EY". Well formed; says nothing about whether it is in use. */
export type Postcode = string & { readonly [brand]: 'Postcode' };

/**
 * The six shapes of an outward code and the letters each place may hold, then the inward code. GIR 0AA, the one exception, closed
 * in 2003, is refused, and so are the outward codes retired by 2000 (NPT, W1M and the like). Source: BS 7666.
 */
const shape =
  /^([A-PR-UWYZ](?:\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d{1,2}|[A-HK-Y]\d[ABEHMNPRVWXY]))(\d[ABD-HJLNP-UW-Z]{2})$/;

/**
 * The postcode as it is written, or `undefined` when the text cannot be one. Case and white space do not matter; a letter O in
 * place of a nought does. O(1).
 */
export function parsePostcode(text: string): Postcode | undefined {
  if (text.length > 20) return undefined;
  const parts = shape.exec(text.replaceAll(/\s/g, '').toUpperCase());
  return parts === null ? undefined : (`${parts[1]} ${parts[2]}` as Postcode);
}

/** The outward code, "B36" of "B36 8EY": a post town's district, some ten thousand homes. O(1). */
export function outcodeOf(postcode: Postcode): string {
  return postcode.slice(0, -4);
}

/** The sector, "B36 8" of "B36 8EY": some two or three thousand homes. O(1). */
export function sectorOf(postcode: Postcode): string {
  return postcode.slice(0, -2);
}
